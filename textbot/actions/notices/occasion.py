"""When a schedule is due next, and what its pattern says then."""

from collections.abc import Mapping

from textbot.core.notices.draft import Draft
from textbot.core.notices.occasion import calendar_of, is_occasional, texts_of
from textbot.core.notices.schedule import Occurrence, Rule
from textbot.runtime import Runtime
from textbot.store import schedules
from textbot.store.notices import NoticeRow
from textbot.store.schedules import ScheduleRow


def next_occurrence(rt: Runtime, schedule: ScheduleRow) -> Occurrence | None:
    """The next time it is due; None when none comes within a year, or its rule cannot be read any more."""
    try:
        rule = Rule.from_data(schedule.rule)
    except ValueError:
        return None
    return rule.next_one(calendar_of(rt.playbook), rt.now())


def occasional_texts(rt: Runtime, draft: NoticeRow | Draft) -> Mapping[str, str]:
    """A notice's texts; those of a schedule's pattern as its next time would say them. Raises ValueError for a text
    that cannot be read."""
    if draft.schedule_id is None or not is_occasional(draft.texts):
        return draft.texts
    with rt.database.read() as conn:
        schedule = schedules.by_id(conn, draft.schedule_id)
    occurrence = next_occurrence(rt, schedule) if schedule else None
    return texts_of(draft.texts, occurrence, rt.playbook) if occurrence else draft.texts
