"""Writing a turn: ONE short transaction holds the text, the contact's step forward, the reply and every effect."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from textbot.actions.apply_effects import Applied, Ground, apply_effects
from textbot.actions.inbound_text import InboundText
from textbot.core.redaction import mask
from textbot.core.segments import count
from textbot.core.turn import Turn
from textbot.runtime import Runtime
from textbot.store import contacts, inbound, media, outbound, outbox
from textbot.store.inbound import InboundRow
from textbot.store.standing import Standing

# A text that left nothing behind for this long is rung again by the sweeper.
RING_AGAIN = timedelta(seconds=10)
REMOVED = "[removed]"


class Moved(Exception):
    """The contact's turn number is no longer the one the thought began with: think again."""


def write_turn(
    rt: Runtime, phone: str, standing: Standing, text: InboundText | InboundRow, turn: Turn, *, by_rest: bool
) -> int:
    """Commit a turn and return the inbound row's id. by_rest: its reply waits for the sender instead of going out as
    TwiML. Raises Moved when the contact had moved on, IntegrityError when the text is already stored."""
    now, row = rt.now(), standing.contact
    number = row.turn if row else 0
    session = turn.session.dump()
    with rt.database.write() as conn:
        contact_id = row.id if row else contacts.add(conn, phone, now)
        # The contact's row first: whoever has it goes first, everybody else finds the turn moved.
        values = {"last_seen": now, "session": session, "session_turn": number + 1}
        if not contacts.advance(conn, contact_id, number, **values):
            raise Moved
        body = REMOVED if turn.secret else mask(text.body)
        inbound_id = _store(rt, conn, contact_id, text, body=body, turn=number + 1)
        applied = apply_effects(Ground(conn, rt.playbook, contact_id, inbound_id, now), turn.effects)
        _store_reply(rt, conn, contact_id, inbound_id, turn, applied, by_rest=by_rest)
    rt.sessions.put(contact_id, number + 1, session)
    rt.doorbell.ring_all(applied.rings)
    return inbound_id


def store_alone(rt: Runtime, phone: str, text: InboundText) -> int:
    """Commit a text without a turn and leave it to a worker; its id. Raises IntegrityError when it is stored."""
    now = rt.now()
    with rt.database.write() as conn:
        row = contacts.by_phone(conn, phone)
        contact_id = row.id if row else contacts.add(conn, phone, now)
        inbound_id = _store(rt, conn, contact_id, text, body=mask(text.body), turn=None)
        deed = outbox.add(conn, "take_turn", inbound_id, now)
    rt.doorbell.ring("take_turn", deed)
    return inbound_id


def _store(
    rt: Runtime, conn: Connection, contact_id: int, text: InboundText | InboundRow, *, body: str, turn: int | None
) -> int:
    if isinstance(text, InboundRow):
        if turn is None or not inbound.taken(conn, text.id, turn, body):
            raise Moved
        return text.id
    inbound_id = inbound.add(
        conn,
        sid=text.sid,
        contact_id=contact_id,
        body=body,
        photos=len(text.media),
        opt_out_type=text.opt_out_type,
        by_machine=text.by_machine,
        form=dict(text.form),
        received_at=rt.now(),
        sent_at=text.sent_at,
        turn=turn,
    )
    for number, (url, claimed) in enumerate(text.media):
        medium = media.add(conn, inbound_id, number, url, claimed, rt.now())
        outbox.add(conn, "fetch_media", medium, rt.now())
    return inbound_id


def _store_reply(
    rt: Runtime, conn: Connection, contact_id: int, inbound_id: int, turn: Turn, applied: Applied, *, by_rest: bool
) -> None:
    body = turn.text
    if not body:
        return
    for mark, value in applied.marks.items():
        body = body.replace(mark, value)
    now = rt.now()
    made_by = next((reply for reply in turn.replies if reply.score is not None), turn.replies[0])
    handed: dict[str, Any] = {"via": "rest", "state": "queued", "check_at": now + RING_AGAIN}
    if not by_rest:
        confirm = timedelta(seconds=rt.settings.textbot_confirm_seconds)
        handed = {"via": "twiml", "state": "sending", "handed_at": now, "check_at": now + confirm}
    outbound_id = outbound.add(
        conn,
        token=rt.new_token(),
        contact_id=contact_id,
        inbound_id=inbound_id,
        kind=turn.kind,
        body=body,
        segments=count(body).parts,
        language=turn.language,
        made_by=made_by.made_by,
        playbook=turn.session.playbook,
        score=made_by.score,
        created_at=now,
        **handed,
    )
    if by_rest:
        applied.rings.append(("send_text", outbound_id))
