"""An Action Center with two departments, and in each a resident, a report, a photo; one does not see the other's.

Each request is made with a session of its own, so that nothing one of them does is in another's way."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from PIL import Image
from redis import Redis
from sqlalchemy import event
from werkzeug.test import TestResponse

from tests.rig.databases import SqliteDatabases
from tests.rig.office import Office, office, riverbend
from textbot.actions.notices.write_notice import write_notice
from textbot.actions.notices.write_schedule import write_schedule
from textbot.actions.playbook.publish import publish
from textbot.actions.staff.sign_in import Visit, enter
from textbot.config import Settings
from textbot.core.notices.draft import Draft
from textbot.core.permissions import ROLES
from textbot.store import hot_spots, inbound, media, requests
from textbot.store.media_files import keep
from textbot.store.staff import StaffRow
from textbot.web import create_app

OWN, OTHER = "streets", "water"
SECRET = {OWN: "cobblestones", OTHER: "hydrants"}
PHONES = {OWN: "+16025550111", OTHER: "+16025550222"}

# Written by looking, not by doing: who looked, who came, how far a chain got.
TRACES = ("audit_events", "audit_head", "staff_sessions", "sign_in_tries")
_WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


@dataclass(frozen=True)
class Things:
    """What there is in one department, by the names that addresses have for it."""

    conversation_id: int
    contact_id: int
    reference: str
    media_id: int
    text_id: int
    outbound_id: int
    hot_spot_id: int


@dataclass(frozen=True)
class TwoDepartments:
    """The office, its pages without the check of form tokens, a member of each role for OWN, what both departments
    have, and a member to do things to."""

    desk: Office
    app: Flask
    members: dict[str, StaffRow]
    things: dict[str, Things]
    victim: StaffRow
    notice_id: int
    written: list[str]

    def ask(
        self, who: StaffRow | None, method: str, path: str, fields: dict[str, str] | None = None, **headers: str
    ) -> TestResponse:
        """One request of a browser that this member just signed in at; None: nobody did."""
        client = self.app.test_client()
        if who is not None:
            client.set_cookie("textbot", enter(self.desk.rt, who, Visit("192.0.2.9")).token)
        answer = client.open(path, method=method, data=fields, headers=headers)
        if answer.is_streamed and answer.mimetype == "text/event-stream":
            answer.close()
        return answer

    def wrote(self) -> list[str]:
        """What was written since it was asked last, but for TRACES: the tables."""
        found = [table for table in self.written if table not in TRACES]
        self.written.clear()
        return found


@contextmanager
def two_departments(
    settings: Settings, databases: SqliteDatabases, folder: Path, redis: Redis
) -> Iterator[TwoDepartments]:
    """One of these."""
    with databases.fresh(folder) as url, office(settings, url, redis) as desk:
        publish(desk.rt.database, riverbend(), desk.clock())
        app = create_app(runtime=desk.rt)
        app.config["WTF_CSRF_ENABLED"] = False
        members = {role: desk.colleague(role.title(), f"{role}:{OWN}") for role in ROLES if role != "admin"}
        things = {each: _furnished(desk, each) for each in (OWN, OTHER)}
        victim, written = desk.colleague("Zed"), _listen(desk)
        notice_id = _notice(desk)
        yield TwoDepartments(desk, app, {**members, "admin": desk.member}, things, victim, notice_id, written)
        app.extensions["textbot.streams"].end_all()


def _listen(desk: Office) -> list[str]:
    """A list that grows by the table of each statement that writes."""
    written: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if found := _WRITES.match(statement):
            written.append(found[1])

    event.listen(desk.rt.database.engine, "before_cursor_execute", note)
    return written


def _notice(desk: Office) -> int:
    """A notice with a question, and a schedule (the first one)."""
    draft = Draft("Water is off", {"en": "Riverbend: water is off."}, {"any": [{"repeat": True}]}, validity_minutes=60)
    asking = replace(draft, poll={"kind": "yes-no"})
    made = write_notice(desk.rt, desk.member, "a-key", asking).values["id"]
    assert isinstance(made, int)
    weekly = {"kind": "week", "weekdays": ["monday"], "at": "18:00"}
    kept = write_schedule(desk.rt, desk.member, "a-key", weekly, replace(draft, topic="events"))
    assert kept.values.get("id") == 1, kept.english
    return made


def _furnished(desk: Office, department: str) -> Things:
    contact_id = desk.resident(PHONES[department])
    text_id = desk.hears(contact_id, f"The {SECRET[department]} on our street")
    outbound_id = desk.says(contact_id, "Thank you.")
    conversation_id = desk.waits(contact_id, department=department)
    data = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(data, "JPEG")
    sha256 = keep(desk.rt.settings.textbot_data, data.getvalue(), "image/jpeg")
    reference = f"2026-1123-{9000 + contact_id}"
    with desk.rt.database.write() as conn:
        media_id = media.add(conn, text_id, 0, "https://api.twilio.com/x", "image/jpeg", desk.clock())
        media.change(conn, media_id, state="stored", sha256=sha256, content_type="image/jpeg")
        text = inbound.by_id(conn, text_id)
        assert text
        requests.add(
            conn, reference=reference, contact_id=contact_id, inbound_id=text_id, flow="pothole",
            service_code="pothole", department=department, slots={}, place=f"{SECRET[department]} corner",
            language="en", photo_sids=[text.sid], created_at=desk.clock(), updated_at=desk.clock(),
        )  # fmt: skip
        hot_spot_id = hot_spots.add(
            conn, desk.clock(), flow="pothole", department=department, place=f"{SECRET[department]} corner",
            lat=33.45, lon=-112.07, metres=200, number=5,
        )  # fmt: skip
    return Things(conversation_id, contact_id, reference, media_id, text_id, outbound_id, hot_spot_id)
