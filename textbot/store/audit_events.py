"""Audit events: who did what with residents' data, and when. Only ever added to, each chained to the one before.

The database itself refuses to change or delete a row (triggers, made by migrations: one that rebuilds this table must
make them again)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, Select, String, Table, Text, or_, select, update

from textbot.core.audit import Head, Link, hash_of
from textbot.store.schema import Key, Moment, add_row, metadata

audit_events = Table(
    "audit_events",
    metadata,
    Column("id", Key, primary_key=True),
    # Its place in the chain; no gaps, unlike ids.
    Column("number", Key, nullable=False, unique=True),
    Column("at", Moment, nullable=False, index=True),
    Column("by", String(200), nullable=False),
    Column("what", String(40), nullable=False),
    Column("about", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_audit_events_by", "by", "number"),
    Index("ix_audit_events_what", "what", "number"),
    Index("ix_audit_events_about", "about", "at"),
)

# One row: how many events there are, and the last one's hash. Who writes an event holds it until the commit, so that
# no two follow the same one; and it tells when the newest events were cut off.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("count", Key, nullable=False),
    Column("hash", String(64), nullable=False),
)

BATCH = 2000


@dataclass(frozen=True)
class AuditRow:
    """One event. by: an email or a login name; what: a deed such as "recipients.full_numbers"; about: what of."""

    id: int
    number: int
    at: datetime
    by: str
    what: str
    about: str


@dataclass(frozen=True)
class Wanted:
    """Which events; "" and None leave a wish out. by: a part of the name; start, end: from when until before when."""

    by: str = ""
    what: str = ""
    about: str = ""
    start: datetime | None = None
    end: datetime | None = None


_COLUMNS = tuple(audit_events.c[name] for name in AuditRow.__dataclass_fields__)
_LINK = tuple(audit_events.c[name] for name in Link.__dataclass_fields__)


def record(conn: Connection, by: str, what: str, about: str, now: datetime) -> int:
    """Write one down; its id. The rest of the transaction keeps others from writing theirs: write it down last."""
    taken = update(audit_head).values(count=audit_head.c.count + 1).returning(audit_head.c.count, audit_head.c.hash)
    number, previous = conn.execute(taken).one()
    hashed = hash_of(number, now, by, what, about, previous)
    conn.execute(update(audit_head).values(hash=hashed))
    return add_row(
        conn,
        audit_events,
        number=number,
        at=now,
        by=by,
        what=what,
        about=about,
        previous=previous,
        hash=hashed,
    )


def is_known(conn: Connection, by: str, what: str, about: str, since: datetime) -> bool:
    """Whether that very event was written down since then."""
    found = select(audit_events.c.id).where(
        audit_events.c.about == about,
        audit_events.c.at >= since,
        audit_events.c.by == by,
        audit_events.c.what == what,
    )
    return conn.execute(found.limit(1)).first() is not None


def since(conn: Connection, moment: datetime | None = None, limit: int = 200) -> tuple[AuditRow, ...]:
    """The newest events since then, the newest first."""
    return page(conn, Wanted(start=moment), limit=limit)


def page(conn: Connection, wanted: Wanted, before: int | None = None, limit: int = 50) -> tuple[AuditRow, ...]:
    """Events as wanted, the newest first; before: only those with a lower number."""
    statement = _wanted(select(*_COLUMNS), wanted).order_by(audit_events.c.number.desc()).limit(limit)
    if before is not None:
        statement = statement.where(audit_events.c.number < before)
    return tuple(AuditRow(*row) for row in conn.execute(statement))


def of_thing(conn: Connection, about: str, what: Iterable[str], limit: int = 200) -> tuple[AuditRow, ...]:
    """Which of these deeds were done with one thing ("notice 12", whatever stands behind it), the oldest first."""
    named = or_(audit_events.c.about == about, audit_events.c.about.startswith(f"{about} ", autoescape=True))
    wanted = (audit_events.c.what.in_(tuple(what)), named)
    statement = select(*_COLUMNS).where(*wanted).order_by(audit_events.c.number).limit(limit)
    return tuple(AuditRow(*row) for row in conn.execute(statement))


def links(conn: Connection, after: int) -> tuple[Link, ...]:
    """The rows of the chain that come next after that number."""
    statement = select(*_LINK).where(audit_events.c.number > after).order_by(audit_events.c.number).limit(BATCH)
    return tuple(Link(*row) for row in conn.execute(statement))


def head(conn: Connection) -> Head | None:
    """Where the chain ends; None when the row that says so is gone."""
    found = conn.execute(select(audit_head.c.count, audit_head.c.hash)).first()
    return Head(*found) if found else None


def _wanted(statement: Select[Any], wanted: Wanted) -> Select[Any]:
    events = audit_events.c
    if wanted.by:
        statement = statement.where(events.by.contains(wanted.by, autoescape=True))
    if wanted.what:
        statement = statement.where(events.what == wanted.what)
    if wanted.about:
        statement = statement.where(events.about == wanted.about)
    if wanted.start:
        statement = statement.where(events.at >= wanted.start)
    if wanted.end:
        statement = statement.where(events.at < wanted.end)
    return statement
