"""Followers: who asked to be told when an answer is known. Each is told once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, func, select, text, update

from textbot.store.schema import Key, Moment, add_row, metadata

WAITING = text("ended_at IS NULL")

followers = Table(
    "followers",
    metadata,
    Column("id", Key, primary_key=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("key", String(80), nullable=False),
    Column("language", String(8), nullable=False),
    Column("at", Moment, nullable=False),
    # When the text was made; NULL for who waits, and for who is not told any more.
    Column("told_at", Moment),
    Column("ended_at", Moment),
    Index("ix_followers_waiting", "contact_id", "key", unique=True, sqlite_where=WAITING, postgresql_where=WAITING),
    Index("ix_followers_key", "key", sqlite_where=WAITING, postgresql_where=WAITING),
)


@dataclass(frozen=True)
class FollowerRow:
    """Somebody who waits for an answer."""

    id: int
    contact_id: int
    key: str
    language: str
    at: datetime


_COLUMNS = tuple(followers.c[name] for name in FollowerRow.__dataclass_fields__)


def follow(conn: Connection, contact_id: int, key: str, language: str, now: datetime) -> None:
    """Note that the contact waits for the answer; once is enough. The caller holds the contact's row."""
    where = (followers.c.contact_id == contact_id, followers.c.key == key, WAITING)
    if conn.execute(select(followers.c.id).where(*where)).first() is None:
        add_row(conn, followers, contact_id=contact_id, key=key, language=language, at=now)


def awaited(conn: Connection) -> dict[str, int]:
    """The answers that are waited for: key -> by how many."""
    statement = select(followers.c.key, func.count()).where(WAITING).group_by(followers.c.key)
    return {row[0]: row[1] for row in conn.execute(statement)}


def waiting(conn: Connection, key: str, after: int = 0, limit: int = 200) -> tuple[FollowerRow, ...]:
    """Who waits for that answer, the first to ask first; `after`: ids above this one."""
    statement = select(*_COLUMNS).where(followers.c.key == key, followers.c.id > after, WAITING)
    return tuple(FollowerRow(*row) for row in conn.execute(statement.order_by(followers.c.id).limit(limit)))


def end(conn: Connection, follower_id: int, now: datetime, *, told: bool) -> bool:
    """Take a follower off the list, as told or as not to be told; False when it was off already."""
    statement = update(followers).where(followers.c.id == follower_id, WAITING)
    return conn.execute(statement.values(ended_at=now, told_at=now if told else None)).rowcount == 1


def end_all(conn: Connection, contact_id: int, now: datetime) -> None:
    """A contact that opted out waits for nothing any more."""
    conn.execute(update(followers).where(followers.c.contact_id == contact_id, WAITING).values(ended_at=now))
