"""The seven weeks as rows, written at once: quick, for tests and for a demo to look at."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from benchmarks.seven_weeks.plan import Visit
from textbot.actions.conversations.targets import due, waited
from textbot.core.playbook import Playbook
from textbot.store.contacts import contacts
from textbot.store.conversations import conversations
from textbot.store.hand_offs import hand_offs
from textbot.store.inbound import inbound
from textbot.store.outbound import outbound
from textbot.store.request_events import request_events
from textbot.store.requests import requests

PLACE = (33.4484, -112.0740)
MINUTE = timedelta(minutes=1)


class Rows:
    """Rows of several tables, with ids that go on where each table ends."""

    def __init__(self, conn: Connection, playbook: Playbook) -> None:
        self._conn, self._playbook = conn, playbook
        self._made: dict[Table, list[dict[str, Any]]] = {}
        self._ids: dict[Table, count[int]] = {}
        self._contacts: dict[str, int] = {}
        self._talks: dict[int, int] = {}

    def add(self, visit: Visit) -> None:
        """All rows of one visit."""
        contact_id = self._contact(visit)
        for number, text in enumerate(visit.texts):
            at = visit.at + number * MINUTE
            heard = self._row(
                inbound, contact_id=contact_id, body=text, received_at=at, begins=number == 0, turn=number + 1, form={},
                sid=f"SM7{contact_id:012}{int(visit.at.timestamp()):011}{number:08}",
            )  # fmt: skip
            answer = visit.answers[number] if visit.answers else ""
            body = self._says(visit, number, answer)
            self._text(contact_id, at, body, visit.language, kind="reply", via="twiml", answer=answer, inbound_id=heard)
        if visit.kind == "report":
            self._request(visit, contact_id)
        if visit.kind == "talk":
            self._hand_off(visit, contact_id)

    def write(self) -> None:
        """Store them."""
        for table in (contacts, inbound, outbound, requests, request_events, conversations, hand_offs):
            if rows := self._made.get(table):
                self._conn.execute(insert(table), rows)

    def _row(self, table: Table, **values: Any) -> int:
        number = self._next(table)
        self._made.setdefault(table, []).append({"id": number, **values})
        return number

    def _next(self, table: Table) -> int:
        if table not in self._ids:
            self._ids[table] = count((self._conn.execute(select(func.max(table.c.id))).scalar() or 0) + 1)
        return next(self._ids[table])

    def _contact(self, visit: Visit) -> int:
        if visit.phone not in self._contacts:
            self._contacts[visit.phone] = self._row(
                contacts, phone=visit.phone, language=visit.language, language_sure=True, first_seen=visit.at,
                last_seen=visit.at,
            )  # fmt: skip
        return self._contacts[visit.phone]

    def _says(self, visit: Visit, number: int, answer: str) -> str:
        if answer:
            return self._playbook.template(f"answers.{answer}.say", visit.language)
        path = {"hello": "phrases.greeting", "talk": "phrases.hand_off_open"}.get(visit.kind, "phrases.menu")
        return self._playbook.text(path, visit.language, wait=self._playbook.text("phrases.wait_one", visit.language))

    def _text(self, contact_id: int, at: datetime, body: str, language: str, **more: Any) -> int:
        number = self._next(outbound)
        values = {"inbound_id": None, "staff_id": None, "answer": ""} | more
        row = {"id": number, "token": f"7{number:031}", "contact_id": contact_id, "body": body, "created_at": at}
        self._made.setdefault(outbound, []).append(row | {"language": language, "state": "delivered"} | values)
        return number

    def _request(self, visit: Visit, contact_id: int) -> None:
        place = visit.texts[0].partition(" at " if visit.language == "en" else " en ")[2]
        lat, lon = PLACE[0] + (contact_id % 40) * 0.004, PLACE[1] + (contact_id % 37) * 0.004
        home, done = self._playbook.flows[visit.flow].department, visit.done_at
        number = self._row(
            requests, reference=f"{visit.at:%Y-%m%d}-7{contact_id:05}", contact_id=contact_id, flow=visit.flow,
            service_code=visit.flow, department=home, status="closed" if done else "open", slots={}, place=place,
            lat=lat, lon=lon, language=visit.language, photo_sids=[], created_at=visit.at, updated_at=done or visit.at,
            closed_at=done,
        )  # fmt: skip
        self._row(request_events, request_id=number, kind="received", status="open", source="resident", at=visit.at)
        if visit.done_at:
            own = {"kind": "status", "status": "closed", "source": "in-house", "at": visit.done_at}
            self._row(request_events, request_id=number, **own)

    def _hand_off(self, visit: Visit, contact_id: int) -> None:
        done = visit.done_at
        talk = self._row(
            conversations, contact_id=contact_id, status="closed" if done else "waiting", reason="asked",
            about=visit.texts[0], unread=0 if done else 1, waiting_since=None if done else visit.at, came_at=visit.at,
            last_message_at=done or visit.at, last_heard_at=visit.at, first_staff_at=done, last_staff_at=done,
            due_at=None if done else due(self._playbook, "", visit.at), routed_at=visit.at, department="action-center",
        )  # fmt: skip
        answer = None
        if done:
            answer = self._text(contact_id, done, visit.reply, visit.language, kind="staff", via="rest")
        span = int(waited(self._playbook, visit.at, done).total_seconds()) if done else None
        self._row(
            hand_offs, conversation_id=talk, contact_id=contact_id, department="action-center", reason="asked",
            came_at=visit.at, answered_at=done, answer_id=answer, waited=span, ended_at=done,
        )  # fmt: skip


def load(conn: Connection, playbook: Playbook, log: tuple[Visit, ...]) -> None:
    """Write the log into the database, whose numbers of residents are none of these."""
    rows = Rows(conn, playbook)
    for visit in log:
        rows.add(visit)
    rows.write()
