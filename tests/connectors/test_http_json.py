"""The HTTP JSON connector against a real server: what it sends, what it believes, and when it gives up."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from textbot.connectors.connector import Answer, Away
from textbot.connectors.http_json import HttpJson
from textbot.core.lookups.lookup import ConnectorSpec

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Server:
    """Answers as it is told, and keeps what it was asked."""

    reply: Callable[[], Reply] = lambda: (200, {}, b'{"values": {"status": "approved", "days": 3}}')
    asked: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""


@pytest.fixture
def server() -> Iterator[Server]:
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            told.asked.append((self.command, self.path, dict(self.headers), self.rfile.read(length)))
            status, headers, body = told.reply()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{listening.server_port}"
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield told
    listening.shutdown()


def connector(server: Server, **more: object) -> HttpJson:
    spec = ConnectorSpec("permits", f"{server.url}/permits/{{value}}", seconds=60)
    return HttpJson(replace(spec, **more), {"Authorization": "Bearer s3cret"})  # type: ignore[arg-type]


def test_a_number_is_asked_about_with_the_citys_token(server: Server) -> None:
    assert connector(server).about_number("BLD-1") == Answer("found", values={"status": "approved", "days": "3"})
    method, path, headers, _ = server.asked[0]
    assert (method, path, headers["Authorization"]) == ("GET", "/permits/BLD-1", "Bearer s3cret")


@pytest.mark.parametrize("number", ["../../admin", "1?x=y", "1#x", "@evil.example/", "a/b", "%2e%2e"])
def test_what_a_resident_wrote_stays_one_part_of_the_path(server: Server, number: str) -> None:
    connector(server).about_number(number)
    path = server.asked[0][1]
    assert path.startswith("/permits/")
    assert set("/?#@") & set(path.removeprefix("/permits/")) == set()


def test_an_unknown_number_is_unknown(server: Server) -> None:
    server.reply = lambda: (404, {}, b"{}")
    assert connector(server).about_number("1").state == "unknown"


@pytest.mark.parametrize(
    "reply",
    [
        (302, {"Location": "http://127.0.0.1:1/inside"}, b""),
        (500, {}, b"{}"),
        (401, {}, b"{}"),
        (200, {}, b"<html>"),
        (200, {}, b"[]"),
        (200, {}, b'{"a": "' + b"x" * 70_000 + b'"}'),
    ],
    ids=["a redirect", "a fault", "a wrong token", "no JSON", "no object", "too long"],
)
def test_an_answer_that_makes_no_sense_is_none(server: Server, reply: Reply) -> None:
    server.reply = lambda: reply
    with pytest.raises(Away):
        connector(server).about_number("1")
    assert len(server.asked) == 1  # a redirect was not followed


def test_a_slow_connector_is_not_waited_for(server: Server) -> None:
    given_up = threading.Event()
    server.reply = lambda: (given_up.wait(), (200, {}, b"{}"))[1]
    with pytest.raises(Away):
        connector(server, seconds=0.3).about_number("1")
    given_up.set()


def test_a_connector_that_is_not_there_is_away() -> None:
    with pytest.raises(Away):
        HttpJson(ConnectorSpec("permits", "http://127.0.0.1:9/{value}"), {}).about_number("1")


def test_the_demos_address_leads_nowhere_outside_the_demo() -> None:
    with pytest.raises(Away):
        HttpJson(ConnectorSpec("permits", "{demo}/permits/{value}"), {}).about_number("1")


def test_an_account_is_opened_verified_and_read(server: Server) -> None:
    billing = connector(server, url=server.url)
    server.reply = lambda: (200, {}, b'{"handle": "h1"}')
    assert billing.open_account("1234567").handle == "h1"
    server.reply = lambda: (200, {}, b'{"verified": true, "handle": "h2"}')
    assert billing.verify_account("h1", "2468") == Answer("verified", "h2")
    server.reply = lambda: (200, {}, b'{"values": {"balance": "$1"}}')
    assert billing.read_account("h2").values == {"balance": "$1"}
    assert [(path, json.loads(body)) for _, path, _, body in server.asked] == [
        ("/accounts", {"account": "1234567"}),
        ("/accounts/verify", {"handle": "h1", "pin": "2468"}),
        ("/accounts/read", {"handle": "h2"}),
    ]


@pytest.mark.parametrize("said", [b"{}", b'{"verified": false}', b'{"verified": "true"}', b'{"verified": 1}'])
def test_anything_but_true_is_a_wrong_pin(server: Server, said: bytes) -> None:
    server.reply = lambda: (200, {}, said)
    assert connector(server, url=server.url).verify_account("h1", "2468").state == "wrong"


def test_a_handle_may_expire(server: Server) -> None:
    server.reply = lambda: (410, {}, b"{}")
    billing = connector(server, url=server.url)
    assert (billing.verify_account("h", "1").state, billing.read_account("h").state) == ("expired", "expired")


def test_neither_an_error_nor_a_log_quotes_a_secret(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.reply = lambda: (500, {}, b"2468 is wrong for 1234567")
    billing = connector(server, url=server.url)
    with pytest.raises(Away) as caught:
        billing.verify_account("1234567", "2468")
    told = f"{caught.value} {caplog.text} {Answer('verified', 'h77')}"
    assert not any(secret in told for secret in ("2468", "1234567", "s3cret", "h77"))
