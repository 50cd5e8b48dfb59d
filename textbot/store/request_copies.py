"""Fan-out: which other departments were told of a request, under its one reference."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, String, Table, UniqueConstraint, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

request_copies = Table(
    "request_copies",
    metadata,
    Column("id", Key, primary_key=True),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False),
    Column("department", String(40), nullable=False),
    # What wanted it told: "flow", or a routing rule's name.
    Column("rule", String(60), nullable=False, default=""),
    Column("at", Moment, nullable=False),
    # When its mail was handed over; NULL while it was not.
    Column("mailed_at", Moment),
    UniqueConstraint("request_id", "department"),
)


@dataclass(frozen=True)
class CopyRow:
    """One department that was told."""

    id: int
    request_id: int
    department: str
    rule: str
    at: datetime
    mailed_at: datetime | None


_COLUMNS = tuple(request_copies.c[name] for name in CopyRow.__dataclass_fields__)


def add(conn: Connection, request_id: int, department: str, rule: str, now: datetime) -> int | None:
    """Note a department; its row's id, None when it was noted already."""
    where = (request_copies.c.request_id == request_id, request_copies.c.department == department)
    if conn.execute(select(request_copies.c.id).where(*where)).first():
        return None
    return add_row(conn, request_copies, request_id=request_id, department=department, rule=rule, at=now)


def by_id(conn: Connection, copy_id: int) -> CopyRow | None:
    """One of them."""
    row = conn.execute(select(*_COLUMNS).where(request_copies.c.id == copy_id)).first()
    return CopyRow(*row) if row else None


def of_request(conn: Connection, request_id: int) -> tuple[CopyRow, ...]:
    """The departments that were told of a request."""
    statement = select(*_COLUMNS).where(request_copies.c.request_id == request_id).order_by(request_copies.c.id)
    return tuple(CopyRow(*row) for row in conn.execute(statement))


def mailed(conn: Connection, copy_id: int, now: datetime) -> None:
    """Its mail was handed over."""
    conn.execute(update(request_copies).where(request_copies.c.id == copy_id).values(mailed_at=now))
