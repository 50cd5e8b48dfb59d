"""Hot spots: many requests of one kind in one place in a short time, one item of the inbox for their department."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Float, ForeignKey, Index, Integer, String, Table, Text, func, select, update

from textbot.store.requests import RequestRow
from textbot.store.requests import by_ids as requests_by_ids
from textbot.store.schema import Key, Moment, add_row, metadata

hot_spots = Table(
    "hot_spots",
    metadata,
    Column("id", Key, primary_key=True),
    Column("flow", String(60), nullable=False),
    Column("department", String(40), nullable=False, default=""),
    Column("place", Text, nullable=False, default=""),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("metres", Integer, nullable=False),
    # open | closed
    Column("status", String(8), nullable=False, default="open"),
    Column("number", Integer, nullable=False, default=0),
    Column("assignee_id", Key),
    Column("acked_at", Moment),
    Column("acked_by", Key),
    Column("opened_at", Moment, nullable=False),
    Column("grown_at", Moment, nullable=False),
    Column("closed_at", Moment),
    Column("closed_by", Key),
    Column("version", Integer, nullable=False, default=1),
    Index("ix_hot_spots_status", "status", "flow"),
)

hot_spot_requests = Table(
    "hot_spot_requests",
    metadata,
    Column("request_id", Key, ForeignKey("requests.id"), primary_key=True),
    Column("hot_spot_id", Key, ForeignKey("hot_spots.id"), nullable=False),
    Column("added_at", Moment, nullable=False),
    Index("ix_hot_spot_requests_hot_spot_id", "hot_spot_id", "request_id"),
)


@dataclass(frozen=True)
class HotSpotRow:
    """A hot spot as stored. number: how many requests are part of it; lat, lon: its middle when it was found."""

    id: int
    flow: str
    department: str
    place: str
    lat: float
    lon: float
    metres: int
    status: str
    number: int
    assignee_id: int | None
    acked_at: datetime | None
    acked_by: int | None
    opened_at: datetime
    grown_at: datetime
    closed_at: datetime | None
    closed_by: int | None
    version: int


_COLUMNS = tuple(hot_spots.c[name] for name in HotSpotRow.__dataclass_fields__)
MOST_SHOWN = 200


def by_id(conn: Connection, hot_spot_id: int) -> HotSpotRow | None:
    """One of them."""
    row = conn.execute(select(*_COLUMNS).where(hot_spots.c.id == hot_spot_id)).first()
    return HotSpotRow(*row) if row else None


def open_ones(conn: Connection, flow: str = "", departments: frozenset[str] | None = None) -> tuple[HotSpotRow, ...]:
    """Those that nobody closed, the one that grew last first. flow "": of any kind; departments None: of all."""
    where = [hot_spots.c.status == "open"]
    where += [hot_spots.c.flow == flow] if flow else []
    where += [hot_spots.c.department.in_(departments)] if departments is not None else []
    statement = select(*_COLUMNS).where(*where).order_by(hot_spots.c.grown_at.desc(), hot_spots.c.id.desc())
    return tuple(HotSpotRow(*row) for row in conn.execute(statement.limit(MOST_SHOWN)))


def add(conn: Connection, now: datetime, **values: Any) -> int:
    """Open one; its id."""
    return add_row(conn, hot_spots, opened_at=now, grown_at=now, **values)


def join(conn: Connection, hot_spot_id: int, request_ids: tuple[int, ...], now: datetime) -> None:
    """Make requests part of it. Raises IntegrityError when one of them is part of another."""
    for each in request_ids:
        add_row(conn, hot_spot_requests, request_id=each, hot_spot_id=hot_spot_id, added_at=now)
    number = select(func.count()).where(hot_spot_requests.c.hot_spot_id == hot_spot_id).scalar_subquery()
    change(conn, hot_spot_id, number=number, grown_at=now)


def change(conn: Connection, hot_spot_id: int, **changes: Any) -> None:
    """Set columns and count the version up."""
    statement = update(hot_spots).where(hot_spots.c.id == hot_spot_id)
    conn.execute(statement.values(**changes, version=hot_spots.c.version + 1))


def parts(conn: Connection, hot_spot_id: int) -> tuple[RequestRow, ...]:
    """Its requests, the newest first."""
    ids = select(hot_spot_requests.c.request_id).where(hot_spot_requests.c.hot_spot_id == hot_spot_id)
    newest = ids.order_by(hot_spot_requests.c.request_id.desc()).limit(MOST_SHOWN)
    return requests_by_ids(conn, tuple(conn.execute(newest).scalars()))


def loose(conn: Connection, request_ids: tuple[int, ...]) -> tuple[int, ...]:
    """Which of these requests are part of none."""
    taken = select(hot_spot_requests.c.request_id).where(hot_spot_requests.c.request_id.in_(request_ids))
    known = set(conn.execute(taken).scalars())
    return tuple(each for each in request_ids if each not in known)
