"""What happened to a conversation besides texts and notes, as its thread shows it: taken, assigned, snoozed, closed.

The audit log is the record for the clerk; this is the thread's own memory, read by conversation.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, select

from textbot.store.schema import Key, Moment, add_row, metadata

conversation_events = Table(
    "conversation_events",
    metadata,
    Column("id", Key, primary_key=True),
    Column("conversation_id", Key, ForeignKey("conversations.id"), nullable=False),
    # came | taken | assigned | routed | snoozed | woke | acknowledged | back | closed | released | language |
    # request | linked
    Column("what", String(16), nullable=False),
    # Who did it; NULL for the product itself.
    Column("staff_id", Key),
    # What with: a department's key, a reference, a language's code, a moment as ISO 8601, a reason. Never words.
    Column("about", String(80), nullable=False, default=""),
    # The member it went to.
    Column("to_id", Key),
    Column("at", Moment, nullable=False),
    Index("ix_conversation_events_conversation_id", "conversation_id", "id"),
)


@dataclass(frozen=True)
class EventRow:
    """One event. staff_id: who did it, None for the product; to_id: whom it went to."""

    id: int
    conversation_id: int
    what: str
    staff_id: int | None
    about: str
    to_id: int | None
    at: datetime


_COLUMNS = tuple(conversation_events.c[name] for name in EventRow.__dataclass_fields__)


def add(
    conn: Connection,
    conversation_id: int,
    what: str,
    now: datetime,
    *,
    staff_id: int | None = None,
    about: str = "",
    to_id: int | None = None,
) -> int:
    """Keep one; its id."""
    values = {"what": what, "staff_id": staff_id, "about": about[:80], "to_id": to_id, "at": now}
    return add_row(conn, conversation_events, conversation_id=conversation_id, **values)


def newest(conn: Connection, conversation_id: int, before: int | None, limit: int) -> tuple[EventRow, ...]:
    """The conversation's events with ids below `before` (None: all), the newest first."""
    statement = select(*_COLUMNS).where(conversation_events.c.conversation_id == conversation_id)
    statement = statement if before is None else statement.where(conversation_events.c.id < before)
    rows = conn.execute(statement.order_by(conversation_events.c.id.desc()).limit(limit))
    return tuple(EventRow(*row) for row in rows)
