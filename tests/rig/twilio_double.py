"""A real double on a free port, and a small receiver for what it posts."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qsl

from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from textbot.local.double.client import DoubleAway, DoubleClient

ACCOUNT = "AC" + "a1" * 16
TOKEN = "the-token-of-a-made-up-account"
NUMBER = "+16025550100"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(check: Callable[[], object], seconds: float = 60.0) -> object:
    """The first true result of `check`; fails when there is none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := check():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


@dataclass
class Hit:
    """One request the receiver got."""

    path: str
    form: dict[str, str]
    headers: dict[str, str]


@dataclass
class Receiver:
    """A city's webhook: keeps what it gets and answers what `answer` returns (None: hangs up)."""

    port: int
    hits: list[Hit] = field(default_factory=list)
    answer: Callable[[Hit], tuple[int, str, str] | None] = lambda hit: (200, "text/xml", "<Response/>")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/sms"

    def texts(self) -> list[Hit]:
        return [hit for hit in self.hits if hit.path == "/sms"]

    def statuses(self, sid: str) -> list[str]:
        return [hit.form["MessageStatus"] for hit in self.hits if hit.form.get("MessageSid") == sid and _is_status(hit)]

    def says(self, twiml: str) -> None:
        self.answer = lambda hit: (200, "text/xml", twiml)


def _is_status(hit: Hit) -> bool:
    return hit.path.startswith("/sms/status")


def handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            form = dict(parse_qsl(raw.decode(), keep_blank_values=True))
            hit = Hit(self.path, form, dict(self.headers.items()))
            receiver.hits.append(hit)
            given = receiver.answer(hit)
            if given is None:
                self.close_connection = True
                return
            status, kind, body = given
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


class ToDouble(TwilioHttpClient):
    """twilio-python's own transport, pointed at the double."""

    def __init__(self, base: str) -> None:
        super().__init__(timeout=60)
        self.base = base

    def request(self, method, url, *args, **kwargs):  # type: ignore[no-untyped-def]
        return super().request(method, url.replace("https://api.twilio.com", self.base), *args, **kwargs)


@dataclass
class RunningDouble:
    """The process, its control client, and Twilio's own client for its REST API."""

    data: Path
    webhook: str
    extra: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def control(self) -> DoubleClient:
        return DoubleClient(self.base)

    @property
    def twilio(self) -> Client:
        return Client(ACCOUNT, TOKEN, http_client=ToDouble(self.base))

    def start(self) -> None:
        argv = [sys.executable, "-m", "textbot.local.double", "--port", str(self.port), "--data", str(self.data)]
        argv += ["--webhook", self.webhook, "--account", ACCOUNT, "--token", TOKEN, "--number", NUMBER, *self.extra]
        self.process = subprocess.Popen(argv)
        until(self.is_ready)

    def is_ready(self) -> bool:
        try:
            return bool(self.control.ready())
        except DoubleAway:
            return False

    def kill(self) -> None:
        """kill -9, as a crash."""
        if self.process:
            self.process.kill()
            self.process.wait()
