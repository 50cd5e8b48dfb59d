"""The queues of the Action Center: which conversations stand in each, how many, and a page of them at a time.

Work is in order of urgency and then of when an answer is due; the rest has its newest message first. Pages are cut by
the last row's place in that order (a keyset), so that the thousandth page costs as much as the first and nothing is
shown twice while conversations come and go.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, case, func, literal, or_, select, true, tuple_

from textbot.core.routing import TRIAGE
from textbot.store.contacts import contacts
from textbot.store.conversations import BY_DUE as conversations_by_due
from textbot.store.conversations import (
    FAR,
    PRIORITIES,
    WORK,
    ConversationRow,
    by_ids,
    conversations,
)
from textbot.store.schema import Moment

PAGE = 20
MOST_COUNTED = 1000
"""Of what is closed, and of all, no more than this are counted: their number is no task."""

_T = conversations.c
_ANSWERED = and_(
    _T.status == "open",
    _T.last_staff_at.is_not(None),
    or_(_T.last_heard_at.is_(None), _T.last_staff_at >= _T.last_heard_at),
)


@dataclass(frozen=True)
class Look:
    """What a member looks at. member_id: whose `mine` it is. departments: those they may see, None for all. department,
    language: one alone; "" for any."""

    member_id: int
    now: datetime
    departments: frozenset[str] | None = None
    department: str = ""
    language: str = ""


@dataclass(frozen=True)
class Order:
    """columns: what rows are sorted by, the first first; values: the same of a row, as they stand in a cursor."""

    columns: tuple[ColumnElement[Any], ...]
    values: Callable[[ConversationRow], tuple[Any, ...]]
    descending: bool = False


BY_DUE = Order(conversations_by_due, lambda row: (0 if row.urgent else 1, row.due_at or FAR, row.id))
BY_NEWEST = Order((_T.last_message_at, _T.id), lambda row: (row.last_message_at, row.id), descending=True)
BY_WAKING = Order((_T.snoozed_until, _T.id), lambda row: (row.snoozed_until or FAR, row.id))


@dataclass(frozen=True)
class Queue:
    """where: what stands in it, of the conversations in the inbox unless `is_work` is False."""

    where: Callable[[Look], ColumnElement[bool]]
    order: Order = BY_DUE
    is_work: bool = True


def _awake(look: Look) -> ColumnElement[bool]:
    return or_(_T.snoozed_until.is_(None), _T.snoozed_until <= look.now)


QUEUES: Mapping[str, Queue] = {
    "department": Queue(lambda look: and_(_awake(look), ~_ANSWERED)),
    "mine": Queue(lambda look: and_(_awake(look), _T.assignee_id == look.member_id)),
    "unassigned": Queue(lambda look: and_(_awake(look), _T.assignee_id.is_(None), ~_ANSWERED)),
    "urgent": Queue(lambda look: and_(_awake(look), _T.priority == PRIORITIES["urgent"])),
    "waiting": Queue(lambda look: and_(_awake(look), _ANSWERED)),
    "snoozed": Queue(lambda look: _T.snoozed_until > look.now, BY_WAKING),
    "closed": Queue(lambda look: _T.status == "closed", BY_NEWEST, is_work=False),
    "all": Queue(lambda look: true(), BY_NEWEST, is_work=False),
}
"""department: all that waits for a word from us. waiting: on the resident."""


@dataclass(frozen=True)
class Page:
    """rows: of one page, in the queue's order. newer, older: the cursors of the pages around it, "" for none."""

    rows: tuple[ConversationRow, ...]
    newer: str
    older: str


def page(conn: Connection, key: str, look: Look, *, after: str = "", before: str = "", limit: int = PAGE) -> Page:
    """A page of the queue `key`: the first, or what stands after (or before) a cursor. A cursor that cannot be read
    gives the first page. Raises KeyError for an unknown queue."""
    queue = QUEUES[key]
    order = queue.order
    place, back = _place(before, order), True
    if place is None:
        place, back = _place(after, order), False
    statement = _looked_at(select(_T.id).select_from(conversations), look).where(queue.where(look))
    if queue.is_work:
        statement = statement.where(WORK)
    # First their ids, from an index alone; whole rows only of those that are shown.
    ids = _cut(conn, statement, order, place, back=back, limit=limit)
    found = by_ids(conn, ids)
    rows = tuple(found[each] for each in ids if each in found)
    more = len(rows) > limit
    if back and not more:
        return page(conn, key, look, limit=limit)  # a first page is a whole one
    rows = rows[1:] if back and more else rows[:limit]
    return Page(
        rows,
        _cursor(order.values(rows[0])) if rows and place is not None else "",
        _cursor(order.values(rows[-1])) if back or more else "",
    )


def counts(conn: Connection, look: Look) -> dict[str, int]:
    """How many conversations stand in each queue; of those that are no work, MOST_COUNTED at most."""
    work = {key: queue for key, queue in QUEUES.items() if queue.is_work}
    sums = [func.coalesce(func.sum(case((queue.where(look), 1), else_=0)), 0) for queue in work.values()]
    found = dict(zip(work, _counting(conn, select(*sums), look, WORK), strict=True))
    for key, queue in QUEUES.items():
        if not queue.is_work:
            some = _looked_at(select(literal(1, Integer)).select_from(conversations), look)
            some = some.where(queue.where(look)).limit(MOST_COUNTED)
            found[key] = conn.execute(select(func.count()).select_from(some.subquery())).scalar_one()
    return {key: int(found[key]) for key in QUEUES}


def next_free(
    conn: Connection, look: Look, languages: tuple[str, ...] = (), passed: tuple[int, ...] = ()
) -> int | None:
    """The most overdue conversation that waits and that nobody else has, urgent ones first, but those `passed`. Its
    contact is held until the transaction ends; on PostgreSQL one that somebody else holds is skipped. languages: those
    of residents to choose among, () for any; who has said nothing in any language yet is everybody's."""
    statement = select(_T.id).join_from(conversations, contacts, contacts.c.id == _T.contact_id)
    statement = _looked_at(statement, look).where(WORK, _T.status == "waiting", _awake(look), _T.id.not_in(passed))
    statement = statement.where(or_(_T.assignee_id.is_(None), _T.assignee_id == look.member_id))
    if languages:
        statement = statement.where(or_(contacts.c.language.in_(languages), contacts.c.language.is_(None)))
    statement = statement.order_by(*BY_DUE.columns).limit(1)
    return conn.execute(statement.with_for_update(of=contacts, skip_locked=True, key_share=True)).scalar()


def departments(conn: Connection, look: Look) -> tuple[str, ...]:
    """The departments that have work, and that the member may see."""
    statement = select(_T.department).where(WORK).distinct()
    found = {name or TRIAGE for name in conn.execute(statement).scalars()}
    return tuple(sorted(found if look.departments is None else found & look.departments))


def of_departments(allowed: frozenset[str] | None) -> ColumnElement[bool]:
    """Whether a conversation belongs to one of these departments; None for any. What nobody sorted yet is TRIAGE's."""
    if allowed is None:
        return true()
    return _T.department.in_(sorted(allowed | ({""} if TRIAGE in allowed else set())))


def _counting(conn: Connection, statement: Select[Any], look: Look, *where: Any) -> tuple[int, ...]:
    statement = _looked_at(statement.select_from(conversations), look).where(*where)
    return tuple(conn.execute(statement).one())


def _looked_at(statement: Select[Any], look: Look) -> Select[Any]:
    """Only what the member may see and looks at."""
    statement = statement.where(of_departments(look.departments))
    if look.department:
        statement = statement.where(of_departments(frozenset({look.department})))
    if not look.language:
        return statement
    # Not a join: databases would begin with all who speak the language.
    spoken = select(contacts.c.language).where(contacts.c.id == _T.contact_id).correlate(conversations)
    return statement.where(spoken.scalar_subquery() == look.language)


def _cut(
    conn: Connection, statement: Select[Any], order: Order, place: tuple[Any, ...] | None, *, back: bool, limit: int
) -> tuple[int, ...]:
    """Who stands behind `place` (back: before it) and one more if there is one; always in the queue's order."""
    falling = order.descending != back
    if place is not None:
        here = tuple_(*(literal(value, column.type) for value, column in zip(place, order.columns, strict=True)))
        there = tuple_(*order.columns)
        statement = statement.where(there < here if falling else there > here)
    sides = (column.desc() if falling else column.asc() for column in order.columns)
    ids = tuple(conn.execute(statement.order_by(*sides).limit(limit + 1)).scalars())
    return ids[::-1] if back else ids


def _cursor(values: tuple[Any, ...]) -> str:
    return "_".join(f"{value:%Y%m%dT%H%M%S.%f}" if isinstance(value, datetime) else str(value) for value in values)


def _place(cursor: str, order: Order) -> tuple[Any, ...] | None:
    parts = cursor.split("_")
    if len(parts) != len(order.columns):
        return None
    try:
        return tuple(_read(part, column) for part, column in zip(parts, order.columns, strict=True))
    except ValueError:
        return None


def _read(part: str, column: ColumnElement[Any]) -> Any:
    if isinstance(column.type, Moment):
        return datetime.strptime(part, "%Y%m%dT%H%M%S.%f").replace(tzinfo=UTC)
    number = int(part[:19])
    if not 0 <= number < 2**62:
        raise ValueError("no such row")
    return number
