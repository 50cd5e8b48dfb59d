"""Many open pages, read by one process of their own so that they cost the load generator nothing."""

import json
import multiprocessing
import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from types import TracebackType
from urllib.parse import urlsplit

OPEN_SECONDS = 20.0


class NoStreams(RuntimeError):
    """The server does not serve that many."""


@dataclass
class Told:
    """News that came to pages. late: how long after it was told each came, in ms."""

    late: list[float] = field(default_factory=list)

    def add(self, late: Sequence[float]) -> None:
        """More of it."""
        self.late += late

    @property
    def number(self) -> int:
        """How many pieces, counted at each page."""
        return len(self.late)

    @property
    def p50(self) -> float:
        """Half of it came within so many ms; 0 when none came."""
        return self._quantile(0.5)

    @property
    def p95(self) -> float:
        """95% of it came within so many ms."""
        return self._quantile(0.95)

    def _quantile(self, part: float) -> float:
        ordered = sorted(self.late)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0


class Pages:
    """A stream for each token, open while the block runs. Raises NoStreams when the server refuses one."""

    def __init__(self, url: str, tokens: Sequence[str]) -> None:
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_read_all, args=(url, tuple(tokens), there), daemon=True)

    def __enter__(self) -> "Pages":
        self._process.start()
        if not self._here.poll(OPEN_SECONDS) or self._here.recv() != "open":
            self._process.kill()
            raise NoStreams
        return self

    def leave(self) -> list[float]:
        """Close them; how late each piece of news was, in ms."""
        self._here.send("leave")
        late: list[float] = self._here.recv()
        return late

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.join(5)
        self._process.kill()


def _read_all(url: str, tokens: tuple[str, ...], told: Connection) -> None:
    address, late = urlsplit(url), list[float]()
    with selectors.DefaultSelector() as selector:
        for token in tokens:
            wire = socket.create_connection((address.hostname or "", address.port or 80))
            wire.sendall(
                f"GET /inbox/live HTTP/1.1\r\nHost: {address.netloc}\r\nAccept: text/event-stream\r\n"
                f"Cookie: textbot={token}\r\n\r\n".encode()
            )
            selector.register(wire, selectors.EVENT_READ, bytearray())
        waiting = set(selector.get_map())
        while waiting:
            for key, _ in selector.select(OPEN_SECONDS):
                key.data.extend(key.fileobj.recv(65536))  # type: ignore[union-attr]
                if b" 200 " not in key.data[:20]:
                    told.send("refused")
                    return
                if b"event: hello" in key.data:
                    waiting.discard(key.fd)
        selector.register(told, selectors.EVENT_READ, None)
        told.send("open")
        while True:
            for key, _ in selector.select():
                if key.data is None:
                    told.send(late)
                    return
                now = time.time() * 1000
                late += (now - each for each in _moments(key.fileobj.recv(65536)))  # type: ignore[union-attr]


def _moments(piece: bytes) -> list[int]:
    """When each piece of news in it was told. Signs of life have none."""
    lines = piece.split(b"\n")
    pairs = zip(lines, lines[1:], strict=False)
    return [int(line[4:]) for line, data in pairs if line.startswith(b"id: ") and _is_news(data)]


def _is_news(data: bytes) -> bool:
    try:
        return "conversation" in json.loads(data.removeprefix(b"data: "))
    except ValueError:
        return False
