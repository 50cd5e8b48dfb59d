"""The outbox: deeds that a commit left for a worker. Redis only rings the bell; this table is the record."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, Index, Integer, String, Table, select, text, update

from textbot.store.schema import Key, Moment, add_row, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("id", Key, primary_key=True),
    # A name in state/doorbell.py's table of deeds, which knows its queue and job.
    Column("deed", String(40), nullable=False),
    Column("ref", Key, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("created_at", Moment, nullable=False),
    Column("done_at", Moment),
    Column("error", String(200), nullable=False, default=""),
    Index("ix_outbox_due", "due_at", sqlite_where=text("done_at IS NULL"), postgresql_where=text("done_at IS NULL")),
)


@dataclass(frozen=True)
class OutboxRow:
    """One deed still to be done, or done. ref: the id of the row it is about."""

    id: int
    deed: str
    ref: int
    due_at: datetime
    attempts: int
    created_at: datetime
    done_at: datetime | None


_COLUMNS = tuple(outbox.c[name] for name in OutboxRow.__dataclass_fields__)


def add(conn: Connection, deed: str, ref: int, now: datetime, after: timedelta = timedelta(0)) -> int:
    """Leave a deed, due `after` from now; its id."""
    values = {"deed": deed, "ref": ref, "due_at": now + after, "created_at": now}
    return add_row(conn, outbox, **values)


def due(conn: Connection, now: datetime, limit: int = 500) -> tuple[OutboxRow, ...]:
    """Deeds whose time has come, oldest first."""
    where = (outbox.c.done_at.is_(None), outbox.c.due_at <= now)
    statement = select(*_COLUMNS).where(*where).order_by(outbox.c.due_at, outbox.c.id).limit(limit)
    return tuple(OutboxRow(*row) for row in conn.execute(statement))


def claim(conn: Connection, outbox_id: int, now: datetime, lease: timedelta) -> OutboxRow | None:
    """Take a due deed for `lease`: until then nobody else gets it. None when it is done, taken or not due."""
    where = (outbox.c.id == outbox_id, outbox.c.done_at.is_(None), outbox.c.due_at <= now)
    statement = update(outbox).where(*where).values(due_at=now + lease, attempts=outbox.c.attempts + 1)
    row = conn.execute(statement.returning(*_COLUMNS)).first()
    return OutboxRow(*row) if row else None


def waits(conn: Connection, deed: str, ref: int) -> bool:
    """Whether a deed about that row is still to be done, now or later: neither done nor given up."""
    where = (outbox.c.done_at.is_(None), outbox.c.deed == deed, outbox.c.ref == ref)
    return conn.execute(select(outbox.c.id).where(*where).limit(1)).first() is not None


def renew(conn: Connection, row: OutboxRow, until: datetime) -> OutboxRow | None:
    """Keep a deed that was claimed; None when it is not ours any more: it is done, or somebody else took it."""
    where = (outbox.c.id == row.id, outbox.c.done_at.is_(None), outbox.c.due_at == row.due_at)
    kept = conn.execute(update(outbox).where(*where).values(due_at=until).returning(*_COLUMNS)).first()
    return OutboxRow(*kept) if kept else None


def done(conn: Connection, outbox_id: int, now: datetime) -> None:
    """The deed is done."""
    conn.execute(update(outbox).where(outbox.c.id == outbox_id).values(done_at=now))


def later(conn: Connection, outbox_id: int, due_at: datetime, error: str) -> None:
    """The deed failed; try again at `due_at`."""
    conn.execute(update(outbox).where(outbox.c.id == outbox_id).values(due_at=due_at, error=error[:200]))
