"""Pushes: what a system of the city's is still to be told of a request, or was told; one row each, in order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    and_,
    func,
    select,
    text,
    update,
)

from textbot.store.connectors import connectors
from textbot.store.schema import Key, Moment, add_row, metadata

# waiting: to be sent. sending: a worker has it, or had it when it died. unsure: it may be there; look before sending.
UNSETTLED = ("waiting", "sending", "unsure")
KINDS = ("create", "comment", "correct", "withdraw")
_UNSETTLED = text("state IN ('waiting', 'sending', 'unsure')")

pushes = Table(
    "pushes",
    metadata,
    Column("id", Key, primary_key=True),
    Column("request_id", Key, ForeignKey("requests.id"), nullable=False),
    # A name in connectors.yaml.
    Column("system", String(40), nullable=False),
    Column("kind", String(10), nullable=False),
    # What the resident wrote, and the photos with it.
    Column("note_id", Key, ForeignKey("request_notes.id")),
    # UNSETTLED, then: sent | refused (until staff try it again) | dropped (taken back before anything was sent)
    Column("state", String(8), nullable=False, default="waiting"),
    Column("tries", Integer, nullable=False, default=0),
    Column("next_at", Moment, nullable=False),
    Column("last_error", String(200), nullable=False, default=""),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Index("ix_pushes_request_id", "request_id", "id"),
    Index("ix_pushes_unsettled", "next_at", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
    Index("ix_pushes_system_state", "system", "state"),
)


@dataclass(frozen=True)
class PushRow:
    """One push. kind: create | comment | correct | withdraw; note_id: of what the resident wrote."""

    id: int
    request_id: int
    system: str
    kind: str
    note_id: int | None
    state: str
    tries: int
    next_at: datetime
    last_error: str
    created_at: datetime
    sent_at: datetime | None


_COLUMNS = tuple(pushes.c[name] for name in PushRow.__dataclass_fields__)


def add(conn: Connection, request_id: int, system: str, kind: str, now: datetime, note_id: int | None = None) -> int:
    """Leave one to be sent; its id."""
    what = {"request_id": request_id, "system": system, "kind": kind, "note_id": note_id}
    return add_row(conn, pushes, **what, next_at=now, created_at=now)


def by_id(conn: Connection, push_id: int) -> PushRow | None:
    """One push."""
    row = conn.execute(select(*_COLUMNS).where(pushes.c.id == push_id)).first()
    return PushRow(*row) if row else None


def of_request(conn: Connection, request_id: int) -> tuple[PushRow, ...]:
    """All of a request's, oldest first."""
    statement = select(*_COLUMNS).where(pushes.c.request_id == request_id).order_by(pushes.c.id)
    return tuple(PushRow(*row) for row in conn.execute(statement))


def of_requests(conn: Connection, request_ids: tuple[int, ...]) -> tuple[PushRow, ...]:
    """All of those requests', oldest first."""
    statement = select(*_COLUMNS).where(pushes.c.request_id.in_(request_ids)).order_by(pushes.c.id)
    return tuple(PushRow(*row) for row in conn.execute(statement))


def systems_of(conn: Connection, request_id: int) -> tuple[str, ...]:
    """The systems a request's order goes to, the first one first."""
    where = (pushes.c.request_id == request_id, pushes.c.kind == "create")
    return tuple(conn.execute(select(pushes.c.system).where(*where).order_by(pushes.c.id)).scalars())


def due(conn: Connection, now: datetime, limit: int = 100) -> tuple[int, ...]:
    """Pushes whose time has come, oldest first: of each request and system only the first, and none of a system that
    is left alone for now."""
    earlier = pushes.alias()
    first = ~(
        select(earlier.c.id)
        .where(
            earlier.c.request_id == pushes.c.request_id,
            earlier.c.system == pushes.c.system,
            earlier.c.state.in_(UNSETTLED),
            earlier.c.id < pushes.c.id,
        )
        .exists()
    )
    rests = (
        select(connectors.c.name).where(connectors.c.name == pushes.c.system, connectors.c.open_until > now).exists()
    )
    where = and_(pushes.c.state.in_(UNSETTLED), pushes.c.next_at <= now, first, ~rests)
    return tuple(conn.execute(select(pushes.c.id).where(where).order_by(pushes.c.id).limit(limit)).scalars())


def claim(conn: Connection, push_id: int, now: datetime, until: datetime) -> PushRow | None:
    """Take a due push until then, before anything is sent: the row as it was before. None when it is settled, taken,
    not due, or not its request's first."""
    was = by_id(conn, push_id)
    if was is None or was.next_at > now or _waits_behind(conn, was):
        return None
    where = (pushes.c.id == push_id, pushes.c.state.in_(UNSETTLED), pushes.c.next_at <= now)
    taken = update(pushes).where(*where).values(state="sending", tries=pushes.c.tries + 1, next_at=until)
    return was if conn.execute(taken).rowcount == 1 else None


def keep(conn: Connection, was: PushRow, until: datetime) -> bool:
    """Keep a push that `claim` gave until then; False when it took too long and is another's by now."""
    return conn.execute(update(pushes).where(*_of_claim(was)).values(next_at=until)).rowcount == 1


def give_back(conn: Connection, was: PushRow, **changes: Any) -> bool:
    """Set columns of a push that `claim` gave, and let go of it; False, and nothing set, when it is another's by now or
    settled."""
    if "last_error" in changes:
        changes["last_error"] = changes["last_error"][:200]
    return conn.execute(update(pushes).where(*_of_claim(was)).values(**changes)).rowcount == 1


def change(conn: Connection, push_id: int, **changes: Any) -> None:
    """Set columns."""
    if "last_error" in changes:
        changes["last_error"] = changes["last_error"][:200]
    conn.execute(update(pushes).where(pushes.c.id == push_id).values(**changes))


def settle(conn: Connection, push_id: int, now: datetime) -> bool:
    """It is there; False when somebody else settled it first."""
    where = (pushes.c.id == push_id, pushes.c.state.in_(UNSETTLED))
    done = update(pushes).where(*where).values(state="sent", sent_at=now, last_error="")
    return conn.execute(done).rowcount == 1


def drop_unsent(conn: Connection, request_id: int, system: str) -> bool:
    """Send nothing of a request whose order was never tried; whether that was so."""
    of_it = (pushes.c.request_id == request_id, pushes.c.system == system)
    untried = (pushes.c.kind == "create", pushes.c.state == "waiting", pushes.c.tries == 0)
    if conn.execute(update(pushes).where(*of_it, *untried).values(state="dropped")).rowcount == 0:
        return False
    conn.execute(update(pushes).where(*of_it, pushes.c.state.in_(UNSETTLED)).values(state="dropped"))
    return True


def wake(conn: Connection, system: str, now: datetime, settled: datetime) -> int:
    """A system is back: what only waited for it is due now, what may be there already is looked for when that has
    `settled`; how many."""
    of_it = pushes.c.system == system
    waiting = (of_it, pushes.c.state == "waiting", pushes.c.next_at > now)
    unsure = (of_it, pushes.c.state == "unsure", pushes.c.next_at > settled)
    woken = conn.execute(update(pushes).where(*waiting).values(next_at=now)).rowcount
    return woken + conn.execute(update(pushes).where(*unsure).values(next_at=settled)).rowcount


def next_of(conn: Connection, row: PushRow) -> int | None:
    """The push that waits right behind that one, of the same request and system."""
    where = (
        pushes.c.request_id == row.request_id,
        pushes.c.system == row.system,
        pushes.c.state.in_(UNSETTLED),
        pushes.c.id > row.id,
    )
    return conn.execute(select(func.min(pushes.c.id)).where(*where)).scalar_one_or_none()


def retry(conn: Connection, system: str, now: datetime) -> int:
    """Try all refused ones of a system again; how many."""
    where = (pushes.c.system == system, pushes.c.state == "refused")
    return conn.execute(update(pushes).where(*where).values(state="unsure", tries=0, next_at=now)).rowcount


def counts(conn: Connection) -> dict[tuple[str, str], int]:
    """(system, state) -> how many pushes."""
    statement = select(pushes.c.system, pushes.c.state, func.count()).group_by(pushes.c.system, pushes.c.state)
    return {(system, state): number for system, state, number in conn.execute(statement)}


def oldest_unsettled(conn: Connection) -> dict[str, datetime]:
    """System -> since when its oldest push waits."""
    statement = select(pushes.c.system, func.min(pushes.c.created_at)).where(pushes.c.state.in_(UNSETTLED))
    return {row[0]: row[1] for row in conn.execute(statement.group_by(pushes.c.system))}


def _of_claim(was: PushRow) -> tuple[ColumnElement[bool], ...]:
    """Each claim counts as a try, so that one that came after it is told apart."""
    return pushes.c.id == was.id, pushes.c.state == "sending", pushes.c.tries == was.tries + 1


def _waits_behind(conn: Connection, row: PushRow) -> bool:
    where = (
        pushes.c.request_id == row.request_id,
        pushes.c.system == row.system,
        pushes.c.state.in_(UNSETTLED),
        pushes.c.id < row.id,
    )
    return conn.execute(select(pushes.c.id).where(*where).limit(1)).first() is not None
