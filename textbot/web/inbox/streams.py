"""The open event streams of this process: one subscriber hears all news and hands it to the pages they concern.

A stream is a thread that sleeps on a queue of its own. It is woken only by news for its member's departments, and at
most five times a second; who reads too slowly is dropped, and hears anew what it missed.
"""

import json
import logging
import queue
import secrets
import signal
import socket
import threading
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field

from textbot.state.live import Listener, Live, News, moment
from textbot.web.inbox.recent import Recent

log = logging.getLogger(__name__)

# The rest of the server's threads is for everybody else.
MOST = 96
MOST_OF_ONE = 12
# Batches that may wait for a page before it counts as too slow.
ROOM = 50
# News that comes in a burst is handed on in batches so far apart, further the more streams it wakes: what pages cost
# residents has an upper bound.
PACE_SECONDS, PACE_EACH, PACE_LONGEST = 0.2, 0.008, 0.5
LISTEN_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 5.0

Departments = frozenset[str] | None


@dataclass(eq=False)
class Stream:
    """One open page. owner: whose browser it is; departments: of which news it gets (None: of all); key: a name that
    nobody can guess."""

    owner: str
    departments: Departments
    key: str = field(default_factory=lambda: secrets.token_hex(16))
    _batches: "queue.SimpleQueue[bytes | None]" = field(default_factory=queue.SimpleQueue, repr=False)

    def put(self, batch: bytes) -> bool:
        """Hand it a batch; False when it has too many already."""
        if self._batches.qsize() >= ROOM:
            return False
        self._batches.put(batch)
        return True

    def end(self, last: bytes = b"") -> None:
        """Let it end after all that waits, with these as its last words."""
        if last:
            self._batches.put(last)
        self._batches.put(None)

    def wait(self, seconds: float) -> bytes | None:
        """The next batch; b"" when none came in time, None when it is to end."""
        try:
            return self._batches.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return b""


class Streams:
    """All of a process. Begins to listen with its first stream, so that a server may fork before."""

    def __init__(self, live: Live, most: int = MOST) -> None:
        self._live = live
        self._most = most
        self._lock = threading.Lock()
        self._open: dict[str, Stream] = {}
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()
        self._hears = False
        self._recent = Recent()

    def open(self, owner: str, departments: Departments, since: int = 0) -> Stream | None:
        """A new stream, None when there are too many. since: until when its page has all news; 0 when it has none."""
        with self._lock:
            if self._ended.is_set() or len(self._open) >= self._most:
                return None
            stream = Stream(owner, departments)
            self._make_room(owner)
            self._open[stream.key] = stream
            stream.put(self._hello(stream, since) if self._hears else event("away", {}))
            self._start()
        return stream

    def since(self, at: int, departments: Departments) -> tuple[News, ...] | None:
        """For a page without a stream: the news since that moment; None when this process does not know it all."""
        with self._lock:
            self._start()
            return self._recent.since(at, departments)

    def close(self, stream: Stream) -> None:
        """Nobody reads it any more. Doing it twice is fine."""
        with self._lock:
            self._open.pop(stream.key, None)

    def end(self, key: str) -> None:
        """End the stream of a page that was left, whichever process serves it."""
        with self._lock:
            ended = self._end_quietly(key)
        if not ended:
            self._live.end(key)

    def end_all(self) -> None:
        """End all streams; no more are opened."""
        with self._lock:
            self._ended.set()
            for stream in self._open.values():
                stream.end()

    def __len__(self) -> int:
        return len(self._open)

    def _make_room(self, owner: str) -> None:
        own = [each for each in self._open.values() if each.owner == owner]
        for oldest in own[: max(0, len(own) + 1 - MOST_OF_ONE)]:
            oldest.end(event("enough", {}))
            del self._open[oldest.key]

    def _end_quietly(self, key: str) -> bool:
        stream = self._open.pop(key, None)
        if stream is not None:
            stream.end()
        return stream is not None

    def _start(self) -> None:
        if self._thread is None and not self._ended.is_set():
            self._thread = threading.Thread(target=self._listen, name="live", daemon=True)
            self._thread.start()

    def _hello(self, stream: Stream, since: int = 0) -> bytes:
        """The first words, and what the page has missed; gap: that is not known any more, so it asks once."""
        missed = self._recent.since(since, stream.departments)
        hello = event("hello", {"gap": missed is None, "stream": stream.key}, moment())
        return hello + b"".join(map(news_event, missed or ()))

    def _listen(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            try:
                with closing(self._live.listen()) as listener:
                    self._greet()
                    pause = 0.0
                    self._hand_on_all(listener)
            except Exception as error:
                # A connection that is closed under its reader raises anything; without this thread no page has news.
                log.warning("no news: %s", type(error).__name__)
                pause = min(LONGEST_PAUSE_SECONDS, pause * 2 or PACE_SECONDS)
                self._lose()

    def _hand_on_all(self, listener: Listener) -> None:
        handed_on = float("-inf")
        while not self._ended.is_set():
            found = listener.take(LISTEN_SECONDS, gather=max(0.0, handed_on + self._pace() - time.monotonic()))
            if found:
                self._spread(found)
                handed_on = time.monotonic()

    def _pace(self) -> float:
        return min(PACE_LONGEST, max(PACE_SECONDS, PACE_EACH * len(self._open)))

    def _greet(self) -> None:
        """News is heard from now on; what was told before may be unknown to every page."""
        with self._lock:
            self._hears = True
            self._recent.begin()
            self._put_all((stream, self._hello(stream)) for stream in self._open.values())

    def _lose(self) -> None:
        with self._lock:
            self._hears = False
            self._recent.stop()
            self._put_all((stream, event("away", {})) for stream in self._open.values())

    def _spread(self, found: tuple[News, ...]) -> None:
        with self._lock:
            for each in found:
                if each.what == "end":
                    self._end_quietly(str(each.more.get("stream")))
            news = tuple(each for each in found if each.what != "end")
            for each in news:
                self._recent.add(each)
            made: dict[Departments, bytes] = {}
            for stream in self._open.values():
                if stream.departments not in made:
                    made[stream.departments] = b"".join(
                        news_event(each) for each in news if each.seen_by(stream.departments)
                    )
            self._put_all((stream, made[stream.departments]) for stream in self._open.values())

    def _put_all(self, batches: Iterable[tuple[Stream, bytes]]) -> None:
        for stream, batch in tuple(batches):
            if batch and not stream.put(batch):
                self._open.pop(stream.key, None)
                stream.end()


def news_event(news: News) -> bytes:
    """News as it goes over the wire. Its id is its moment, which says the same in every process."""
    return event(news.what, news_data(news), news.at)


def news_data(news: News) -> dict[str, object]:
    """What a page gets to know of it."""
    return {"what": news.what, "conversation": news.conversation, **news.more}


def event(name: str, data: dict[str, object], at: int = 0) -> bytes:
    """An event as it goes over the wire."""
    position = f"id: {at}\n" if at else ""
    return f"event: {name}\n{position}data: {json.dumps(data)}\n\n".encode()


def end_with_process(streams: Streams) -> None:
    """Let the streams end as soon as this process is told to (SIGTERM, SIGINT): the server waits for its open answers.

    Python writes each signal's number into a socket, whoever handles the signal. Does nothing off the main thread, or
    where the server uses that socket itself."""
    if threading.current_thread() is not threading.main_thread():
        return
    heard, told = socket.socketpair()
    told.setblocking(False)
    before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    if before != -1:
        signal.set_wakeup_fd(before)
        return

    def watch() -> None:
        with told:
            while (number := heard.recv(1)) and number[0] not in (signal.SIGTERM, signal.SIGINT):
                pass
        streams.end_all()

    threading.Thread(target=watch, name="live-end", daemon=True).start()
