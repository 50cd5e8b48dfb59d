"""A city's system on 127.0.0.1: it remembers what it was asked and told, and fails when a test says so.

A fault waits in `crm.faults` for the next request of its kind, and is used up by it:

    too_many      429 with Retry-After; nothing is done
    away          503; nothing is done
    after_create  what was asked is done, then 500 is answered
    gave_up       what was asked is done, but 503 is answered, by a gateway that did not wait for it
    dropped       what was asked is done, then the connection closes without an answer
    hang          what was asked is done, and no answer comes until the client has long gone
    expired       every token given out so far is void
    redirect      302 to another host; nothing is done
    html          200 with a page in place of data (a proxy, a sign-in page); nothing is done
"""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

RETRY_AFTER = 7
READS = ("GET", "HEAD")


@dataclass(frozen=True)
class Asked:
    """A request as it came over the wire."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> list[tuple[str, str]]:
        """The fields of a form, in their order."""
        return parse_qsl(self.body.decode(), keep_blank_values=True)

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body or b"null")

    @property
    def parts(self) -> list[str]:
        """The path's parts, unquoted."""
        return [unquote(part) for part in self.path.strip("/").split("/")]


@dataclass(frozen=True)
class Told:
    """An answer. data: bytes as they are, anything else as JSON."""

    status: int
    data: Any = b""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """What goes over the wire."""
        return self.data if isinstance(self.data, bytes) else json.dumps(self.data).encode()

    @property
    def kind(self) -> str:
        """Its content type."""
        return "text/html" if isinstance(self.data, bytes) else "application/json; charset=utf-8"


class Crm:
    """What every system in miniature has: a clock a test may set, faults, tokens, and a memory."""

    def __init__(self) -> None:
        self.port = 0
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.faults: deque[tuple[str, str]] = deque()
        self.asked: list[Asked] = []
        self.tokens: set[str] = set()
        self.lock = threading.RLock()
        self.released = threading.Event()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def fail(self, fault: str, on: str = "write") -> None:
        """The next request of that kind (write, read or any; asking for a token is none of them) meets this fault."""
        self.faults.append((fault, on))

    def new_token(self) -> str:
        """A token that counts until the fault `expired`."""
        token = f"token-{len(self.asked)}-{len(self.tokens)}"
        self.tokens.add(token)
        return token

    def is_signed_in(self, asked: Asked) -> bool:
        """Whether a request carries a token that counts."""
        return asked.headers.get("authorization", "").removeprefix("Bearer ") in self.tokens

    def answer(self, asked: Asked) -> Told:
        """Do what is asked."""
        raise NotImplementedError

    def is_for_a_token(self, asked: Asked) -> bool:
        """Whether it only asks for a token."""
        return "oauth" in asked.path

    def handle(self, asked: Asked) -> Told | None:
        """The answer, or None: the connection closes without one."""
        with self.lock:
            self.asked.append(asked)
            fault = self._fault_for(asked)
            if fault == "expired":
                self.tokens.clear()
            if fault in _INSTEAD:
                return _INSTEAD[fault]
            told = self.answer(asked)
        if fault == "hang":
            self.released.wait(300)
        if fault in ("hang", "dropped"):
            return None
        return _AFTER.get(fault, told)

    def _fault_for(self, asked: Asked) -> str:
        if not self.faults or self.is_for_a_token(asked):
            return ""
        fault, on = self.faults[0]
        kind = "read" if asked.method in READS else "write"
        return self.faults.popleft()[0] if on in ("any", kind) else ""


_INSTEAD = {
    "too_many": Told(429, {"error": "slow down"}, {"Retry-After": str(RETRY_AFTER)}),
    "away": Told(503, b"Service Unavailable"),
    "redirect": Told(302, b"", {"Location": "http://127.0.0.2:9/elsewhere"}),
    "html": Told(200, b"<html><title>Sign in</title></html>"),
}
# What is answered although it was done.
_AFTER = {"after_create": Told(500, b"Internal Server Error"), "gave_up": Told(503, b"Application Error")}


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_args: object) -> None:
        """A client that goes away is what some tests want."""


@contextmanager
def running(crm: Crm) -> Iterator[Crm]:
    """That system, listening on 127.0.0.1."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def _do(self) -> None:
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", 0)))
            query = dict(parse_qsl(parts.query, keep_blank_values=True))
            told = crm.handle(Asked(self.command, parts.path, query, headers, body))
            if told is None:
                return
            self.send_response(told.status)
            for name, value in {"Content-Type": told.kind, **told.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _do

        def log_message(self, *_args: object) -> None:
            pass

    server = _Quiet(("127.0.0.1", 0), Handler)
    crm.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield crm
    finally:
        crm.released.set()
        server.shutdown()
        server.server_close()
