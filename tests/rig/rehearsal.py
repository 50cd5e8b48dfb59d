"""Rehearsing conversations: the whole path of a text (SQL, effects, session) without the web around it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from fakeredis import FakeRedis
from sqlalchemy import update

from tests.rig.demo_city import demo_systems
from tests.rig.models import MODELS
from textbot.actions.conversations.close_conversation import close_conversation
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.actions.playbook.publish import publish, read_edition
from textbot.actions.record_status import record_status
from textbot.actions.requests.move_request import move_request
from textbot.actions.requests.tell_update import tell_update
from textbot.actions.send_text import send_text
from textbot.actions.turns.apply_effects import APPLIERS
from textbot.actions.turns.ask_connector import ask_connector
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.think import session_of, think
from textbot.actions.turns.write_turn import write_turn
from textbot.channels.channel import Received, Sent
from textbot.config import load_settings
from textbot.core.session import Session
from textbot.runtime import PlaybookShelf, Runtime
from textbot.state.doorbell import Doorbell
from textbot.state.sessions import SessionCache
from textbot.store import conversations, inquiries, outbound, request_people, requests, staff, standing, transcript
from textbot.store.conversations import ConversationRow
from textbot.store.database import Database
from textbot.store.migrations import upgrade
from textbot.store.outbound import OutboundRow
from textbot.store.requests import RequestRow


@dataclass
class PaperChannel:
    """A channel that writes down what it is asked to send."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    redacted: list[str] = field(default_factory=list)

    def send(self, to: str, body: str, callback: str, **_: object) -> str:
        self.sent.append((to, body))
        return f"SM{len(self.sent):032x}"

    def sent_to(self, to: str, since: datetime) -> Iterable[Sent]:
        return ()

    def received(self, since: datetime) -> Iterable[Received]:
        return ()

    def redact(self, sid: str) -> None:
        self.redacted.append(sid)

    def media_urls(self, sid: str) -> tuple[tuple[str, str], ...]:
        return ()


@dataclass(frozen=True)
class Heard:
    """What came of one text. us: the reply, "" for silence. effects: names of the effects, in order."""

    us: str
    effects: tuple[str, ...]
    session: Session


class Rehearsal:
    """One phone and the city, at a time that the test sets."""

    def __init__(self, rt: Runtime, phone: str, now: datetime) -> None:
        self.clock = now
        self.phone = phone
        self.rt = replace(rt, now=lambda: self.clock)
        self._number = 0

    @classmethod
    def at(cls, rt: Runtime, phone: str, now: str) -> Self:
        """A phone at a moment in ISO 8601."""
        return cls(rt, phone, datetime.fromisoformat(now))

    def text(self, them: str, *, photos: int = 0, **more: Any) -> Heard:
        """Send one text and hear what comes back."""
        self._number += 1
        media = tuple((f"https://media.invalid/{n}", "image/jpeg") for n in range(photos))
        sid = f"SM{abs(hash((self.phone, self._number))):031x}"
        text = InboundText(sid, self.phone, them, media, **more)
        stands = self.stands()
        turn = think(self.rt, self.phone, stands, text.message())
        replies = write_turn(self.rt, self.phone, stands, text, turn, by_rest=False)
        for reply in replies:
            record_status(self.rt, reply.token, f"SM{reply.token}", "delivered", "")
        return Heard(replies[0].body if replies else "", _names(turn.effects), self.session)

    def staff_reply(self, words: str) -> str:
        """A member of staff answers; the text as the resident gets it."""
        conversation, member = self.conversation, self._member()
        assert conversation is not None, "nothing is in the inbox"
        outcome = reply_as_staff(self.rt, conversation.id, member, words)
        assert outcome.outbound_id is not None, outcome
        return self._sent(outcome.outbound_id)

    def city_says(self, status: str, words: str = "") -> str:
        """The city's own system moves the newest request this phone reported or follows; the text that goes out, ""
        for none."""
        row, now = self._newest(), self.rt.now()
        with self.rt.database.write() as conn:
            moved = move_request(conn, row.id, status, at=now, now=now, source="in-house", words=words)
        for _, untold in moved.rings:
            tell_update(self.rt, untold)
        return self.last_sent() if moved.rings else ""

    def _newest(self) -> RequestRow:
        contact = self.stands().contact
        assert contact is not None
        with self.rt.database.read() as conn:
            part = request_people.of_contact(conn, contact.id, limit=1)[0]
            row = requests.by_id(conn, part.request_id)
        assert row is not None
        return row

    def staff_close(self) -> str:
        """The member closes the conversation; the text that goes out, "" for none."""
        conversation = self.conversation
        assert conversation is not None, "nothing is in the inbox"
        outcome = close_conversation(self.rt, conversation.id, self._member())
        return self._sent(outcome.outbound_id) if outcome.outbound_id else ""

    @property
    def session(self) -> Session:
        """Where the phone stands."""
        return session_of(self.rt, self.stands())

    @property
    def conversation(self) -> ConversationRow | None:
        """What staff see of this phone."""
        row = self.stands().contact
        if row is None:
            return None
        with self.rt.database.read() as conn:
            return conversations.of_contact(conn, row.id)

    @property
    def requests(self) -> tuple[RequestRow, ...]:
        """The phone's service requests, newest first."""
        row = self.stands().contact
        if row is None:
            return ()
        with self.rt.database.read() as conn:
            return requests.of_contact(conn, row.id)

    def stands(self) -> standing.Standing:
        """Where the phone stands, as stored."""
        with self.rt.database.read() as conn:
            return standing.of_phone(conn, self.phone)

    def later(self) -> str:
        """What comes by itself a moment later: the answers of connectors that are being asked; "" for nothing."""
        row = self.stands().contact
        assert row is not None
        with self.rt.database.read() as conn:
            asked = inquiries.waiting(conn, row.id)
        for each in asked:
            ask_connector(self.rt, each)
        return self.last_sent() if asked else ""

    def last_sent(self) -> str:
        """The newest text of ours to this phone, sent if it still waited."""
        row = self.stands().contact
        assert row is not None
        with self.rt.database.read() as conn:
            newest = max(line.id for line in transcript.of_contact(conn, row.id) if line.direction == "out")
        return self._sent(newest)

    def _sent(self, outbound_id: int) -> str:
        send_text(self.rt, outbound_id)
        with self.rt.database.read() as conn:
            row: OutboundRow | None = outbound.by_id(conn, outbound_id)
        assert row is not None
        assert row.state == "sent", row
        return row.body

    def _member(self) -> staff.StaffRow:
        with self.rt.database.write() as conn:
            member = staff.by_email(conn, "ana@riverbend.example")
            if member is None:
                values = {"email": "ana@riverbend.example", "name": "Ana", "role": "agent", "password_hash": "-"}
                member_id = staff.add(conn, **values, created_at=datetime.now(UTC))
                staff.set_roles(conn, member_id, [("", "agent")])
                member = staff.by_email(conn, "ana@riverbend.example")
        assert member is not None
        return member


def clear_streets(rt: Runtime) -> None:
    """Nobody waits for anything: what earlier rehearsals reported is no neighbor's report in the next."""
    with rt.database.write() as conn:
        conn.execute(update(requests.requests).values(status="withdrawn"))


def stage(url: str, data: Path, city: Path | None = None) -> Runtime:
    """The parts for rehearsals on the database at `url`: migrated, with the demo city published."""
    env = {"DATABASE_URL": url, "TEXTBOT_DATA": str(data), "TEXTBOT_DOUBLE_URL": demo_systems().url}
    env["TEXTBOT_MODELS"] = str(MODELS)
    env |= {"TEXTBOT_SURVEY_SHARE": "0"} | ({"TEXTBOT_CITY": str(city)} if city else {})
    settings = load_settings(env)
    upgrade(url)
    database = Database(url)
    publish(database, read_edition(settings.textbot_city), datetime.now(UTC))
    redis = FakeRedis()
    return Runtime(
        settings=settings,
        database=database,
        redis=redis,
        channel=PaperChannel(),
        shelf=PlaybookShelf(database, settings.textbot_models),
        sessions=SessionCache(redis),
        doorbell=Doorbell(redis),
    )


def _names(effects: tuple[object, ...]) -> tuple[str, ...]:
    assert all(type(effect) in APPLIERS for effect in effects)
    return tuple(type(effect).__name__ for effect in effects)
