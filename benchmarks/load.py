"""The load generator: one process, one thread, plain sockets, each connection with one request on its way."""

import gc
import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from benchmarks.texts import Webhook, requests

SILENT_SECONDS = 10.0


@dataclass(frozen=True)
class Window:
    """A stretch of load: `lines` keep-alive connections for `seconds`, at most `supply` requests on each."""

    to: Webhook
    texts: tuple[str, ...]
    lines: int
    seconds: float
    supply: int
    start: int = 0


@dataclass(frozen=True)
class Measured:
    """What came of a window. p50, p99 in ms; failed: answers other than 200; replies: answers with a text in them;
    busy: the part of the time the generator itself was computing (near 1 it is what was measured)."""

    rate: float
    p50: float
    p99: float
    answers: int
    failed: int
    replies: int
    busy: float


class Broken(RuntimeError):
    """The server closed a connection, fell silent, or said what is no answer."""


def measure(window: Window) -> Measured:
    """Make the requests, then send them as fast as answers come. Raises Broken."""
    lines = [_Line(window, number) for number in range(window.lines)]
    gc.collect()
    gc.disable()
    try:
        return _run(lines, window.seconds)
    finally:
        gc.enable()
        for line in lines:
            line.wire.close()


class _Line:
    """One connection."""

    def __init__(self, window: Window, number: int) -> None:
        self.supply: Iterator[bytes] = iter(
            list(islice(requests(window.to, number, window.texts, window.start), window.supply))
        )
        address = urlsplit(window.to.url)
        self.wire = socket.create_connection((address.hostname or "", address.port or 80))
        self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answer = b""
        self.sent_at = 0

    def send(self) -> bool:
        """Send the next request; False when none is left."""
        request = next(self.supply, None)
        if request is None:
            return False
        self.answer = b""
        self.sent_at = time.perf_counter_ns()
        self.wire.sendall(request)
        return True

    def hear(self) -> bool:
        """Take what has come; whether the answer is complete."""
        piece = self.wire.recv(65536)
        if not piece:
            raise Broken("the server closed a connection")
        self.answer += piece
        return _complete(self.answer)


def _complete(answer: bytes) -> bool:
    head, found, body = answer.partition(b"\r\n\r\n")
    if not found:
        return False
    _, named, rest = head.lower().partition(b"content-length:")
    if not named:
        raise Broken("an answer without Content-Length")
    return len(body) >= int(rest.split(b"\r\n", 1)[0])


def _run(lines: list[_Line], seconds: float) -> Measured:
    times: list[int] = []
    failed = replies = 0
    with selectors.DefaultSelector() as selector:
        began, computing = time.perf_counter_ns(), time.process_time()
        end = began + int(seconds * 1e9)
        for line in lines:
            selector.register(line.wire, selectors.EVENT_READ, line)
            line.send()
        under_way = len(lines)
        while under_way:
            ready = selector.select(SILENT_SECONDS)
            if not ready:
                raise Broken(f"no answer for {SILENT_SECONDS:.0f} s")
            for key, _ in ready:
                line = key.data
                if not line.hear():
                    continue
                now = time.perf_counter_ns()
                times.append(now - line.sent_at)
                failed += not line.answer.startswith(b"HTTP/1.1 200")
                replies += b"<Message" in line.answer
                if now >= end or not line.send():
                    under_way -= 1
        took = (time.perf_counter_ns() - began) / 1e9
    busy = (time.process_time() - computing) / took
    return Measured(len(times) / took, quantile(times, 0.5), quantile(times, 0.99), len(times), failed, replies, busy)


def quantile(times: list[int], part: float) -> float:
    """That part's quantile of nanoseconds, in ms: the least value that `part` of them do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -int(-part * len(ordered) // 1) - 1)] / 1e6 if ordered else 0.0
