"""Storms: each time that storm mode was on, what it said and paused, and whose report waits for its end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, select, text, update

from textbot.core.storm import Storm
from textbot.store.schema import Json, Key, Moment, add_row, metadata

RUNNING = text("ended_at IS NULL")
UNTOLD = text("settled_at IS NULL")

storms = Table(
    "storms",
    metadata,
    Column("id", Key, primary_key=True),
    # Language -> the banner.
    Column("texts", Json, nullable=False),
    # Keys of flows that take no new reports.
    Column("pauses", Json, nullable=False),
    # Keys of the playbook's incidents that are gathered.
    Column("incidents", Json, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("ended_at", Moment),
    # E-mail of the member of staff.
    Column("started_by", String(200), nullable=False),
    # The same; "time" when nobody renewed it.
    Column("ended_by", String(200), nullable=False, default="", server_default=""),
    Index("ix_storms_running", "until", sqlite_where=RUNNING, postgresql_where=RUNNING),
)

storm_holds = Table(
    "storm_holds",
    metadata,
    Column("storm_id", Key, ForeignKey("storms.id"), primary_key=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), primary_key=True),
    Column("flow", String(60), nullable=False),
    Column("at", Moment, nullable=False),
    # When they were told that it goes on, or went on by themselves.
    Column("settled_at", Moment),
    Index("ix_storm_holds_untold", "contact_id", sqlite_where=UNTOLD, postgresql_where=UNTOLD),
)


@dataclass(frozen=True)
class StormRow:
    """One storm. started_by, ended_by: e-mails; ended_by "time" when nobody renewed it, "" while it is on."""

    id: int
    texts: dict[str, str]
    pauses: list[str]
    incidents: list[str]
    started_at: datetime
    until: datetime
    ended_at: datetime | None
    started_by: str
    ended_by: str


@dataclass(frozen=True)
class HoldRow:
    """A resident whose report waits for a storm's end."""

    storm_id: int
    contact_id: int
    flow: str
    at: datetime


_COLUMNS = tuple(storms.c[name] for name in StormRow.__dataclass_fields__)
_HELD = tuple(storm_holds.c[name] for name in HoldRow.__dataclass_fields__)


def start(
    conn: Connection, texts: dict[str, str], pauses: list[str], incidents: list[str], until: datetime,
    *, by: str, now: datetime,
) -> int:  # fmt: skip
    """Begin one; its id."""
    values = {"texts": texts, "pauses": pauses, "incidents": incidents, "until": until}
    return add_row(conn, storms, **values, started_at=now, started_by=by)


def running(conn: Connection) -> StormRow | None:
    """The one that nobody ended, though its time may be over."""
    row = conn.execute(select(*_COLUMNS).where(RUNNING).order_by(storms.c.id.desc()).limit(1)).first()
    return StormRow(*row) if row else None


def current(conn: Connection) -> Storm | None:
    """That one as the engine takes it."""
    row = running(conn)
    if row is None:
        return None
    return Storm(row.id, dict(row.texts), row.started_at, row.until, frozenset(row.pauses), tuple(row.incidents))


def last(conn: Connection, limit: int = 10) -> tuple[StormRow, ...]:
    """The newest, running or over."""
    rows = conn.execute(select(*_COLUMNS).order_by(storms.c.id.desc()).limit(limit))
    return tuple(StormRow(*row) for row in rows)


def change(conn: Connection, storm_id: int, texts: dict[str, str], pauses: list[str], incidents: list[str]) -> bool:
    """Other words and choices for one that is on; False when it is over."""
    statement = update(storms).where(storms.c.id == storm_id, RUNNING)
    return conn.execute(statement.values(texts=texts, pauses=pauses, incidents=incidents)).rowcount == 1


def renew(conn: Connection, storm_id: int, until: datetime) -> bool:
    """Let it go on until then; False when it is over."""
    return conn.execute(update(storms).where(storms.c.id == storm_id, RUNNING).values(until=until)).rowcount == 1


def end(conn: Connection, storm_id: int, by: str, now: datetime) -> bool:
    """End it; False when it is over already."""
    statement = update(storms).where(storms.c.id == storm_id, RUNNING)
    return conn.execute(statement.values(ended_at=now, ended_by=by)).rowcount == 1


def hold(conn: Connection, storm_id: int, contact_id: int, flow: str, now: datetime) -> None:
    """Note that a contact's report waits; the last one counts. The caller holds the contact."""
    where = (storm_holds.c.storm_id == storm_id, storm_holds.c.contact_id == contact_id)
    if conn.execute(update(storm_holds).where(*where).values(flow=flow, settled_at=None)).rowcount == 0:
        add_row(conn, storm_holds, storm_id=storm_id, contact_id=contact_id, flow=flow, at=now)


def waiting(conn: Connection, limit: int = 300) -> tuple[HoldRow, ...]:
    """Whose report may go on: those of storms that are over, who were not told yet."""
    over = select(storms.c.id).where(storms.c.ended_at.is_not(None))
    statement = select(*_HELD).where(UNTOLD, storm_holds.c.storm_id.in_(over)).order_by(storm_holds.c.at).limit(limit)
    return tuple(HoldRow(*row) for row in conn.execute(statement))


def held(conn: Connection, storm_id: int) -> int:
    """How many reports wait for the end of that storm."""
    rows = conn.execute(select(storm_holds.c.contact_id).where(storm_holds.c.storm_id == storm_id, UNTOLD))
    return len(rows.all())


def let_go(conn: Connection, contact_id: int, now: datetime) -> bool:
    """Nothing of the contact's waits any more; False when nothing did."""
    statement = update(storm_holds).where(storm_holds.c.contact_id == contact_id, UNTOLD)
    return conn.execute(statement.values(settled_at=now)).rowcount > 0
