"""Schedules: notices that come again by a rule, approved once, and what became of each time they were due.

draft > submitted (a second person looks at it) > active; paused leads back to active; ended from anywhere. An edit
makes it a draft again: an approval is of one digest.
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
    select,
    update,
)

from textbot.store.schema import Json, Key, Moment, add_row, metadata

DRAFT, SUBMITTED, ACTIVE, PAUSED, ENDED = "draft", "submitted", "active", "paused", "ended"
SENT, LATE, MISSED, SKIPPED, BLOCKED = "sent", "late", "missed", "skipped", "blocked"

schedules = Table(
    "schedules",
    metadata,
    Column("id", Key, primary_key=True),
    # What one press of the button, or one file of a script, carries: a schedule is made once however often it arrives.
    Column("key", String(64), nullable=False, unique=True),
    # Of its rule, texts, audience and topic.
    Column("digest", String(64), nullable=False),
    Column("title", String(120), nullable=False),
    Column("topic", String(40), nullable=False, default="", server_default=""),
    Column("rule", Json, nullable=False),
    # Language -> what is said, with {{ placeholders }}.
    Column("texts", Json, nullable=False),
    Column("audience", Json, nullable=False),
    Column("validity_minutes", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    # Why it is a draft again, or ended.
    Column("why", String(120), nullable=False, default="", server_default=""),
    Column("author_id", Key, ForeignKey("staff.id"), nullable=False),
    Column("version", Integer, nullable=False, default=1, server_default="1"),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("submitted_at", Moment),
    Column("approved_at", Moment),
    Column("approved_by", Key),
    # "" | small | second
    Column("approval", String(12), nullable=False, default="", server_default=""),
    # The most that one time would have reached when it was approved.
    Column("approved_size", Integer, nullable=False, default=0, server_default="0"),
    # Everything due until then was looked at.
    Column("looked_until", Moment),
    Column("estimate", Json),
    Index("ix_schedules_state", "state"),
)

schedule_runs = Table(
    "schedule_runs",
    metadata,
    Column("id", Key, primary_key=True),
    Column("schedule_id", Key, ForeignKey("schedules.id"), nullable=False),
    # Which time it is: the same however often it is reckoned.
    Column("occurrence", String(64), nullable=False),
    Column("due_at", Moment, nullable=False),
    # sent | late (sent after its moment) | missed | skipped (paused) | blocked (a gate held it)
    Column("state", String(12), nullable=False),
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
    digest: str
    title: str
    topic: str
    rule: dict[str, Any]
    texts: dict[str, str]
    audience: dict[str, Any]
    validity_minutes: int
    state: str
    why: str
    author_id: int
    version: int
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    approved_at: datetime | None
    approved_by: int | None
    approval: str
    approved_size: int
    looked_until: datetime | None
    estimate: dict[str, Any] | None


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


def add(conn: Connection, **values: Any) -> int:
    """Store one; its id. Raises IntegrityError when its key is taken."""
    return add_row(conn, schedules, **values)


def by_id(conn: Connection, schedule_id: int) -> ScheduleRow | None:
    """One schedule."""
    row = conn.execute(select(*_COLUMNS).where(schedules.c.id == schedule_id)).first()
    return ScheduleRow(*row) if row else None


def by_key(conn: Connection, key: str) -> ScheduleRow | None:
    """The schedule that was made with that key."""
    row = conn.execute(select(*_COLUMNS).where(schedules.c.key == key)).first()
    return ScheduleRow(*row) if row else None


def everything(conn: Connection) -> tuple[ScheduleRow, ...]:
    """All schedules, the newest first."""
    return tuple(ScheduleRow(*row) for row in conn.execute(select(*_COLUMNS).order_by(schedules.c.id.desc())))


def running(conn: Connection) -> tuple[ScheduleRow, ...]:
    """Those whose times are looked at: active ones, and paused ones, whose times are written down as skipped."""
    statement = select(*_COLUMNS).where(schedules.c.state.in_((ACTIVE, PAUSED))).order_by(schedules.c.id)
    return tuple(ScheduleRow(*row) for row in conn.execute(statement))


def change(conn: Connection, row: ScheduleRow, now: datetime, **values: Any) -> bool:
    """Set columns of a schedule that still is as it was read; False when somebody changed it meanwhile."""
    where = (schedules.c.id == row.id, schedules.c.version == row.version, schedules.c.state == row.state)
    statement = update(schedules).where(*where).values(**values, updated_at=now)
    return conn.execute(statement).rowcount == 1


def looked(conn: Connection, schedule_id: int, until: datetime) -> None:
    """Everything due until then was looked at."""
    conn.execute(update(schedules).where(schedules.c.id == schedule_id).values(looked_until=until))


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
) -> int:
    """Write down what became of a time (`state`, `why`, `notice_id`): once, in place of what was written before of
    the same; its id."""
    known = run_of(conn, schedule_id, occurrence)
    if known is not None:
        conn.execute(update(schedule_runs).where(schedule_runs.c.id == known.id).values(**values, at=now))
        return known.id
    own = {"schedule_id": schedule_id, "occurrence": occurrence, "due_at": due_at, "at": now}
    return add_row(conn, schedule_runs, **own, **values)


def unsent_since(conn: Connection, since: datetime) -> dict[int, int]:
    """Schedule -> how many of its times were missed or held since then."""
    where = (schedule_runs.c.state.in_((MISSED, BLOCKED)), schedule_runs.c.at >= since)
    found: dict[int, int] = {}
    for (schedule_id,) in conn.execute(select(schedule_runs.c.schedule_id).where(*where)):
        found[schedule_id] = found.get(schedule_id, 0) + 1
    return found
