"""Requests as facts anybody may read: no person, no free text. Slots are read for the chosen options alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from textbot.core.open311.request import Facts
from textbot.store.request_events import request_events
from textbot.store.requests import requests

CHUNK = 500


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


_COLUMNS = tuple(requests.c[name] for name in Facts.__dataclass_fields__)


def page(conn: Connection, wanted: Wanted, limit: int, offset: int = 0) -> tuple[Facts, ...]:
    """Those requests, the newest first."""
    statement = _matching(wanted).order_by(requests.c.created_at.desc(), requests.c.id.desc())
    return tuple(Facts(*row) for row in conn.execute(statement.limit(limit).offset(offset)))


def chunk(conn: Connection, wanted: Wanted, after: int = 0) -> tuple[Facts, ...]:
    """Some hundreds of those requests with a greater id than `after`, the oldest first; none at the end."""
    # Read along the ids: by an index of flows SQLite would sort all that is left for each chunk.
    statement = _matching(wanted, func.coalesce(requests.c.flow, "")).where(requests.c.id > after)
    statement = statement.order_by(requests.c.id).limit(CHUNK)
    return tuple(Facts(*row) for row in conn.execute(statement))


def last_words(conn: Connection, request_ids: tuple[int, ...]) -> Mapping[int, str]:
    """The public words of the newest event that set each request's status; "" mostly."""
    newest = select(func.max(request_events.c.id)).where(
        request_events.c.request_id.in_(request_ids), request_events.c.status != ""
    )
    newest = newest.group_by(request_events.c.request_id)
    statement = select(request_events.c.request_id, request_events.c.words)
    return {row[0]: row[1] for row in conn.execute(statement.where(request_events.c.id.in_(newest)))}


def _matching(wanted: Wanted, flow: ColumnElement[Any] = requests.c.flow) -> Select[Any]:
    where: list[ColumnElement[bool]] = [flow.in_(wanted.flows)]
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
