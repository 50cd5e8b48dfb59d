"""A believable Monday morning: residents' texts through the real engine, and what staff did about them (monday.yaml).
`python -m tests.rig.pictures` shows it, or takes the manual's pictures of it."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml
from fakeredis import FakeRedis, FakeServer
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer
from sqlalchemy import select
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.rig.models import MODELS
from textbot.actions.conversations.add_note import add_note
from textbot.actions.conversations.assign_conversation import assign_conversation
from textbot.actions.conversations.close_conversation import close_conversation
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.actions.conversations.snooze_conversation import snooze_conversation
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.actions.playbook.prepare import prepare
from textbot.actions.record_status import record_status
from textbot.actions.staff.add_staff import store_member
from textbot.actions.staff.demo_login import DEMO_EMAIL
from textbot.actions.staff.passwords import hash_password
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.receive_text import receive_text
from textbot.config import HOME, load_settings
from textbot.core.file_kind import file_kind
from textbot.encoders.photo import clean_photo
from textbot.jobs import parts
from textbot.runtime import Runtime, open_runtime
from textbot.store import contacts, conversations, media, media_files, outbound, staff
from textbot.store.staff import StaffRow
from textbot.web import create_app

PHOTO = HOME / "textbot" / "web" / "static" / "sample-pothole.jpg"
SCRIPT = Path(__file__).with_name("monday.yaml")
ZONE = ZoneInfo("America/Phoenix")
MONDAY = date(2026, 11, 23)
LOOKED_AT = datetime.combine(MONDAY, time(10, 4), ZONE)
PASSWORD = "magpies over the quiet canal"
_STAFF = re.compile(r"(ana|ben)( takes| notes:| closes| snoozes|:) ?(.*)", re.DOTALL)


@dataclass(frozen=True)
class Event:
    """Something that happened. by: a member's first name, "" for the resident."""

    at: datetime
    phone: str
    by: str
    deed: str
    words: str


@dataclass
class Clock:
    """A clock that is set."""

    at: datetime = LOOKED_AT

    def __call__(self) -> datetime:
        return self.at.astimezone(ZoneInfo("UTC"))


@dataclass(frozen=True)
class Monday:
    """The city as it stands then."""

    rt: Runtime
    clock: Clock
    staff: dict[str, StaffRow]

    def conversation(self, phone: str) -> int:
        """The id of a phone's conversation."""
        table = conversations.conversations
        wanted = select(table.c.id).join(contacts.contacts, contacts.contacts.c.id == table.c.contact_id)
        with self.rt.database.read() as conn:
            return int(conn.execute(wanted.where(contacts.contacts.c.phone == phone)).scalar_one())


def events() -> list[Event]:
    """All of it, in the order it happened."""
    people = yaml.safe_load(SCRIPT.read_text("utf-8"))
    return sorted((_event(each["phone"], line) for each in people for line in each["lines"]), key=lambda each: each.at)


def _event(phone: str, line: str) -> Event:
    found = re.fullmatch(r"(fri )?(\d\d):(\d\d) (.*)", line, re.DOTALL)
    assert found, line
    day = MONDAY - timedelta(days=3 if found[1] else 0)
    at = datetime.combine(day, time(int(found[2]), int(found[3])), ZONE)
    by_staff = _STAFF.fullmatch(found[4])
    if by_staff is None:
        return Event(at, phone, "", "text", found[4])
    return Event(at, phone, by_staff[1], by_staff[2].strip(" :") or "reply", by_staff[3])


@contextmanager
def monday(folder: Path) -> Iterator[Monday]:
    """Everything up to four past ten. folder: for its database."""
    with empty(folder) as found:
        parts.use(found.rt)
        for number, event in zip(count(1), events(), strict=False):
            found.clock.at = event.at
            _play(found, event, number)
            _settle(found.rt)
        found.clock.at = LOOKED_AT
        yield found


@contextmanager
def empty(folder: Path) -> Iterator[Monday]:
    """The same city and its staff before anybody texted, at four past ten that Monday."""
    settings = load_settings({"TEXTBOT_DATA": str(folder), "TEXTBOT_MODELS": str(MODELS)})
    prepare(settings)
    clock = Clock()
    opened = open_runtime(settings, redis=FakeRedis(server=FakeServer(), version=(7,)))
    rt = replace(opened, now=clock)
    try:
        yield Monday(rt, clock, _staff(rt))
    finally:
        opened.database.close()


def _staff(rt: Runtime) -> dict[str, StaffRow]:
    with rt.database.write() as conn:
        store_member(conn, "ben@riverbend.example", "Ben Ortiz", "agent", hash_password(PASSWORD), rt.now())
        login = staff.by_email(conn, DEMO_EMAIL)
        assert login is not None
        staff.change(conn, login.id, name="Ana Reyes")
        ana, ben = staff.by_email(conn, DEMO_EMAIL), staff.by_email(conn, "ben@riverbend.example")
    assert ana and ben
    return {"ana": ana, "ben": ben}


def _play(there: Monday, event: Event, number: int) -> None:
    rt = there.rt
    if not event.by:
        photo = event.words == "(photo)"
        media = (("https://api.twilio.com/photo", "image/jpeg"),) if photo else ()
        receive_text(rt, InboundText(f"SM{number:032x}", event.phone, "" if photo else event.words, media))
        return
    one, member = there.conversation(event.phone), there.staff[event.by]
    deeds = {
        "takes": lambda: take_conversation(rt, one, member),
        "reply": lambda: reply_as_staff(rt, one, member, event.words),
        "notes": lambda: add_note(rt, one, member, event.words),
        "closes": lambda: close_conversation(rt, one, member),
        "gives": lambda: assign_conversation(rt, one, member, there.staff[event.words].id),
        "snoozes": lambda: snooze_conversation(rt, one, member, event.words),
    }
    outcome = deeds[event.deed]()
    assert outcome.done, outcome


def _settle(rt: Runtime) -> None:
    """Routing is done, photos are here, and what went out has arrived."""
    _bring_photos(rt)
    ours = Queue("inbox", connection=rt.redis, serializer=JSONSerializer)
    SimpleWorker([ours], connection=rt.redis, serializer=JSONSerializer).work(burst=True, logging_level="ERROR")
    table = outbound.outbound
    with rt.database.read() as conn:
        rows = conn.execute(select(table.c.token, table.c.sid).where(table.c.state != "delivered")).all()
    for token, sid in rows:
        record_status(rt, token, sid or f"SM{token}", "delivered", "")


def _bring_photos(rt: Runtime) -> None:
    data = PHOTO.read_bytes()
    kind = file_kind(data)
    assert kind
    shot = clean_photo(data, kind)
    with rt.database.write() as conn:
        for each in conn.execute(select(media.media.c.id).where(media.media.c.state == "new")).scalars().all():
            kept = media_files.keep(rt.settings.textbot_data, shot.data, shot.content_type)
            size = {"size": len(shot.data), "width": shot.width, "height": shot.height, "stored_at": rt.now()}
            media.change(conn, each, state="stored", sha256=kept, content_type=shot.content_type, **size)


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@contextmanager
def served(there: Monday, port: int = 0) -> Iterator[str]:
    """Its pages; the address."""
    server = make_server("127.0.0.1", port, create_app(runtime=there.rt), threaded=True, request_handler=_Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
