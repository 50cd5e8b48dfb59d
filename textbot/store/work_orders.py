"""Work orders: under which name a system of the city's keeps a request, and how far it is there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    or_,
    select,
    update,
)

from textbot.store.requests import requests
from textbot.store.schema import Key, Moment, add_row, metadata

work_orders = Table(
    "work_orders",
    metadata,
    Column("id", Key, primary_key=True),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False),
    Column("system", String(40), nullable=False),
    Column("external_id", String(120), nullable=False, default=""),
    Column("number", String(120), nullable=False, default=""),
    Column("token", String(120), nullable=False, default=""),
    Column("url", Text, nullable=False, default=""),
    # The system's own word, and since when.
    Column("status", String(80), nullable=False, default=""),
    Column("status_at", Moment),
    # It said that the work is over.
    Column("done_at", Moment),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("request_id", "system"),
    Index("ix_work_orders_external_id", "system", "external_id"),
)


@dataclass(frozen=True)
class WorkOrderRow:
    """One order. external_id: "" while the system only gave a token. status: its own word; reference: ours."""

    id: int
    request_id: int
    system: str
    external_id: str
    number: str
    token: str
    url: str
    status: str
    status_at: datetime | None
    done_at: datetime | None
    created_at: datetime
    reference: str = ""


_OWN = tuple(work_orders.c[name] for name in WorkOrderRow.__dataclass_fields__ if name != "reference")
_SELECT = select(*_OWN, requests.c.reference).join(requests, requests.c.id == work_orders.c.request_id)


def put(conn: Connection, request_id: int, system: str, now: datetime, **values: str) -> int:
    """Note what the system calls this request, the first time or again; the row's id."""
    known = of_request(conn, request_id, system)
    if known is None:
        return add_row(conn, work_orders, request_id=request_id, system=system, created_at=now, **values)
    change(conn, known.id, **values)
    return known.id


def change(conn: Connection, order_id: int, **changes: Any) -> None:
    """Set columns."""
    conn.execute(update(work_orders).where(work_orders.c.id == order_id).values(**changes))


def of_request(conn: Connection, request_id: int, system: str) -> WorkOrderRow | None:
    """A request's order in that system."""
    where = (work_orders.c.request_id == request_id, work_orders.c.system == system)
    row = conn.execute(_SELECT.where(*where)).first()
    return WorkOrderRow(*row) if row else None


def of_requests(conn: Connection, request_ids: tuple[int, ...]) -> tuple[WorkOrderRow, ...]:
    """The orders of those requests."""
    statement = _SELECT.where(work_orders.c.request_id.in_(request_ids)).order_by(work_orders.c.id)
    return tuple(WorkOrderRow(*row) for row in conn.execute(statement))


def by_external(conn: Connection, system: str, external_id: str, reference: str = "") -> WorkOrderRow | None:
    """The order the system means: the one of our reference where it names one we know, else the one of its own id."""
    named = [(requests.c.reference, reference), (work_orders.c.external_id, external_id)]
    for column, name in named:
        where = (work_orders.c.system == system, column == name)
        row = conn.execute(_SELECT.where(*where).order_by(work_orders.c.id)).first() if name else None
        if row:
            return WorkOrderRow(*row)
    return None


def watched(conn: Connection, system: str, since: datetime, limit: int = 50_000) -> tuple[WorkOrderRow, ...]:
    """The orders whose state is still asked for: not over, or over only since then; the newest first."""
    where = (
        work_orders.c.system == system,
        work_orders.c.external_id != "",
        or_(work_orders.c.done_at.is_(None), work_orders.c.done_at > since),
    )
    statement = _SELECT.where(*where).order_by(work_orders.c.id.desc()).limit(limit)
    return tuple(WorkOrderRow(*row) for row in conn.execute(statement))


def nameless(conn: Connection, system: str, limit: int) -> tuple[WorkOrderRow, ...]:
    """The orders that have a token and no number yet, the oldest first."""
    where = (work_orders.c.system == system, work_orders.c.external_id == "", work_orders.c.token != "")
    statement = _SELECT.where(*where).order_by(work_orders.c.id).limit(limit)
    return tuple(WorkOrderRow(*row) for row in conn.execute(statement))
