"""The messaging webhook through the real web server: every refusal arrives as an answer, and no worker dies of it."""

import http.client
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from sqlalchemy import select

from tests.rig.databases import SqliteDatabases
from tests.rig.line import FORM, PUBLIC_URL, RESIDENT, Pairs, account_env, messages, signature
from tests.rig.malformed import requests
from tests.rig.office import MORNING, riverbend
from tests.rig.twilio_double import ACCOUNT, NUMBER
from tests.rig.web_server import WebServer, web_server
from textbot.actions.playbook.publish import publish
from textbot.store.database import Database
from textbot.store.inbound import inbound

pytestmark = pytest.mark.slow
MEGABYTE = 1_000_000
_numbers = count(1)


@pytest.fixture(scope="module")
def server(
    sqlite_databases: SqliteDatabases, tmp_path_factory: pytest.TempPathFactory, valkey: str
) -> Iterator[WebServer]:
    """granian with its workers, on SQLite."""
    folder = tmp_path_factory.mktemp("web")
    with sqlite_databases.fresh(folder) as url:
        database = Database(url)
        publish(database, riverbend(), MORNING)
        database.close()
        env = account_env(DATABASE_URL=url, REDIS_URL=valkey, TEXTBOT_REPLY_LIMIT="0")
        with web_server(env, folder / "var") as running:
            before = running.workers()
            assert len(before) >= 2
            _warm(running)
            yield running
            assert running.workers() == before, running.said()


def _warm(server: WebServer) -> None:
    """A cold worker on a busy machine may leave its first text to another: until ten in a row are answered at once."""
    in_a_row = 0
    while in_a_row < 10:
        wire, pairs = server.connect(), form()
        _, text = ask(wire, urlencode(pairs).encode(), headers(pairs))
        wire.close()
        in_a_row = in_a_row + 1 if messages(text) else 0


def form(body: str = "hi", **more: str) -> Pairs:
    number = next(_numbers)
    sid = f"SMf{number:031x}"
    given = {
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "From": f"{RESIDENT[:-4]}{number:04}",
        "To": NUMBER,
        "Body": body,
    }
    return list((given | more).items())


def headers(pairs: Pairs, path: str = "/sms", **more: str) -> dict[str, str]:
    return {"Content-Type": FORM, "X-Twilio-Signature": signature(PUBLIC_URL + path, pairs)} | more


def ask(wire: http.client.HTTPConnection, body: bytes, told: dict[str, str], path: str = "/sms") -> tuple[int, str]:
    """Post over an open connection; status and text of the answer."""
    wire.request("POST", path, body, told)
    answer = wire.getresponse()
    return answer.status, answer.read().decode()


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    """The body for a request without a length: it goes out in chunks."""
    return (body[start : start + size] for start in range(0, len(body), size))


def ask_in_chunks(wire: http.client.HTTPConnection, body: bytes, told: dict[str, str], size: int = 4096) -> int:
    wire.request("POST", "/sms", pieces(body, size), told, encode_chunked=True)
    answer = wire.getresponse()
    answer.read()
    return answer.status


def good(wire: http.client.HTTPConnection) -> None:
    """The connection still serves: a text gets its reply."""
    pairs = form()
    status, text = ask(wire, urlencode(pairs).encode(), headers(pairs))
    assert (status, len(messages(text))) == (200, 1)


@pytest.mark.parametrize("size", [0, 10, 60_000, 65_536])
def test_a_refusal_arrives_and_the_connection_goes_on(server: WebServer, size: int) -> None:
    wire = server.connect()
    for _ in range(3):
        assert ask(wire, b"a" * size, headers([("wrong", "")])) == (403, "")
        good(wire)
    wire.close()


@pytest.mark.parametrize("size", [65_537, 200_000, MEGABYTE, 4 * MEGABYTE])
def test_too_large_arrives_and_the_connection_goes_on(server: WebServer, size: int) -> None:
    wire = server.connect()
    for _ in range(3):
        assert ask(wire, b"Body=" + b"a" * size, headers([])) == (413, "")
        good(wire)
    wire.close()


def test_ten_thousand_parameters_are_too_large(server: WebServer) -> None:
    wire = server.connect()
    assert ask(wire, b"&".join(b"a%d=" % number for number in range(8000)), headers([])) == (413, "")
    good(wire)
    wire.close()


@pytest.mark.parametrize(
    ("size", "status"), [(10, 403), (60_000, 403), (65_537, 413), (MEGABYTE, 413), (4 * MEGABYTE, 413)]
)
def test_a_body_in_chunks_is_read_and_refused_alike(server: WebServer, size: int, status: int) -> None:
    wire = server.connect()
    for _ in range(3):
        assert ask_in_chunks(wire, b"Body=" + b"a" * (size - 5), headers([("wrong", "")])) == status
        good(wire)
    wire.close()


@pytest.mark.parametrize("size", [1, 100, 4096])
def test_a_signed_text_in_chunks_is_a_text(server: WebServer, size: int) -> None:
    wire, pairs = server.connect(), form("hi " * 500)
    assert ask_in_chunks(wire, urlencode(pairs).encode(), headers(pairs), size) == 200
    wire.close()


def test_a_sender_that_waits_to_be_asked_for_its_body_is_answered(server: WebServer) -> None:
    body = b"a" * MEGABYTE
    with socket.create_connection(("127.0.0.1", server.settings.port), timeout=60) as wire:
        wire.sendall(
            b"POST /sms HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
            b"Content-Type: %s\r\nContent-Length: %d\r\n\r\n" % (FORM.encode(), len(body))
        )
        first = wire.recv(1000)
        if b" 100 " in first:
            wire.sendall(body)
            first = wire.recv(1000)
        assert first.startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("path", ["/sms", "/sms/status", "/voice"])
def test_every_webhook_refuses_with_an_answer(server: WebServer, path: str) -> None:
    wire = server.connect()
    for body, status in ((b"a=1", 403), (b"a" * MEGABYTE, 413), (b"", 403)):
        assert ask(wire, body, headers([("wrong", "")], path), path) == (status, "")
    good(wire)
    wire.close()


@pytest.mark.parametrize(
    "raw",
    [
        b"POST /sms HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nBody=hi",
        b"POST /sms HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /sms HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /sms HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\nshort",
        b"POST /sms HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
        b"POST /sms HTTP/1.1\r\nX-Twilio-Signature: \xff\xfe\r\nContent-Length: 0\r\n\r\n",
        b"\x16\x03\x01\x02\x00",
        b"POST /sms\r\n\r\n",
    ],
    ids=["cut off", "minus one", "bad chunk", "cut chunk", "huge", "odd header", "tls", "no version"],
)
def test_a_request_that_is_cut_off_or_no_http_ends_nothing(server: WebServer, raw: bytes) -> None:
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", server.settings.port), timeout=60) as broken:
            broken.sendall(raw)
            broken.shutdown(socket.SHUT_WR)
            broken.settimeout(60)
            while broken.recv(4096):
                pass
    wire = server.connect()
    good(wire)
    wire.close()


def test_the_same_text_at_both_workers_at_once_is_one_row_and_one_answer(server: WebServer) -> None:
    pairs = form("What are your hours?")

    def post(_: int) -> tuple[int, str]:
        wire = server.connect()
        try:
            return ask(wire, urlencode(pairs).encode(), headers(pairs))
        finally:
            wire.close()

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(post, range(16)))
    assert {status for status, _ in answers} == {200}
    assert len({text for _, text in answers}) == 1
    database = Database(server.settings.database_url)
    with database.read() as conn:
        assert len(conn.execute(select(inbound.c.id).where(inbound.c.sid == dict(pairs)["MessageSid"])).all()) == 1
    database.close()


def test_malformed_webhooks_are_all_answered(server: WebServer) -> None:
    wire, statuses = server.connect(), Counter[int]()
    for request in requests(7, 300, PUBLIC_URL):
        told = {"Content-Type": request.content_type, "X-Twilio-Signature": request.signed}
        status, text = ask(wire, request.body, told, request.path)
        statuses[status] += 1
        if status == 200:
            assert ElementTree.fromstring(text).tag == "Response"
    wire.close()
    assert set(statuses) == {200, 204, 403, 413}
