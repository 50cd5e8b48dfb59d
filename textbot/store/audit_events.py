"""Audit events: who did what with residents' data, and when. Only ever added to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, String, Table, Text, select

from textbot.store.schema import Key, Moment, add_row, metadata

audit_events = Table(
    "audit_events",
    metadata,
    Column("id", Key, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("by", String(200), nullable=False),
    Column("what", String(40), nullable=False),
    Column("about", Text, nullable=False),
)


@dataclass(frozen=True)
class AuditRow:
    """One event. by: an email or a login name; what: a deed such as "recipients.full_numbers"; about: what of."""

    id: int
    at: datetime
    by: str
    what: str
    about: str


_COLUMNS = tuple(audit_events.c[name] for name in AuditRow.__dataclass_fields__)


def record(conn: Connection, by: str, what: str, about: str, now: datetime) -> int:
    """Write one down; its id."""
    return add_row(conn, audit_events, at=now, by=by, what=what, about=about)


def since(conn: Connection, moment: datetime | None = None, limit: int = 200) -> tuple[AuditRow, ...]:
    """The newest events since then, the newest first."""
    statement = select(*_COLUMNS).order_by(audit_events.c.id.desc()).limit(limit)
    found = conn.execute(statement.where(audit_events.c.at >= moment) if moment else statement)
    return tuple(AuditRow(*row) for row in found)
