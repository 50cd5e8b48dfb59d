"""What happened to a service request, in order. Only ever added to; it holds nothing personal.

kind: received | pushed | status | followed | added | corrected | withdrawn | asked | verified | reopened | escalated |
routed. words: short, reviewed and fit for anybody to read; "" mostly. source: "resident", "bot", "staff:<email>", or
the name of the connector it came from. at: when we heard of it; external_at: when it happened, as the source says.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, func, select

from textbot.store.schema import Key, Moment, add_row, metadata

LONGEST_WORDS = 160

request_events = Table(
    "request_events",
    metadata,
    Column("id", Key, primary_key=True),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", String(12), nullable=False),
    # The status from here on; "" where the event leaves it as it is.
    Column("status", String(16), nullable=False, default=""),
    Column("words", String(LONGEST_WORDS), nullable=False, default=""),
    Column("source", String(220), nullable=False, default=""),
    Column("external_at", Moment),
    Index("ix_request_events_request_id", "request_id", "id"),
)


@dataclass(frozen=True)
class EventRow:
    """One event."""

    id: int
    request_id: int
    at: datetime
    kind: str
    status: str
    words: str
    source: str
    external_at: datetime | None

    @property
    def happened_at(self) -> datetime:
        """When it happened, as far as anybody said."""
        return self.external_at or self.at


_COLUMNS = tuple(request_events.c[name] for name in EventRow.__dataclass_fields__)


def add(
    conn: Connection,
    request_id: int,
    kind: str,
    now: datetime,
    *,
    source: str,
    status: str = "",
    words: str = "",
    external_at: datetime | None = None,
) -> int:
    """Write one down; its id."""
    values = {"request_id": request_id, "kind": kind, "at": now, "status": status, "source": source[:220]}
    return add_row(conn, request_events, **values, words=words[:LONGEST_WORDS], external_at=external_at)


def by_id(conn: Connection, event_id: int) -> EventRow | None:
    """One event."""
    row = conn.execute(select(*_COLUMNS).where(request_events.c.id == event_id)).first()
    return EventRow(*row) if row else None


def of_request(conn: Connection, request_id: int) -> tuple[EventRow, ...]:
    """All that happened to a request, the oldest first."""
    statement = select(*_COLUMNS).where(request_events.c.request_id == request_id).order_by(request_events.c.id)
    return tuple(EventRow(*row) for row in conn.execute(statement))


def of_requests(conn: Connection, request_ids: tuple[int, ...]) -> dict[int, tuple[EventRow, ...]]:
    """All that happened to those requests, the oldest first."""
    where = request_events.c.request_id.in_(request_ids)
    found: dict[int, tuple[EventRow, ...]] = dict.fromkeys(request_ids, ())
    for row in conn.execute(select(*_COLUMNS).where(where).order_by(request_events.c.id)):
        found[row.request_id] += (EventRow(*row),)
    return found


def last(conn: Connection, request_id: int) -> EventRow | None:
    """The newest event of a request."""
    statement = select(*_COLUMNS).where(request_events.c.request_id == request_id)
    row = conn.execute(statement.order_by(request_events.c.id.desc()).limit(1)).first()
    return EventRow(*row) if row else None


def last_move(conn: Connection, request_id: int) -> EventRow | None:
    """The newest event that set the status."""
    where = (request_events.c.request_id == request_id, request_events.c.status != "")
    row = conn.execute(select(*_COLUMNS).where(*where).order_by(request_events.c.id.desc()).limit(1)).first()
    return EventRow(*row) if row else None


def count(conn: Connection, request_id: int, kind: str, source: str) -> int:
    """How often that happened to a request by that source's doing."""
    own = (request_events.c.kind == kind, request_events.c.source == source)
    where = (request_events.c.request_id == request_id, *own)
    return conn.execute(select(func.count()).where(*where)).scalar_one()
