"""Schedules: notices that come again by a rule, and what became of each time they were due.

A schedule has a pattern: a notice that is tested and approved like any other and never goes out itself. Each time it is
due, a notice is made after it. on > paused > on; ended for good. An edit makes the pattern a draft again, and nothing
goes out until that is approved.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    func,
    select,
    update,
)

from textbot.store.schema import Json, Key, Moment, add_row, metadata

ON, PAUSED, ENDED = "on", "paused", "ended"
SENT, LATE, MISSED, SKIPPED, BLOCKED = "sent", "late", "missed", "skipped", "blocked"
SETTLED = (SENT, LATE, SKIPPED)
"""What became of a time and stays so; a missed or blocked one is sent after all while its words are still true."""

schedules = Table(
    "schedules",
    metadata,
    Column("id", Key, primary_key=True),
    # What one press of the button, or one file of a script, carries: a schedule is made once however often it arrives.
    Column("key", String(64), nullable=False, unique=True),
    # As core/notices/schedule.py reads it.
    Column("rule", Json, nullable=False),
    # The pattern; NULL only until it is written.
    Column("notice_id", Key, ForeignKey("notices.id"), unique=True),
    Column("state", String(8), nullable=False),
    Column("version", Integer, nullable=False, default=1, server_default="1"),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    # When its pattern was first seen approved: it owes nothing from before.
    Column("since", Moment),
    # Everything due until then was looked at.
    Column("looked_until", Moment),
)

schedule_runs = Table(
    "schedule_runs",
    metadata,
    Column("id", Key, primary_key=True),
    Column("schedule_id", Key, ForeignKey("schedules.id"), nullable=False),
    # Which time it is: the same however often it is reckoned.
    Column("occurrence", String(64), nullable=False),
    Column("due_at", Moment, nullable=False),
    # sent | late (sent after its moment) | missed | skipped (paused) | blocked (not approved, or a gate held it)
    Column("state", String(8), nullable=False),
    Column("why", Text, nullable=False, default="", server_default=""),
    Column("notice_id", Key, ForeignKey("notices.id")),
    Column("at", Moment, nullable=False),
    UniqueConstraint("schedule_id", "occurrence"),
    Index("ix_schedule_runs_due_at", "schedule_id", "due_at"),
)


@dataclass(frozen=True)
class ScheduleRow:
    """A schedule as stored."""

    id: int
    key: str
    rule: dict[str, Any]
    notice_id: int | None
    state: str
    version: int
    created_at: datetime
    updated_at: datetime
    since: datetime | None
    looked_until: datetime | None


@dataclass(frozen=True)
class RunRow:
    """What became of one time a schedule was due. notice_id: None when none was made."""

    id: int
    schedule_id: int
    occurrence: str
    due_at: datetime
    state: str
    why: str
    notice_id: int | None
    at: datetime


_COLUMNS = tuple(schedules.c[name] for name in ScheduleRow.__dataclass_fields__)
_RUN = tuple(schedule_runs.c[name] for name in RunRow.__dataclass_fields__)


def add(conn: Connection, key: str, rule: Mapping[str, Any], now: datetime) -> int:
    """Store one without a pattern; its id. Raises IntegrityError when its key is taken."""
    values = {"key": key, "rule": dict(rule), "state": ON, "created_at": now, "updated_at": now}
    return add_row(conn, schedules, **values)


def by_id(conn: Connection, schedule_id: int) -> ScheduleRow | None:
    """One schedule."""
    return _one(conn, schedules.c.id == schedule_id)


def by_key(conn: Connection, key: str) -> ScheduleRow | None:
    """The schedule that was made with that key."""
    return _one(conn, schedules.c.key == key)


def of_pattern(conn: Connection, notice_id: int) -> ScheduleRow | None:
    """The schedule whose pattern that notice is."""
    return _one(conn, schedules.c.notice_id == notice_id)


def everything(conn: Connection) -> tuple[ScheduleRow, ...]:
    """All schedules, the newest first."""
    return tuple(ScheduleRow(*row) for row in conn.execute(select(*_COLUMNS).order_by(schedules.c.id.desc())))


def running(conn: Connection) -> tuple[ScheduleRow, ...]:
    """Those whose times are looked at: paused ones, too, whose times are written down as skipped."""
    statement = select(*_COLUMNS).where(schedules.c.state != ENDED, schedules.c.notice_id.is_not(None))
    return tuple(ScheduleRow(*row) for row in conn.execute(statement.order_by(schedules.c.id)))


def change(conn: Connection, row: ScheduleRow, now: datetime, **values: Any) -> bool:
    """Set columns of a schedule that still is as it was read; False when somebody changed it meanwhile."""
    where = (schedules.c.id == row.id, schedules.c.version == row.version)
    statement = update(schedules).where(*where).values(version=row.version + 1, updated_at=now, **values)
    return conn.execute(statement).rowcount == 1


def looked(conn: Connection, schedule_id: int, until: datetime, since: datetime) -> None:
    """Everything due until then was looked at; it owes nothing from before `since`."""
    own = update(schedules).where(schedules.c.id == schedule_id)
    conn.execute(own.values(looked_until=until, since=func.coalesce(schedules.c.since, since)))


def run_of(conn: Connection, schedule_id: int, occurrence: str) -> RunRow | None:
    """What became of that time."""
    where = (schedule_runs.c.schedule_id == schedule_id, schedule_runs.c.occurrence == occurrence)
    row = conn.execute(select(*_RUN).where(*where)).first()
    return RunRow(*row) if row else None


def runs(conn: Connection, schedule_id: int, limit: int = 30) -> tuple[RunRow, ...]:
    """What became of its last times, the newest first."""
    statement = select(*_RUN).where(schedule_runs.c.schedule_id == schedule_id)
    rows = conn.execute(statement.order_by(schedule_runs.c.due_at.desc(), schedule_runs.c.id.desc()).limit(limit))
    return tuple(RunRow(*row) for row in rows)


def write_run(
    conn: Connection, schedule_id: int, occurrence: str, due_at: datetime, now: datetime, values: Mapping[str, Any]
) -> None:
    """Write down what became of a time (`state`, `why`, `notice_id`): once, in place of what was written before."""
    known = run_of(conn, schedule_id, occurrence)
    if known is None:
        own = {"schedule_id": schedule_id, "occurrence": occurrence, "due_at": due_at, "at": now}
        add_row(conn, schedule_runs, **own, **values)
    elif known.state not in SETTLED and (known.state, known.why) != (values["state"], values["why"]):
        conn.execute(update(schedule_runs).where(schedule_runs.c.id == known.id).values(**values, at=now))


def unsent_since(conn: Connection, since: datetime, now: datetime) -> dict[int, int]:
    """Schedule -> how many of its times between those moments were missed or held back."""
    where = (schedule_runs.c.state.in_((MISSED, BLOCKED)), schedule_runs.c.due_at.between(since, now))
    statement = select(schedule_runs.c.schedule_id, func.count()).where(*where)
    rows = conn.execute(statement.group_by(schedule_runs.c.schedule_id))
    return {row[0]: row[1] for row in rows}


def _one(conn: Connection, where: Any) -> ScheduleRow | None:
    row = conn.execute(select(*_COLUMNS).where(where)).first()
    return ScheduleRow(*row) if row else None
