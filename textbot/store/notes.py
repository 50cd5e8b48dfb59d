"""Internal notes: what staff write to each other beside a conversation. Never sent to anybody."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, Table, Text, select, text, update

from textbot.store.schema import Key, Moment, add_row, metadata

UNSEEN = text("for_id IS NOT NULL AND seen_at IS NULL")

notes = Table(
    "notes",
    metadata,
    Column("id", Key, primary_key=True),
    Column("conversation_id", Key, ForeignKey("conversations.id"), nullable=False),
    Column("staff_id", Key, nullable=False),
    Column("body", Text, nullable=False),
    # The colleague it is meant for, and when that one opened the conversation.
    Column("for_id", Key),
    Column("seen_at", Moment),
    Column("at", Moment, nullable=False),
    Index("ix_notes_conversation_id", "conversation_id", "id"),
    Index("ix_notes_unseen", "for_id", "conversation_id", sqlite_where=UNSEEN, postgresql_where=UNSEEN),
)


@dataclass(frozen=True)
class NoteRow:
    """One note. for_id: the member it is meant for, None for everybody."""

    id: int
    conversation_id: int
    staff_id: int
    body: str
    for_id: int | None
    at: datetime


_COLUMNS = tuple(notes.c[name] for name in NoteRow.__dataclass_fields__)


def add(
    conn: Connection, conversation_id: int, staff_id: int, body: str, now: datetime, for_id: int | None = None
) -> int:
    """Keep one; its id."""
    values = {"conversation_id": conversation_id, "staff_id": staff_id, "body": body, "for_id": for_id, "at": now}
    return add_row(conn, notes, **values)


def newest(conn: Connection, conversation_id: int, before: int | None, limit: int) -> tuple[NoteRow, ...]:
    """The conversation's notes with ids below `before` (None: all), the newest first."""
    statement = select(*_COLUMNS).where(notes.c.conversation_id == conversation_id)
    statement = statement if before is None else statement.where(notes.c.id < before)
    return tuple(NoteRow(*row) for row in conn.execute(statement.order_by(notes.c.id.desc()).limit(limit)))


def unseen(conn: Connection, staff_id: int) -> tuple[int, ...]:
    """The conversations with a note for this member that they did not open since."""
    where = (notes.c.for_id == staff_id, notes.c.seen_at.is_(None))
    return tuple(conn.execute(select(notes.c.conversation_id).where(*where).distinct()).scalars())


def has_unseen(conn: Connection, conversation_id: int, staff_id: int) -> bool:
    """Whether a note in there waits for this member."""
    where = (notes.c.for_id == staff_id, notes.c.seen_at.is_(None), notes.c.conversation_id == conversation_id)
    return conn.execute(select(notes.c.id).where(*where).limit(1)).first() is not None


def seen(conn: Connection, conversation_id: int, staff_id: int, now: datetime) -> None:
    """The member read the notes that are for them in there."""
    where = (notes.c.for_id == staff_id, notes.c.seen_at.is_(None), notes.c.conversation_id == conversation_id)
    conn.execute(update(notes).where(*where).values(seen_at=now))
