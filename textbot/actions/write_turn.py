"""Writing a turn: ONE short transaction holds the text, the contact's step forward, the reply and every effect."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from textbot.actions.apply_effects import Ground, apply_effects
from textbot.actions.inbound_text import InboundText
from textbot.actions.store_text import store_text
from textbot.core.redaction import mask
from textbot.core.segments import count
from textbot.core.turn import Turn
from textbot.runtime import Runtime
from textbot.store import contacts, inbound, outbound
from textbot.store.inbound import InboundRow
from textbot.store.standing import Standing

# A text that left nothing behind for this long is rung again by the sweeper.
RING_AGAIN = timedelta(seconds=10)
REMOVED = "[removed]"


class Moved(Exception):
    """The contact's turn number is no longer the one the thought began with: think again."""


@dataclass(frozen=True)
class Handed:
    """A reply that goes out with the webhook's answer; token: of its status callback."""

    body: str
    token: str


def write_turn(
    rt: Runtime, phone: str, standing: Standing, text: InboundText | InboundRow, turn: Turn, *, by_rest: bool
) -> tuple[Handed, ...]:
    """Commit a turn; the reply to hand over with the webhook's answer. by_rest: it waits for the sender instead.
    Raises Moved when the contact had moved on, IntegrityError when the text is already stored."""
    now, row = rt.now(), standing.contact
    number = row.turn if row else 0
    session = turn.session.dump()
    with rt.database.write() as conn:
        contact_id = row.id if row else contacts.add(conn, phone, now)
        # The contact's row first: whoever has it goes first, everybody else finds the turn moved.
        if not contacts.advance(conn, contact_id, number, session, now):
            raise Moved
        inbound_id = _take(rt, conn, contact_id, text, turn, number + 1)
        applied = apply_effects(Ground(conn, rt.playbook, contact_id, inbound_id, now), turn.effects)
        reply = _store_reply(rt, conn, contact_id, inbound_id, turn, applied.marks, by_rest=by_rest)
    rt.sessions.put(contact_id, number + 1, session)
    if reply and by_rest:
        applied.rings.append(("send_text", reply[0]))
    rt.doorbell.ring_all(applied.rings)
    return (reply[1],) if reply and not by_rest else ()


def _take(
    rt: Runtime, conn: Connection, contact_id: int, text: InboundText | InboundRow, turn: Turn, number: int
) -> int:
    body = REMOVED if turn.secret else mask(text.body)
    if isinstance(text, InboundText):
        return store_text(rt, conn, contact_id, text, body=body, turn=number)
    if not inbound.taken(conn, text.id, number, body):
        raise Moved
    return text.id


def _store_reply(
    rt: Runtime,
    conn: Connection,
    contact_id: int,
    inbound_id: int,
    turn: Turn,
    marks: Mapping[str, str],
    *,
    by_rest: bool,
) -> tuple[int, Handed] | None:
    if not turn.replies:
        return None
    body = turn.text
    for mark, value in marks.items():
        body = body.replace(mark, value)
    handed = Handed(body, rt.new_token())
    made_by = next((reply for reply in turn.replies if reply.score is not None), turn.replies[0])
    outbound_id = outbound.add(
        conn,
        token=handed.token,
        contact_id=contact_id,
        inbound_id=inbound_id,
        kind=turn.kind,
        body=body,
        segments=count(body).parts,
        language=turn.language,
        made_by=made_by.made_by,
        playbook=turn.session.playbook,
        score=made_by.score,
        created_at=rt.now(),
        **_way(rt, by_rest=by_rest),
    )
    return outbound_id, handed


def _way(rt: Runtime, *, by_rest: bool) -> dict[str, Any]:
    """Where a new reply stands: waiting for the sender, or on its way with the webhook's answer."""
    now = rt.now()
    if by_rest:
        return {"via": "rest", "state": "queued", "handed_at": None, "check_at": now + RING_AGAIN}
    confirmed_by = now + timedelta(seconds=rt.settings.textbot_confirm_seconds)
    return {"via": "twiml", "state": "sending", "handed_at": now, "check_at": confirmed_by}
