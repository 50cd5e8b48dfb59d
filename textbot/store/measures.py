"""What figures count, and the very rows behind each number.

A measure is one or more sources: rows of a table at a moment, under conditions that an index answers. Counting and
listing read the same conditions, so a number and its list never disagree.

engagements: contacts who texted, each once for each day in the city's time on which they did. questions: texts of
residents that the bot answered out of the knowledge base. reports: service requests that were made. messages: times
that a conversation came to people (hand-offs). answered: those of them that staff answered by text. handled: requests
whose status somebody other than the resident moved. responded: answered and handled together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, literal_column, or_, select

from textbot.store.hand_offs import hand_offs
from textbot.store.inbound import BEGINS, inbound
from textbot.store.outbound import ANSWERED, outbound
from textbot.store.request_events import request_events
from textbot.store.requests import requests


@dataclass(frozen=True)
class Scope:
    """Whose rows. departments: None for all; answers: the keys of answers that belong to them."""

    departments: frozenset[str] | None = None
    answers: frozenset[str] = frozenset()


@dataclass(frozen=True, order=True)
class Spot:
    """A row of a measure, and the place in its list where the next page goes on."""

    at: datetime
    kind: str
    id: int


@dataclass(frozen=True)
class _Source:
    kind: str
    id: ColumnElement[int]
    at: ColumnElement[datetime]
    where: tuple[Any, ...] = ()


# By hand, or by the city's own system: what a resident does is no response.
_MOVED = exists().where(
    request_events.c.request_id == requests.c.id,
    request_events.c.kind == "status",
    request_events.c.source.not_in(("resident", "bot")),
)
_DAY = _Source("day", inbound.c.id, inbound.c.received_at, (BEGINS,))
_QUESTION = _Source("question", outbound.c.id, outbound.c.created_at, (ANSWERED,))
_REPORT = _Source("report", requests.c.id, requests.c.created_at)
_HANDLED = _Source("report", requests.c.id, requests.c.created_at, (_MOVED,))
_MESSAGE = _Source("message", hand_offs.c.id, hand_offs.c.came_at)
_ANSWERED = _Source("message", hand_offs.c.id, hand_offs.c.came_at, (hand_offs.c.waited.is_not(None),))
_SOURCES: Mapping[str, tuple[_Source, ...]] = {
    "engagements": (_DAY,),
    "questions": (_QUESTION,),
    "reports": (_REPORT,),
    "messages": (_MESSAGE,),
    "answered": (_ANSWERED,),
    "handled": (_HANDLED,),
    "responded": (_ANSWERED, _HANDLED),
}
MEASURES = tuple(_SOURCES)
CITYWIDE = ("engagements",)
"""What is counted for the whole city only: a resident's day belongs to no department."""


def count(conn: Connection, measure: str, scope: Scope, since: datetime, until: datetime) -> int:
    """How many rows the measure has from `since` until before `until`. Raises KeyError for an unknown measure."""
    return sum(_count(conn, source, scope, since, until) for source in _SOURCES[measure])


def counts(conn: Connection, measure: str, scope: Scope, bounds: Sequence[datetime]) -> list[int]:
    """How many rows the measure has from each bound until before the next, in one pass over them. Raises KeyError for
    an unknown measure."""
    found = [0] * (len(bounds) - 1)
    for source in _SOURCES[measure]:
        steps: list[tuple[Any, Any]] = [
            (source.at < bound, literal_column(str(at))) for at, bound in enumerate(bounds[1:])
        ]
        part = case(*steps).label("part")
        statement = select(part, func.count()).where(*_where(source, scope, bounds[0], bounds[-1]))
        for at, number in conn.execute(statement.group_by(literal_column("part"))):
            found[at] += number
    return found


def page(
    conn: Connection, measure: str, scope: Scope, since: datetime, until: datetime, after: Spot | None, limit: int
) -> tuple[Spot, ...]:
    """The rows behind that number, the newest first, at most `limit` of those that come after the spot."""
    found: list[Spot] = []
    for source in _SOURCES[measure]:
        where = [*_where(source, scope, since, until), *_after(source, after)]
        statement = select(source.at, source.id).where(*where).order_by(source.at.desc(), source.id.desc())
        found += [Spot(at, source.kind, number) for at, number in conn.execute(statement.limit(limit))]
    return tuple(sorted(found, reverse=True)[:limit])


def median_wait(conn: Connection, scope: Scope, since: datetime, until: datetime) -> int | None:
    """The median of office seconds until staff answered what came in that time; None when nothing was answered."""
    where = _where(_ANSWERED, scope, since, until)
    number = _count(conn, _ANSWERED, scope, since, until)
    if not number:
        return None
    statement = select(hand_offs.c.waited).where(*where).order_by(hand_offs.c.waited)
    middle = conn.execute(statement.offset((number - 1) // 2).limit(2 - number % 2)).scalars().all()
    return round(sum(each or 0 for each in middle) / len(middle))


def top_answers(
    conn: Connection, scope: Scope, since: datetime, until: datetime, limit: int = 10
) -> Sequence[tuple[str, int]]:
    """The answers given most often, with how often."""
    number = func.count()
    statement = select(outbound.c.answer, number).where(*_where(_QUESTION, scope, since, until))
    rows = conn.execute(statement.group_by(outbound.c.answer).order_by(number.desc(), outbound.c.answer).limit(limit))
    return [(key, found) for key, found in rows]


def _count(conn: Connection, source: _Source, scope: Scope, since: datetime, until: datetime) -> int:
    return conn.execute(select(func.count()).where(*_where(source, scope, since, until))).scalar_one()


def _where(source: _Source, scope: Scope, since: datetime, until: datetime) -> list[Any]:
    return [*source.where, source.at >= since, source.at < until, *_within(source, scope)]


def _within(source: _Source, scope: Scope) -> list[ColumnElement[bool]]:
    if scope.departments is None:
        return []
    if source.kind == "question":
        return [outbound.c.answer.in_(scope.answers)]
    table = requests if source.kind == "report" else hand_offs
    return [table.c.department.in_(scope.departments)]


def _after(source: _Source, after: Spot | None) -> list[ColumnElement[bool]]:
    if after is None:
        return []
    if source.kind == after.kind:
        return [or_(source.at < after.at, and_(source.at == after.at, source.id < after.id))]
    return [source.at <= after.at if source.kind < after.kind else source.at < after.at]
