"""One request over a real wire: what an answer means, how long it may take, and what is never shown."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.rig.crm.server import Asked, Crm, Told, running
from textbot.connectors.connector import Away, Expired, Refused, TooMany, Unsure
from textbot.connectors.wire import Wire, retry_after, send


class Says(Crm):
    """Answers what it is told to."""

    told = Told(200, {"ok": True})

    def answer(self, asked: Asked) -> Told:
        return self.told


@pytest.fixture(scope="module")
def crm() -> Iterator[Says]:
    with running(Says()) as crm:
        assert isinstance(crm, Says)
        yield crm


MEANS = {
    "found nothing": (404, {}, Refused),
    "wrong field": (422, {}, Refused),
    "moved": (302, {"Location": "http://127.0.0.1:1/"}, Refused),
    "no key": (401, {}, Expired),
    "no right": (403, {}, Expired),
    "too many": (429, {"Retry-After": "7"}, TooMany),
    "too many, no word how long": (429, {}, TooMany),
    "busy": (503, {}, Away),
    "busy for a while": (503, {"Retry-After": "7"}, TooMany),
    "broke": (500, {}, Unsure),
    "gateway gave up": (504, {}, Unsure),
}


@pytest.mark.parametrize(("status", "headers", "means"), MEANS.values(), ids=MEANS.keys())
def test_a_status_means_something(crm: Says, status: int, headers: dict[str, str], means: type[Exception]) -> None:
    crm.told = Told(status, b"field u_lane is unknown", headers)
    with pytest.raises(means) as raised:
        send(Wire("POST", crm.url, body="x"), 2)
    assert type(raised.value) is means
    if isinstance(raised.value, TooMany):
        assert raised.value.retry_after == (7 if headers else None)


def test_what_a_system_quotes_of_the_report_is_not_repeated(crm: Says) -> None:
    crm.told = Told(422, b'{"error": "too long", "field": {"text": "My neighbor Ana Ruiz at 12 Elm, 602-555-0199"}}')
    with pytest.raises(Refused) as raised:
        send(Wire("POST", crm.url, body="x"), 2)
    assert "too long" in str(raised.value)
    for words in ("Ana", "Elm", "0199"):
        assert words not in str(raised.value)


def test_an_answer_nested_without_end_is_away(crm: Says) -> None:
    crm.told = Told(200, b"[" * 100_000)
    with pytest.raises(Away):
        send(Wire("GET", crm.url), 2).json()


def test_a_question_that_breaks_changes_nothing(crm: Says) -> None:
    crm.told = Told(500, b"")
    with pytest.raises(Away) as raised:
        send(Wire("GET", crm.url), 2)
    assert not isinstance(raised.value, Unsure)


def test_a_status_that_was_asked_for_passes(crm: Says) -> None:
    crm.told = Told(404, b"")
    assert send(Wire("GET", crm.url), 2, passes=(404,)).status == 404


def test_nobody_listening_is_away_for_sure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(Away) as raised:
        send(Wire("POST", f"http://127.0.0.1:{port}", body="x"), 1)
    assert not isinstance(raised.value, Unsure)


def test_an_answer_that_drips_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_drip, args=(server,), daemon=True).start()
        with pytest.raises(Unsure):
            send(Wire("POST", f"http://127.0.0.1:{server.getsockname()[1]}", body="x"), 0.4)


def _drip(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(10_000)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        try:
            while True:  # until the client has gone
                connection.sendall(b"x")
                time.sleep(0.1)
        except OSError:
            return


def test_secrets_are_hidden_wherever_they_stand() -> None:
    headers = {"Authorization": "Bearer t0ken", "A": "s3cret"}
    wire = Wire("POST", "https://x.example/", headers, "s3cret", ("s3cret",))
    shown = wire.shown()
    assert "s3cret" not in shown
    assert "t0ken" not in shown
    assert "s3cret" not in repr(wire)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120.0), ("", None), ("soon", None), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0)],
    ids=["seconds", "nothing", "words", "a date that is over"],
)
def test_patience_is_read_in_seconds_or_as_a_date(header: str, seconds: float | None) -> None:
    assert retry_after(header) == seconds
