"""A page's end of an event stream, without a browser."""

import http.client
import json
import queue
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Heard:
    """An event. at: when it came, by time.monotonic()."""

    name: str
    data: dict[str, Any]
    id: str
    at: float


@dataclass
class Page:
    """A stream that a thread reads. status: of the answer; 204 is no stream."""

    wire: http.client.HTTPConnection
    answer: http.client.HTTPResponse
    heard: "queue.Queue[Heard | None]" = field(default_factory=queue.Queue)

    @property
    def status(self) -> int:
        """The answer's."""
        return self.answer.status

    def next(self, *names: str, seconds: float = 60.0) -> Heard:
        """The next event of one of these names (any when none is given), others passed over."""
        event = self.next_or_end(*names, seconds=seconds)
        assert event is not None, "the stream ended"
        return event

    def next_or_end(self, *names: str, seconds: float = 60.0) -> Heard | None:
        """The same; None when the stream ends before."""
        deadline = time.monotonic() + seconds
        while True:
            event = self.heard.get(timeout=max(0.01, deadline - time.monotonic()))
            if event is None or not names or event.name in names:
                return event

    def close(self) -> None:
        """Leave it."""
        with suppress(OSError, AttributeError):
            self.wire.sock.shutdown(socket.SHUT_RDWR)  # its reader would go on holding it
        self.wire.close()


def open_page(port: int, token: str, since: int = 0, **headers: str) -> Page:
    """Open a stream as the browser does that this token signed in."""
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    told = {"Cookie": f"textbot={token}; __Host-textbot={token}", "Accept": "text/event-stream"} | headers
    wire.request("GET", f"/inbox/live?since={since}", headers=told)
    page = Page(wire, wire.getresponse())
    if page.status == 200:
        threading.Thread(target=_read, args=(page,), daemon=True).start()
    return page


def _read(page: Page) -> None:
    fields: dict[str, str] = {}
    try:
        while line := page.answer.readline().decode():
            name, _, value = line.rstrip("\n").partition(": ")
            if name:
                fields[name] = value
            elif "event" in fields:
                event = Heard(fields["event"], json.loads(fields["data"]), fields.get("id", ""), time.monotonic())
                page.heard.put(event)
                fields = {}
    except (OSError, http.client.HTTPException, ValueError, AttributeError):
        pass  # it was cut off
    page.heard.put(None)
