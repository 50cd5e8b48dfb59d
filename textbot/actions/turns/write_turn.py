"""Writing a turn: ONE short transaction holds the text, the contact's step forward, the reply and every effect."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.turns.apply_effects import apply_effects
from textbot.actions.turns.ground import Ground
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.store_text import begins_a_day, columns_of, store_text
from textbot.core.effects import HandOff
from textbot.core.redaction import REMOVED, hush, mask
from textbot.core.segments import count
from textbot.core.turn import Turn
from textbot.runtime import Runtime
from textbot.store import contacts, inbound, inquiries, outbound, outbox, turns
from textbot.store.contacts import ContactRow
from textbot.store.inbound import InboundRow
from textbot.store.inquiries import InquiryRow
from textbot.store.served import answer_in, parts_column
from textbot.store.standing import Standing

# A text that left nothing behind for this long is rung again by the sweeper.
RING_AGAIN = timedelta(seconds=10)


class AlreadyDone(Exception):
    """The connector's answer has become a turn before."""


class Moved(Exception):
    """The contact's turn number is no longer the one the thought began with: think again."""


@dataclass(frozen=True)
class Handed:
    """A reply that goes out with the webhook's answer; token: of its status callback."""

    body: str
    token: str


def write_turn(
    rt: Runtime,
    phone: str,
    standing: Standing,
    text: InboundText | InboundRow | InquiryRow,
    turn: Turn,
    *,
    by_rest: bool,
) -> tuple[Handed, ...]:
    """Commit a turn; the reply to hand over with the webhook's answer. by_rest: it waits for the sender instead.
    Raises Moved when the contact had moved on, IntegrityError when the text is already stored."""
    begins = begins_a_day(rt, standing.contact.last_seen if standing.contact else None)
    work = _Work(rt, phone, standing.contact, text, turn, by_rest, turn.session.dump(), begins)
    written = _write_plain(work) if _is_plain(work) else _write_with_effects(work)
    rt.sessions.put(written.contact_id, work.number, work.session)
    rings = list(written.rings)
    if by_rest and written.outbound_id is not None:
        rings.append(("send_text", written.outbound_id))
    rt.doorbell.ring_all(rings)
    if _concerns_staff(standing, written):
        tell_inbox(rt, "text", written.contact_id)
    return (written.reply,) if written.reply and not by_rest else ()


@dataclass(frozen=True)
class _Work:
    """What is to be written."""

    rt: Runtime
    phone: str
    contact: ContactRow | None
    text: InboundText | InboundRow | InquiryRow
    turn: Turn
    by_rest: bool
    session: str
    begins: bool

    @property
    def number(self) -> int:
        """The turn's number: one more than the contact's last."""
        return (self.contact.turn if self.contact else 0) + 1

    @property
    def body(self) -> str:
        """The text as it may be kept."""
        if isinstance(self.text, InquiryRow):
            return ""
        if self.turn.secret:
            return REMOVED
        return hush(mask(self.text.body)) if self.turn.hushed else mask(self.text.body)


@dataclass(frozen=True)
class _Written:
    """What was written, and whom to ring."""

    contact_id: int
    reply: Handed | None
    outbound_id: int | None
    rings: tuple[tuple[str, int], ...] = ()


def _concerns_staff(standing: Standing, written: _Written) -> bool:
    """Whether staff have the conversation, had it, or get it now: of all others no page is open."""
    return standing.status != "bot" or any(deed == "route_conversation" for deed, _ in written.rings)


def _is_plain(work: _Work) -> bool:
    """A known contact's text that only gets an answer: the most frequent turn, and the quickest to write."""
    text = work.text
    if work.contact is None or not isinstance(text, InboundText) or work.turn.effects or text.media:
        return False
    return work.body == text.body


def _write_plain(work: _Work) -> _Written:
    rt, contact, text = work.rt, work.contact, work.text
    assert contact is not None
    assert isinstance(text, InboundText)
    reply = _reply(work, {})
    heard = columns_of(rt, text, body=work.body, turn=work.number, begins=work.begins)
    said = _columns(work, reply) if reply else None
    with rt.database.write(single=True) as conn:
        ids = turns.write(conn, contact.id, contact.turn, work.session, heard, said)
        if ids is None:
            raise Moved
    return _Written(contact.id, reply, ids.outbound_id)


def _write_with_effects(work: _Work) -> _Written:
    rt, contact, now = work.rt, work.contact, work.rt.now()
    playbook = rt.playbook  # a newer one may have to be loaded: not while others wait for this transaction
    with rt.database.write() as conn:
        contact_id = contact.id if contact else contacts.add(conn, work.phone, now)
        # The contact's row first: whoever has it goes first, everybody else finds the turn moved.
        if not contacts.advance(conn, contact_id, work.number - 1, work.session, _last_seen(work)):
            raise Moved
        inbound_id = _take(work, conn, contact_id)
        ground = Ground(conn, playbook, contact_id, inbound_id, now, work.turn.language)
        applied = apply_effects(ground, work.turn.effects)
        reply, outbound_id = _reply(work, applied.marks), None
        if reply:
            linked = {"contact_id": contact_id, "inbound_id": inbound_id}
            outbound_id = outbound.add(conn, **linked, **_columns(work, reply))
    return _Written(contact_id, reply, outbound_id, tuple(applied.rings))


def _last_seen(work: _Work) -> datetime:
    """A connector's answer is no text of the resident's."""
    known = work.contact.last_seen if work.contact and isinstance(work.text, InquiryRow) else None
    return known or work.rt.now()


def _take(work: _Work, conn: Connection, contact_id: int) -> int:
    text = work.text
    if isinstance(text, InboundText):
        return store_text(work.rt, conn, contact_id, text, body=work.body, turn=work.number, begins=work.begins)
    if isinstance(text, InquiryRow):
        if not inquiries.finish(conn, text.id, work.rt.now()):
            raise AlreadyDone
        return text.inbound_id
    if not inbound.taken(conn, text.id, work.number, work.body):
        raise Moved
    if work.body != text.body:
        outbox.add(conn, "redact_text", text.id, work.rt.now())
    return text.id


def _reply(work: _Work, marks: Mapping[str, str]) -> Handed | None:
    """The one message of the turn, with what was only known inside the transaction filled in."""
    body = work.turn.text
    for mark, value in marks.items():
        body = body.replace(mark, value)
    return Handed(body, work.rt.new_token()) if body else None


def _columns(work: _Work, reply: Handed) -> dict[str, Any]:
    turn, now = work.turn, work.rt.now()
    paths = tuple(part.made_by for part in turn.replies)
    made_by = next((part for part in turn.replies if part.score is not None), turn.replies[0])
    return {
        "token": reply.token,
        "kind": turn.kind,
        "body": reply.body,
        "segments": count(reply.body).parts,
        "language": turn.language,
        "made_by": made_by.made_by,
        "parts": parts_column(paths),
        "answer": "" if _is_refused(turn) else answer_in(paths),
        "playbook": turn.session.playbook,
        "score": made_by.score,
        "created_at": now,
        **_way(work.rt, now, by_rest=work.by_rest),
    }


def _is_refused(turn: Turn) -> bool:
    """Whether its words give no answer: a person gets the question."""
    return any(isinstance(effect, HandOff) and effect.reason == "refused" for effect in turn.effects)


def _way(rt: Runtime, now: datetime, *, by_rest: bool) -> dict[str, Any]:
    """Where a new reply stands: waiting for the sender, or on its way with the webhook's answer."""
    if by_rest:
        return {"via": "rest", "state": "queued", "handed_at": None, "check_at": now + RING_AGAIN}
    confirmed_by = now + timedelta(seconds=rt.settings.textbot_confirm_seconds)
    return {"via": "twiml", "state": "sending", "handed_at": now, "check_at": confirmed_by}
