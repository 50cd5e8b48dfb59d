"""Requests as facts anybody may read: no person, no free text. Slots are read for the chosen options alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from textbot.store.request_events import request_events
from textbot.store.requests import requests

CHUNK = 500


@dataclass(frozen=True)
class FactsRow:
    """The facts of one request. slots: as they were told; whoever shows them picks what is no free text."""

    id: int
    reference: str
    flow: str
    department: str
    status: str
    verified: bool | None
    slots: Mapping[str, Any]
    place: str
    lat: float | None
    lon: float | None
    district: str | None
    confidence: str
    created_at: datetime
    updated_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True)
class Wanted:
    """Which requests. flows: their kinds, never empty; the others are None or empty where anything goes. since, until:
    when they were made; updated_since, updated_until: when they last changed."""

    flows: tuple[str, ...]
    references: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    updated_since: datetime | None = None
    updated_until: datetime | None = None


_COLUMNS = tuple(requests.c[name] for name in FactsRow.__dataclass_fields__)


def page(conn: Connection, wanted: Wanted, limit: int, offset: int = 0) -> tuple[FactsRow, ...]:
    """Those requests, the newest first."""
    statement = _matching(wanted).order_by(requests.c.created_at.desc(), requests.c.id.desc())
    return tuple(FactsRow(*row) for row in conn.execute(statement.limit(limit).offset(offset)))


def walk(conn: Connection, wanted: Wanted) -> Iterator[tuple[FactsRow, ...]]:
    """All of those requests, the oldest first, some hundreds at a time."""
    last = 0
    while True:
        statement = _matching(wanted).where(requests.c.id > last).order_by(requests.c.id).limit(CHUNK)
        rows = tuple(FactsRow(*row) for row in conn.execute(statement))
        if not rows:
            return
        yield rows
        last = rows[-1].id


def last_words(conn: Connection, request_ids: tuple[int, ...]) -> Mapping[int, str]:
    """The public words of the newest event that set each request's status; "" mostly."""
    newest = select(func.max(request_events.c.id)).where(
        request_events.c.request_id.in_(request_ids), request_events.c.status != ""
    )
    newest = newest.group_by(request_events.c.request_id)
    statement = select(request_events.c.request_id, request_events.c.words)
    return {row[0]: row[1] for row in conn.execute(statement.where(request_events.c.id.in_(newest)))}


def _matching(wanted: Wanted) -> Select[Any]:
    where = [requests.c.flow.in_(wanted.flows)]
    if wanted.references:
        where.append(requests.c.reference.in_(wanted.references))
    if wanted.statuses:
        where.append(requests.c.status.in_(wanted.statuses))
    for column, since, until in (
        (requests.c.created_at, wanted.since, wanted.until),
        (requests.c.updated_at, wanted.updated_since, wanted.updated_until),
    ):
        where += [column >= since] if since is not None else []
        where += [column <= until] if until is not None else []
    return select(*_COLUMNS).where(*where)
