"""Service requests: what a report becomes, with the reference its resident keeps."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.schema import Json, Key, Moment, add_row, metadata

requests = Table(
    "requests",
    metadata,
    Column("id", Key, primary_key=True),
    Column("reference", String(24), nullable=False, unique=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("inbound_id", Key, ForeignKey("inbound.id"), nullable=False, unique=True),
    Column("flow", String(60), nullable=False),
    Column("service_code", String(60), nullable=False),
    Column("department", String(40), nullable=False, default=""),
    Column("priority", String(8), nullable=False, default="normal"),
    Column("status", String(16), nullable=False, default="open"),
    Column("slots", Json, nullable=False),
    Column("place", Text, nullable=False, default=""),
    Column("lat", Float),
    Column("lon", Float),
    Column("district", String(40)),
    Column("zone", String(40)),
    Column("confidence", String(16), nullable=False, default=""),
    Column("found_by", String(24), nullable=False, default=""),
    Column("language", String(8), nullable=False),
    Column("photo_sids", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index("ix_requests_contact_id", "contact_id", "id"),
)

counters = Table(
    "counters",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
)


@dataclass(frozen=True)
class RequestRow:
    """A service request as stored. slots: step name -> value as the city's system gets it."""

    id: int
    reference: str
    contact_id: int
    inbound_id: int
    flow: str
    department: str
    priority: str
    status: str
    slots: dict[str, Any]
    place: str
    lat: float | None
    lon: float | None
    district: str | None
    zone: str | None
    confidence: str
    language: str
    photo_sids: list[str]
    created_at: datetime
    updated_at: datetime


_COLUMNS = tuple(requests.c[name] for name in RequestRow.__dataclass_fields__)


def next_reference(conn: Connection, day: date) -> str:
    """The day's next reference (`2026-1121-0042`), drawn in the caller's transaction so a rollback gives it back."""
    name = f"reference {day.isoformat()}"
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(counters).values(name=name, value=1)
    statement = statement.on_conflict_do_update(index_elements=["name"], set_={"value": counters.c.value + 1})
    serial = conn.execute(statement.returning(counters.c.value)).scalar_one()
    return f"{day:%Y-%m%d}-{serial:04d}"


def add(conn: Connection, **values: Any) -> int:
    """Store one; its id. Raises IntegrityError when the same text already made one."""
    return add_row(conn, requests, **values)


def of_contact(conn: Connection, contact_id: int, limit: int = 5) -> tuple[RequestRow, ...]:
    """A contact's requests, newest first."""
    statement = select(*_COLUMNS).where(requests.c.contact_id == contact_id).order_by(requests.c.id.desc()).limit(limit)
    return tuple(RequestRow(*row) for row in conn.execute(statement))


def by_reference(conn: Connection, reference: str) -> RequestRow | None:
    """The request with that reference."""
    row = conn.execute(select(*_COLUMNS).where(requests.c.reference == reference)).first()
    return RequestRow(*row) if row else None


def set_status(conn: Connection, reference: str, status: str, now: datetime) -> bool:
    """Move a request to another status; False when there is none of that reference."""
    statement = update(requests).where(requests.c.reference == reference).values(status=status, updated_at=now)
    return conn.execute(statement).rowcount == 1
