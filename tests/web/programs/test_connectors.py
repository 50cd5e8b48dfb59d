"""The city's systems tell how far their orders are, signed; crews fetch photos by addresses nobody can guess."""

import json
import time
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.rig.office import Office, Shelf
from tests.rig.photos import photo
from textbot.actions.requests.compose_order import photo_key
from textbot.connectors.signing import SECONDS_OFF, signed_headers
from textbot.core.work_orders.spec import Assignments, SystemSpec
from textbot.store import media, media_files, pushes, requests, work_orders
from textbot.web import create_app
from textbot.web.programs.order_words import order_words

SECRET = "what-works-signs-with"
WORDS = {"fixed": "closed", "in_progress": "in_progress"}
WORKS = SystemSpec("works", "csv", secrets={"webhook": "TEXTBOT_CONNECTOR_WORKS"}, statuses=WORDS)
SILENT = SystemSpec("silent", "csv")


@dataclass(repr=False)
class Caller:
    """The works department's computer."""

    desk: Office
    client: FlaskClient
    request_id: int

    def post(self, said: object, secret: str = SECRET, late: int = 0, name: str = "works") -> TestResponse:
        body = said.encode() if isinstance(said, str) else json.dumps(said).encode()
        headers = signed_headers(secret, int(time.time()) - late, body)
        return self.client.post(f"/connectors/{name}", data=body, headers=headers)

    @property
    def status(self) -> str:
        with self.desk.rt.database.read() as conn:
            row = requests.by_id(conn, self.request_id)
        assert row is not None
        return row.status


@pytest.fixture
def caller(desk: Office) -> Caller:
    assignments = Assignments({"works": WORKS, "silent": SILENT})
    playbook = replace(desk.rt.playbook, assignments=assignments)
    settings = replace(desk.rt.settings, connector_secrets={"TEXTBOT_CONNECTOR_WORKS": SECRET})
    rt = replace(desk.rt, shelf=Shelf(playbook), settings=settings)  # type: ignore[arg-type]
    now = desk.clock()
    with rt.database.write() as conn:
        request_id = requests.add(
            conn, reference="2026-1123-0001", contact_id=None, inbound_id=None, flow="pothole", service_code="pothole",
            slots={}, language="en", photo_sids=[], created_at=now, updated_at=now,
        )  # fmt: skip
        work_orders.put(conn, request_id, "works", now, external_id="WO-7")
    return Caller(desk, create_app(runtime=rt).test_client(), request_id)


@pytest.mark.parametrize("named", [{"reference": "2026-1123-0001"}, {"id": "WO-7"}], ids=["our-name", "its-own"])
def test_a_signed_state_moves_the_request_once(caller: Caller, named: dict[str, str]) -> None:
    said = {"states": [{**named, "status": "Fixed", "at": "2026-11-23T09:30:00-07:00"}]}
    assert caller.post(said).json == {"moved": 1, "same": 0, "unknown": 0, "unmapped": []}
    assert caller.status == "closed"
    assert caller.post(said).json == {"moved": 0, "same": 1, "unknown": 0, "unmapped": []}


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_that_is_none_counts_as_now_and_spoils_no_page(caller: Caller, at: str) -> None:
    assert caller.post({"id": "WO-7", "status": "fixed", "at": at}).json["moved"] == 1  # type: ignore[index]
    for page in ("/r/2026-1123-0001", "/open311/v2/requests.json?service_request_id=2026-1123-0001"):
        answer = caller.client.get(page)
        assert answer.status_code == 200
        assert "0001-01" not in answer.text


def test_what_was_overheard_and_sent_again_changes_nothing(caller: Caller) -> None:
    started = {"id": "WO-7", "status": "in_progress"}
    assert caller.post(started, late=2).json["moved"] == 1  # type: ignore[index]
    assert caller.post({"id": "WO-7", "status": "fixed"}).json["moved"] == 1  # type: ignore[index]
    assert caller.post(started, late=2).json["moved"] == 0  # type: ignore[index]
    assert caller.status == "closed"
    assert caller.post(started).json["moved"] == 1  # type: ignore[index]


def test_words_and_orders_nobody_knows_are_told_back(caller: Caller) -> None:
    states = [{"id": "WO-7", "status": "Sleeping"}, {"id": "WO-99", "status": "Fixed"}]
    assert caller.post({"states": states}).json == {"moved": 0, "same": 1, "unknown": 1, "unmapped": ["Sleeping"]}


@pytest.mark.parametrize(
    "how",
    [{"secret": "another"}, {"late": SECONDS_OFF + 5}, {"late": -SECONDS_OFF - 5}, {"name": "silent"}, {"name": "no"}],
    ids=["another-secret", "an-old-one", "one-of-tomorrow", "a-system-without-a-secret", "an-unknown-system"],
)
def test_whoever_cannot_sign_is_refused(caller: Caller, how: dict[str, object]) -> None:
    answer = caller.post({"id": "WO-7", "status": "fixed"}, **how)  # type: ignore[arg-type]
    assert answer.status_code == 403
    assert caller.status == "open"


def test_without_any_signature_nothing_is_taken(caller: Caller) -> None:
    assert caller.client.post("/connectors/works", json={"id": "WO-7", "status": "fixed"}).status_code == 403


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("3", "states"),
        ([1], "state 1 is no object"),
        ({"status": "fixed"}, "reference or an id"),
        ({"id": "WO-7", "status": "fixed", "at": "yesterday"}, "at is no time"),
        ({"id": "WO-7", "status": "fixed", "at": "2026-11-23T09:30:00"}, "no zone"),
    ],
    ids=["broken", "nested", "a-number", "no-object", "no-name", "no-time", "no-zone"],
)
def test_what_makes_no_sense_is_said_back(caller: Caller, said: object, why: str) -> None:
    answer = caller.post(said)
    assert answer.status_code == 400
    assert why in answer.json["error"]  # type: ignore[index]


def test_a_photo_is_for_whoever_has_its_address(caller: Caller) -> None:
    rt = caller.desk.rt
    contact_id = caller.desk.resident()
    text_id = caller.desk.hears(contact_id, "[photo]")
    sha256 = media_files.keep(rt.settings.textbot_data, photo(), "image/jpeg")
    with rt.database.write() as conn:
        media_id = media.add(conn, text_id, 0, "https://api.twilio.com/x", "image/jpeg", caller.desk.clock())
        media.change(conn, media_id, state="stored", sha256=sha256, content_type="image/jpeg")
    key = photo_key(rt, media_id)
    answer = caller.client.get(f"/connectors/photo/{media_id}/{key}")
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert answer.headers["Cache-Control"] != "public"
    assert caller.client.get(f"/connectors/photo/{media_id}/{'0' * 32}").status_code == 404
    assert caller.client.get(f"/connectors/photo/{media_id + 1}/{key}").status_code == 404


def test_staff_read_where_a_report_is_or_why_it_waits(desk: Office) -> None:
    now = desk.clock()
    with desk.rt.database.write() as conn:
        ids = tuple(
            requests.add(
                conn, reference=f"2026-1123-000{number}", contact_id=None, inbound_id=None, flow="pothole",
                service_code="pothole", slots={}, language="en", photo_sids=[], created_at=now, updated_at=now,
            )
            for number in range(1, 5)
        )  # fmt: skip
        waits, there, refused, own = ids
        push_id = pushes.add(conn, waits, "works", "create", now)
        pushes.change(conn, push_id, last_error="status 503")
        for request_id in (there, refused):
            pushes.change(conn, pushes.add(conn, request_id, "works", "create", now), state="sent")
        work_orders.put(conn, there, "works", now, external_id="7", number="#7", status="crew sent")
        pushes.change(conn, pushes.add(conn, there, "works", "comment", now), last_error="")
        push_id = pushes.add(conn, refused, "works", "comment", now)
        pushes.change(conn, push_id, state="refused", last_error="status 422")
        words = order_words(conn, ids, now.astimezone(ZoneInfo("America/Phoenix")))
    assert words[waits] == ("works: waits to be sent since 10:00 AM (status 503); it goes out by itself",)
    assert words[there] == ("works: order #7 (crew sent), one message waits since 10:00 AM; it goes out by itself",)
    assert words[refused] == ("works: refused: status 422",)
    assert words[own] == ()
