"""An inbound text becomes a row, with its media waiting to be fetched."""

import logging
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.think import session_of
from textbot.core.redaction import mask
from textbot.core.secrecy import kept_alone
from textbot.runtime import Runtime
from textbot.store import contacts, inbound, media, outbox, standing

log = logging.getLogger(__name__)


def store_text(
    rt: Runtime,
    conn: Connection,
    contact_id: int,
    text: InboundText,
    *,
    body: str,
    turn: int | None,
    begins: bool,
) -> int:
    """Write the row inside the caller's transaction; its id. turn: None while no turn has taken it.
    begins: whether it is the contact's first of a day.
    What is not kept of it is to go at the provider, too. Raises IntegrityError when the MessageSid is known."""
    inbound_id = inbound.add(conn, contact_id=contact_id, **columns_of(rt, text, body=body, turn=turn, begins=begins))
    for number, (url, claimed) in enumerate(text.media):
        medium = media.add(conn, inbound_id, number, url, claimed, rt.now())
        outbox.add(conn, "fetch_media", medium, rt.now())
    if body != text.body:
        outbox.add(conn, "redact_text", inbound_id, rt.now())
    return inbound_id


def columns_of(rt: Runtime, text: InboundText, *, body: str, turn: int | None, begins: bool) -> dict[str, Any]:
    """The text as columns of its row, all but the contact's id."""
    return {
        "sid": text.sid,
        "body": body,
        "photos": len(text.media),
        "opt_out_type": text.opt_out_type,
        "by_machine": text.by_machine,
        "form": dict(text.form),
        "received_at": rt.now(),
        "sent_at": text.sent_at,
        "turn": turn,
        "begins": begins and not text.by_machine,
    }


def begins_a_day(rt: Runtime, last: datetime | None) -> bool:
    """Whether a text that comes now is its contact's first of this day in the city. last: when the one before came."""
    zone = ZoneInfo(rt.playbook.city.timezone)
    return last is None or last.astimezone(zone).date() != rt.now().astimezone(zone).date()


def _seems_to_begin(rt: Runtime, last: datetime | None) -> bool:
    """The same for a text that must be stored whatever else fails: the playbook may be what fails."""
    try:
        return begins_a_day(rt, last)
    except Exception as error:
        log.warning("a text is stored without its day: %s", type(error).__name__)
        return last is None


def store_alone(rt: Runtime, phone: str, text: InboundText) -> int:
    """Commit a text without a turn and leave it to a worker; its id. Raises IntegrityError when it is stored, or when
    another text of the same new phone was faster."""
    now = rt.now()
    with rt.database.read() as conn:
        stands = standing.of_phone(conn, phone)
        last = inbound.newest_at(conn, stands.contact.id) if stands.contact else None
    begins = _seems_to_begin(rt, last)
    body = kept_alone(mask(text.body), session_of(rt, stands), now.timestamp())
    with rt.database.write() as conn:
        row = contacts.by_phone(conn, phone)
        contact_id = row.id if row else contacts.add(conn, phone, now)
        inbound_id = store_text(rt, conn, contact_id, text, body=body, turn=None, begins=begins)
        deed = outbox.add(conn, "take_turn", inbound_id, now)
    rt.doorbell.ring("take_turn", deed)
    return inbound_id
