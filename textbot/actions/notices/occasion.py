"""When a schedule is due next, and what its pattern says then."""

from dataclasses import replace
from typing import TypeVar

from textbot.core.notices.draft import Draft
from textbot.core.notices.occasion import calendar_of, texts_of
from textbot.core.notices.schedule import Occurrence, Rule
from textbot.runtime import Runtime
from textbot.store import schedules
from textbot.store.notices import NoticeRow
from textbot.store.schedules import ScheduleRow

Written = TypeVar("Written", NoticeRow, Draft, NoticeRow | Draft)


def next_occurrence(rt: Runtime, schedule: ScheduleRow) -> Occurrence | None:
    """The next time it is due; None when none comes within a year, or its rule cannot be read any more."""
    try:
        rule = Rule.from_data(schedule.rule)
    except ValueError:
        return None
    return rule.next_one(calendar_of(rt.playbook), rt.now())


def as_due(rt: Runtime, notice: Written) -> Written:
    """A schedule's pattern as its next time would say it, at that time, to everybody it is for; any other notice as it
    is. A text that cannot be read stays as it is written."""
    if not isinstance(notice, NoticeRow) or notice.schedule_id is None:
        return notice
    with rt.database.read() as conn:
        schedule = schedules.of_pattern(conn, notice.id)
    occurrence = next_occurrence(rt, schedule) if schedule else None
    if occurrence is None:
        return notice
    try:
        texts = texts_of(notice.texts, occurrence, rt.playbook)
    except ValueError:
        texts = notice.texts
    return replace(notice, texts=texts, not_before=occurrence.at)
