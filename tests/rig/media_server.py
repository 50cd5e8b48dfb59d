"""A small server that plays Twilio's API and its photo store, as kind or as hostile as a test wants."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class MediaServer:
    """What it answers, by path, and what it was asked: (path, Authorization)."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        """An address on it."""
        return f"{self.base}{path}"


def gives(data: bytes, content_type: str = "image/jpeg") -> Answer:
    """Answers with these bytes."""

    def answer(wire: BaseHTTPRequestHandler) -> None:
        wire.send_response(200)
        wire.send_header("Content-Type", content_type)
        wire.send_header("Content-Length", str(len(data)))
        wire.end_headers()
        wire.wfile.write(data)

    return answer


def says(status: int, **headers: str) -> Answer:
    """Answers with a status and headers alone."""

    def answer(wire: BaseHTTPRequestHandler) -> None:
        wire.send_response(status)
        for name, value in headers.items():
            wire.send_header(name, value)
        wire.send_header("Content-Length", "0")
        wire.end_headers()

    return answer


def leads_to(url: str) -> Answer:
    """Redirects."""
    return says(307, Location=url)


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_args: object) -> None:
        """A client that goes away is what some tests want."""


@contextmanager
def media_server(tls: ssl.SSLContext | None = None) -> Iterator[MediaServer]:
    """A running server on 127.0.0.1."""
    media = MediaServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            media.asked.append((self.path, self.headers.get("Authorization")))
            answer = media.answers.get(self.path.partition("?")[0], says(404))
            try:
                answer(self)
            except OSError:
                self.close_connection = True

        def log_message(self, *_args: object) -> None:
            pass

    server = _Quiet(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    media.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield media
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
