"""Service requests: what a report becomes, with the reference its resident keeps. Whose it is, and what they wrote
besides, stands apart: `store/request_people.py`, `store/request_notes.py`.

status: open | in_progress | closed | withdrawn. verified: what the resident says of a closed one: True fixed, False
not (it is open again), None nothing yet.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import cos, radians
from typing import Any

from sqlalchemy import (
    Boolean,
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

from textbot.core.places.gazetteer import METRES_PER_DEGREE, metres
from textbot.store.schema import Json, Key, Moment, add_row, metadata

requests = Table(
    "requests",
    metadata,
    Column("id", Key, primary_key=True),
    Column("reference", String(24), nullable=False, unique=True),
    # The text that made it and who sent that; NULL when it came another way (`source`).
    Column("contact_id", Key, ForeignKey("contacts.id")),
    Column("inbound_id", Key, ForeignKey("inbound.id"), unique=True),
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
    Column("source", String(40), nullable=False, default="text", server_default="text"),
    # The e-mail of the member of staff who has it; "" while nobody has.
    Column("assignee", String(200), nullable=False, default="", server_default=""),
    Column("verified", Boolean),
    Column("closed_at", Moment),
    Index("ix_requests_contact_id", "contact_id", "id"),
    Index("ix_requests_near", "flow", "lat", "lon"),
    Index("ix_requests_place", "lat", "lon"),
    Index("ix_requests_flow", "flow", "created_at"),
    Index("ix_requests_closed", "flow", "closed_at"),
    Index("ix_requests_created_at", "created_at"),
)

LIVE = ("open", "in_progress")

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
    contact_id: int | None
    inbound_id: int | None
    flow: str
    service_code: str
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
    found_by: str
    language: str
    photo_sids: list[str]
    created_at: datetime
    updated_at: datetime
    source: str
    assignee: str
    verified: bool | None
    closed_at: datetime | None

    @property
    def is_live(self) -> bool:
        """Whether something is still to be done about it."""
        return self.status in LIVE


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


def by_reference(conn: Connection, reference: str) -> RequestRow | None:
    """The request with that reference."""
    row = conn.execute(select(*_COLUMNS).where(requests.c.reference == reference)).first()
    return RequestRow(*row) if row else None


def by_id(conn: Connection, request_id: int) -> RequestRow | None:
    """One request."""
    row = conn.execute(select(*_COLUMNS).where(requests.c.id == request_id)).first()
    return RequestRow(*row) if row else None


def by_ids(conn: Connection, request_ids: tuple[int, ...]) -> tuple[RequestRow, ...]:
    """Those requests, newest first."""
    statement = select(*_COLUMNS).where(requests.c.id.in_(request_ids)).order_by(requests.c.id.desc())
    return tuple(RequestRow(*row) for row in conn.execute(statement))


def of_contact(conn: Connection, contact_id: int, limit: int = 5) -> tuple[RequestRow, ...]:
    """What a contact reported by text, newest first. What they follow stands in `request_people`."""
    statement = select(*_COLUMNS).where(requests.c.contact_id == contact_id).order_by(requests.c.id.desc()).limit(limit)
    return tuple(RequestRow(*row) for row in conn.execute(statement))


def near(
    conn: Connection, flow: str, lat: float, lon: float, within: float, since: datetime, limit: int = 5
) -> tuple[RequestRow, ...]:
    """Requests of that kind ("": of any) not done yet, made since then at most `within` metres away; nearest first."""
    found = [row for row in _box(conn, lat, lon, within, since, flow or None) if row.is_live]
    return tuple(sorted(found, key=lambda row: (_metres(row, lat, lon), row.id))[:limit])


def by_place(
    conn: Connection, lat: float, lon: float, within: float, since: datetime, limit: int = 5
) -> tuple[RequestRow, ...]:
    """Requests of any kind made since then at most `within` metres away, the newest first."""
    found = _box(conn, lat, lon, within, since, None)
    return tuple(sorted(found, key=lambda row: -row.id)[:limit])


def change(conn: Connection, request_id: int, now: datetime, **changes: Any) -> None:
    """Set columns. A status changes through `actions/requests/move_request.py` alone."""
    conn.execute(update(requests).where(requests.c.id == request_id).values(**changes, updated_at=now))


def hold(conn: Connection, request_id: int) -> RequestRow | None:
    """The request, which nobody else changes until the transaction ends (on SQLite nobody else writes at all). Rows
    that only name it are written all the same: who waits for those may hold what this transaction needs."""
    row = conn.execute(select(*_COLUMNS).where(requests.c.id == request_id).with_for_update(key_share=True)).first()
    return RequestRow(*row) if row else None


def repairs(conn: Connection, flow: str, since: datetime, limit: int = 2000) -> tuple[timedelta, ...]:
    """How long each request of that kind took that was closed since then and that nobody said was not fixed."""
    where = (requests.c.flow == flow, requests.c.closed_at >= since, requests.c.status == "closed")
    said_not = requests.c.verified.is_not(False)
    statement = select(requests.c.created_at, requests.c.closed_at).where(*where, said_not)
    rows = conn.execute(statement.order_by(requests.c.closed_at.desc()).limit(limit))
    return tuple(max(closed - created, timedelta(0)) for created, closed in rows)


def _box(
    conn: Connection, lat: float, lon: float, within: float, since: datetime, flow: str | None
) -> list[RequestRow]:
    high = within * 1.01 / METRES_PER_DEGREE
    wide = high / max(cos(radians(lat)), 0.01)
    where = [
        requests.c.lat.between(lat - high, lat + high),
        requests.c.lon.between(lon - wide, lon + wide),
        requests.c.created_at >= since,
    ]
    where += [requests.c.flow == flow] if flow is not None else []
    rows = [RequestRow(*row) for row in conn.execute(select(*_COLUMNS).where(*where))]
    return [row for row in rows if _metres(row, lat, lon) <= within]


def _metres(row: RequestRow, lat: float, lon: float) -> float:
    return metres((row.lat or 0.0, row.lon or 0.0), (lat, lon))
