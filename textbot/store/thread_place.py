"""Where in a thread an old text stands: the page of its history that shows it with what came soon after."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from textbot.store.conversation_events import conversation_events
from textbot.store.history import Cursor
from textbot.store.inbound import inbound
from textbot.store.notes import notes
from textbot.store.outbound import outbound

SOON = timedelta(hours=1)
# No row has this id.
LAST = 10**17


def around(conn: Connection, contact_id: int, conversation_id: int, direction: str, text_id: int) -> Cursor | None:
    """The place in that thread before which its text (direction: in | out) and the hour after it stand; None when the
    thread has no such text."""
    table, moment = (inbound, inbound.c.received_at) if direction == "in" else (outbound, outbound.c.created_at)
    at = conn.execute(select(moment).where(table.c.id == text_id, table.c.contact_id == contact_id)).scalar()
    if at is None:
        return None
    columns = (
        (inbound.c.id, inbound.c.received_at, inbound.c.contact_id == contact_id),
        (conversation_events.c.id, conversation_events.c.at, conversation_events.c.conversation_id == conversation_id),
        (notes.c.id, notes.c.at, notes.c.conversation_id == conversation_id),
        (outbound.c.id, outbound.c.created_at, outbound.c.contact_id == contact_id),
    )
    return Cursor(*(_first_after(conn, own, when > at + SOON, whose) for own, when, whose in columns))


def _first_after(conn: Connection, own: Any, *where: ColumnElement[bool]) -> int:
    found = conn.execute(select(own).where(*where).order_by(own).limit(1)).scalar()
    return LAST if found is None else int(found)
