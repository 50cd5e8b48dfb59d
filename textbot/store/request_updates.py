"""What reporters and followers are still to be told of their requests.

state: waiting (for its time) | held (for an operator) | told | dropped. Each row is one person and one event; its text
is written only when it may go out, so that it says what is true then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    String,
    Table,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)

from textbot.store.id_list import is_among
from textbot.store.requests import requests
from textbot.store.schema import Key, Moment, metadata

WAITING = text("state = 'waiting'")
BY_MACHINE = text("by_machine")
UNTOLD = ("waiting", "held")

request_updates = Table(
    "request_updates",
    metadata,
    Column("id", Key, primary_key=True),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False),
    Column("event_id", Key, ForeignKey("request_events.id"), nullable=False),
    Column("person_id", Key, ForeignKey("request_people.id"), nullable=False),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("source", String(220), nullable=False),
    # A connector caused it and nobody released it: it counts against the limit.
    Column("by_machine", Boolean, nullable=False, default=False),
    Column("state", String(8), nullable=False, default="waiting"),
    # Why it was dropped: superseded | opted_out | expired | discarded | ended.
    Column("why", String(12), nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Column("outbound_id", Key, ForeignKey("outbound.id")),
    Index("ix_request_updates_due", "due_at", sqlite_where=WAITING, postgresql_where=WAITING),
    Index("ix_request_updates_state", "state", "created_at"),
    Index("ix_request_updates_person_id", "person_id", "id"),
    Index("ix_request_updates_machine", "created_at", sqlite_where=BY_MACHINE, postgresql_where=BY_MACHINE),
)


@dataclass(frozen=True)
class UpdateRow:
    """One thing one person is to be told."""

    id: int
    request_id: int
    event_id: int
    person_id: int
    contact_id: int
    source: str
    by_machine: bool
    state: str
    created_at: datetime
    due_at: datetime


_COLUMNS = tuple(request_updates.c[name] for name in UpdateRow.__dataclass_fields__)


def add_all(
    conn: Connection,
    request_id: int,
    event_id: int,
    people: Sequence[tuple[int, int]],
    now: datetime,
    *,
    source: str,
    by_machine: bool,
    state: str = "waiting",
) -> tuple[int, ...]:
    """Note that people, (person, contact) each, are to be told of an event; the ids, in order. What they were still to
    be told before gives way to it."""
    if not people:
        return ()
    older = (
        is_among(conn, request_updates.c.person_id, [person for person, _ in people]),
        request_updates.c.state.in_(UNTOLD),
    )
    _settle(conn, now, "dropped", "superseded", *older)
    about = {"request_id": request_id, "event_id": event_id, "source": source[:220], "by_machine": by_machine}
    about |= {"state": state, "created_at": now, "due_at": now}
    conn.execute(
        insert(request_updates), [{"person_id": person, "contact_id": contact, **about} for person, contact in people]
    )
    added = select(request_updates.c.id).where(request_updates.c.event_id == event_id)
    return tuple(conn.execute(added.order_by(request_updates.c.id)).scalars())


def by_id(conn: Connection, update_id: int) -> UpdateRow | None:
    """One of them."""
    row = conn.execute(select(*_COLUMNS).where(request_updates.c.id == update_id)).first()
    return UpdateRow(*row) if row else None


def due(conn: Connection, now: datetime, limit: int = 300) -> tuple[UpdateRow, ...]:
    """Those whose time has come, the oldest first."""
    statement = select(*_COLUMNS).where(WAITING, request_updates.c.due_at <= now)
    return tuple(UpdateRow(*row) for row in conn.execute(statement.order_by(request_updates.c.id).limit(limit)))


def waits(conn: Connection, update_id: int) -> bool:
    """Whether it still is to be told."""
    statement = select(request_updates.c.id).where(request_updates.c.id == update_id, WAITING)
    return conn.execute(statement).first() is not None


def later(conn: Connection, update_id: int, due_at: datetime) -> None:
    """Not before then."""
    conn.execute(update(request_updates).where(request_updates.c.id == update_id, WAITING).values(due_at=due_at))


def spread(conn: Connection, request_id: int, now: datetime, per_second: float) -> None:
    """What its people are still to be told is due from now on, one after the other, so many a second."""
    waiting = select(request_updates.c.id).where(request_updates.c.request_id == request_id, WAITING)
    ids = conn.execute(waiting.order_by(request_updates.c.id)).scalars().all()
    due = [{"of_id": each, "at": now + timedelta(seconds=at / per_second)} for at, each in enumerate(ids)]
    if due:
        one = update(request_updates).where(request_updates.c.id == bindparam("of_id"))
        conn.execute(one.values(due_at=bindparam("at")), due)


def told(conn: Connection, update_id: int, outbound_id: int, now: datetime) -> None:
    """Its text is written."""
    values = {"state": "told", "settled_at": now, "outbound_id": outbound_id}
    conn.execute(update(request_updates).where(request_updates.c.id == update_id).values(**values))


def drop(conn: Connection, update_id: int, why: str, now: datetime) -> None:
    """They are not told."""
    _settle(conn, now, "dropped", why, request_updates.c.id == update_id)


def drop_of_request(conn: Connection, request_id: int, why: str, now: datetime) -> None:
    """Nobody is told what they were still to be told of a request."""
    of_it = (request_updates.c.request_id == request_id, request_updates.c.state.in_(UNTOLD))
    _settle(conn, now, "dropped", why, *of_it)


def count_by_machine(conn: Connection, since: datetime) -> int:
    """How many texts connectors caused since then that an operator has not released."""
    where = (BY_MACHINE, request_updates.c.created_at >= since)
    return conn.execute(select(func.count()).where(*where)).scalar_one()


def hold_machines(conn: Connection) -> int:
    """Keep back for an operator all that connectors caused and that is still untold; how many."""
    statement = update(request_updates).where(WAITING, request_updates.c.by_machine)
    return conn.execute(statement.values(state="held")).rowcount


def held(conn: Connection) -> Mapping[str, int]:
    """How many texts are held, by what caused them."""
    statement = select(request_updates.c.source, func.count()).where(request_updates.c.state == "held")
    return {row[0]: row[1] for row in conn.execute(statement.group_by(request_updates.c.source))}


def samples(conn: Connection, limit: int = 5) -> tuple[tuple[str, str, str], ...]:
    """(reference, place, status) of some of the requests that held texts are about."""
    statement = select(requests.c.reference, requests.c.place, requests.c.status)
    statement = statement.join_from(request_updates, requests, requests.c.id == request_updates.c.request_id)
    rows = conn.execute(statement.where(request_updates.c.state == "held").distinct().limit(limit))
    return tuple((row[0], row[1], row[2]) for row in rows)


def release(conn: Connection, now: datetime) -> int:
    """Let all held texts go; how many."""
    statement = update(request_updates).where(request_updates.c.state == "held")
    return conn.execute(statement.values(state="waiting", by_machine=False, due_at=now)).rowcount


def discard(conn: Connection, now: datetime) -> int:
    """Let no held text go out; how many."""
    return _settle(conn, now, "dropped", "discarded", request_updates.c.state == "held")


def _settle(conn: Connection, now: datetime, state: str, why: str, *where: object) -> int:
    statement = update(request_updates).where(*where)  # type: ignore[arg-type]
    return conn.execute(statement.values(state=state, why=why, settled_at=now)).rowcount
