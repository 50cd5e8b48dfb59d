"""Drafts: what a member has typed to a resident and not sent yet, one per member and conversation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ColumnElement, Connection, ForeignKey, Index, Table, Text, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.schema import Key, Moment, metadata

drafts = Table(
    "drafts",
    metadata,
    Column("conversation_id", Key, ForeignKey("conversations.id"), primary_key=True),
    Column("staff_id", Key, ForeignKey("staff.id"), primary_key=True),
    Column("body", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_drafts_staff_id", "staff_id"),
)


@dataclass(frozen=True)
class DraftRow:
    """A text that was begun. at: when it was last kept."""

    body: str
    at: datetime


def of(conn: Connection, conversation_id: int, staff_id: int) -> DraftRow | None:
    """What a member has begun to write in a conversation."""
    row = conn.execute(select(drafts.c.body, drafts.c.at).where(*_key(conversation_id, staff_id))).first()
    return DraftRow(*row) if row else None


def keep(conn: Connection, conversation_id: int, staff_id: int, body: str, now: datetime) -> None:
    """Keep what a member has typed, in place of what was kept before; nothing is left of an empty one."""
    if not body.strip():
        drop(conn, conversation_id, staff_id)
        return
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    values = {"conversation_id": conversation_id, "staff_id": staff_id, "body": body, "at": now}
    statement = dialect.insert(drafts).values(values)
    key = [drafts.c.conversation_id, drafts.c.staff_id]
    conn.execute(statement.on_conflict_do_update(index_elements=key, set_={"body": body, "at": now}))


def drop(conn: Connection, conversation_id: int, staff_id: int) -> None:
    """It was sent, or given up."""
    conn.execute(delete(drafts).where(*_key(conversation_id, staff_id)))


def begun(conn: Connection, staff_id: int, conversation_ids: Iterable[int]) -> frozenset[int]:
    """In which of these conversations a member has a text that was begun."""
    where = (drafts.c.staff_id == staff_id, drafts.c.conversation_id.in_(tuple(conversation_ids)))
    return frozenset(conn.execute(select(drafts.c.conversation_id).where(*where)).scalars())


def _key(conversation_id: int, staff_id: int) -> tuple[ColumnElement[bool], ...]:
    return drafts.c.conversation_id == conversation_id, drafts.c.staff_id == staff_id
