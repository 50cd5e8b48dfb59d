"""Schedules as staff see them: when each is due next, how it stands, what became of its last times."""

from dataclasses import dataclass
from datetime import timedelta

from textbot.actions.notices.occasion import next_occurrence
from textbot.core.notices.schedule import Occurrence
from textbot.core.notices.state import APPROVED, DRAFT, SUBMITTED
from textbot.runtime import Runtime
from textbot.store import notices, schedules
from textbot.store.notices import NoticeRow
from textbot.store.schedules import ENDED, PAUSED, RunRow, ScheduleRow

# So long staff are shown that a time was missed or held back.
RECENT = timedelta(days=14)
RUNNING, WAITS, UNAPPROVED = "running", "waits", "draft"


@dataclass(frozen=True)
class Listed:
    """A schedule. stands: running | draft (its text is not handed in) | waits (for a second person) | paused | ended.
    following: None when nothing is due any more. unsent: how many of its times were missed or held back lately."""

    schedule: ScheduleRow
    pattern: NoticeRow
    following: Occurrence | None
    stands: str
    unsent: int
    runs: tuple[RunRow, ...] = ()


def list_schedules(rt: Runtime) -> tuple[Listed, ...]:
    """All of them, the newest first."""
    with rt.database.read() as conn:
        rows = schedules.everything(conn)
        unsent = schedules.unsent_since(conn, rt.now() - RECENT, rt.now())
        pairs = [(row, notices.by_id(conn, row.notice_id or 0)) for row in rows]
    return tuple(_listed(rt, row, pattern, unsent.get(row.id, 0), ()) for row, pattern in pairs if pattern)


def see_schedule(rt: Runtime, schedule_id: int) -> Listed | None:
    """One of them, with what became of its last times."""
    with rt.database.read() as conn:
        row = schedules.by_id(conn, schedule_id)
        pattern = notices.by_id(conn, row.notice_id) if row and row.notice_id else None
        unsent = schedules.unsent_since(conn, rt.now() - RECENT, rt.now())
        runs = schedules.runs(conn, schedule_id)
    return _listed(rt, row, pattern, unsent.get(schedule_id, 0), runs) if row and pattern else None


def _listed(rt: Runtime, row: ScheduleRow, pattern: NoticeRow, unsent: int, runs: tuple[RunRow, ...]) -> Listed:
    following = next_occurrence(rt, row) if row.state != ENDED else None
    return Listed(row, pattern, following, _stands(row, pattern), unsent, runs)


def _stands(row: ScheduleRow, pattern: NoticeRow) -> str:
    if row.state in (ENDED, PAUSED):
        return row.state
    return {APPROVED: RUNNING, SUBMITTED: WAITS, DRAFT: UNAPPROVED}.get(pattern.state, ENDED)
