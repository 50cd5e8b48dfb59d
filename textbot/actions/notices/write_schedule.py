"""Write a schedule down, once however often the same press of a button arrives; and change it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.exc import IntegrityError

from textbot.actions import audit
from textbot.actions.notices.deed import CHANGED, NOT_NOW, refused
from textbot.actions.notices.deed import tell as tell_notice
from textbot.actions.notices.edit_notice import edit_notice
from textbot.actions.notices.write_notice import LONGEST_KEY, cleaned, write_notice
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_
from textbot.core.notices.draft import REGULAR, Draft
from textbot.core.notices.occasion import calendar_of
from textbot.core.notices.schedule import Rule
from textbot.core.notices.state import CANCELLED, OPEN
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import notices, schedules
from textbot.store.notices import NoticeRow
from textbot.store.schedules import ENDED, ON, PAUSED, ScheduleRow
from textbot.store.staff import StaffRow

GONE = Outcome(False, "There is no such schedule.")
UNREADABLE = N_("When it goes out cannot be read: %(wrong)s.")
EMERGENCY = Outcome(False, "An emergency does not come by a schedule: write a notice.")
SAME = Outcome(True, "Nothing was changed.")
SAVED = Outcome(True, "Saved. It must be approved again before it goes out.")
OVER = Outcome(False, "This schedule has ended: write a new one.", conflict=True)


class _MovedOn(Exception):
    """Somebody else changed it meanwhile: nothing of the transaction stands."""


@dataclass(frozen=True)
class Found:
    """A schedule with its pattern."""

    schedule: ScheduleRow
    pattern: NoticeRow


def write_schedule(rt: Runtime, member: StaffRow, key: str, rule: Mapping[str, Any], draft: Draft) -> Outcome:
    """Keep a schedule and its pattern under a key that its form or file carries; values: "id" is the schedule, "notice"
    the pattern. The same key with the same contents is the schedule there is; with other contents it is refused."""
    wrong = refused(rt, member) or _wrong(rt, rule, draft)
    if wrong is not None:
        return wrong
    key = clean(key).strip()
    if not key or len(key) > LONGEST_KEY:
        return Outcome(False, "A schedule needs a key of 1 to 64 characters.")
    schedule = _kept(rt, key, rule)
    if Rule.from_data(schedule.rule) != Rule.from_data(rule):
        return _other(schedule)
    pattern = replace(draft, schedule_id=schedule.id, not_before=None)
    made = write_notice(rt, member, f"pattern {schedule.id}", pattern)
    if not made.done:
        return replace(made, values={**made.values, "id": schedule.id})
    _bind(rt, member, schedule, int(str(made.values["id"])))
    values = {"id": schedule.id, "notice": made.values["id"]}
    return Outcome(True, "Kept as schedule %(id)s. Its text is notice %(notice)s: test it and hand it in.", values)


def edit_schedule(
    rt: Runtime, member: StaffRow, schedule_id: int, version: int, rule: Mapping[str, Any], draft: Draft
) -> Outcome:
    """Give a schedule another rule or other words. Either makes its pattern a draft again: nothing goes out until it is
    approved. version: the schedule's, as the member read it."""
    found = find_schedule(rt, member, schedule_id)
    if isinstance(found, Outcome):
        return found
    wrong = _wrong(rt, rule, draft)
    if wrong is not None:
        return wrong
    if found.schedule.state == ENDED:
        return OVER
    if found.schedule.version != version:
        return CHANGED
    pattern = replace(draft, schedule_id=schedule_id, not_before=None)
    same_rule = Rule.from_data(found.schedule.rule) == Rule.from_data(rule)
    same_words = cleaned(pattern).digest == found.pattern.digest
    if not same_rule and not _other_rule(rt, member, found, rule):
        return CHANGED
    if not same_words:
        return edit_notice(rt, member, found.pattern.id, found.pattern.version + (not same_rule), pattern)
    tell_notice(rt, found.pattern.id)
    return SAME if same_rule else SAVED


def pause_schedule(rt: Runtime, member: StaffRow, schedule_id: int) -> Outcome:
    """Let nothing go out by it until it is resumed. Notices that are on their way are not stopped."""
    words = N_("Paused. Its times are skipped until you resume it.")
    return _turn(rt, member, schedule_id, ON, PAUSED, "schedule.paused", words)


def resume_schedule(rt: Runtime, member: StaffRow, schedule_id: int) -> Outcome:
    """Let it go on with the times to come."""
    words = N_("It goes on with its next time.")
    return _turn(rt, member, schedule_id, PAUSED, ON, "schedule.resumed", words)


def end_schedule(rt: Runtime, member: StaffRow, schedule_id: int) -> Outcome:
    """End it for good; its pattern is cancelled. What it sent stays on record."""
    found = find_schedule(rt, member, schedule_id)
    if isinstance(found, Outcome):
        return found
    if found.schedule.state == ENDED:
        return Outcome(True, "It has ended.")
    now = rt.now()
    with rt.database.write() as conn:
        if not schedules.change(conn, found.schedule, now, state=ENDED):
            return CHANGED
        notices.move(conn, found.pattern.id, OPEN, CANCELLED, now)
        audit.record(conn, member, "schedule.ended", f"schedule {schedule_id}", now)
    tell_notice(rt, found.pattern.id)
    return Outcome(True, "It has ended.")


def find_schedule(rt: Runtime, member: StaffRow, schedule_id: int) -> Found | Outcome:
    """The schedule with its pattern, or why the member does not get it."""
    kept_out = refused(rt, member)
    if kept_out is not None:
        return kept_out
    with rt.database.read() as conn:
        schedule = schedules.by_id(conn, schedule_id)
        pattern = notices.by_id(conn, schedule.notice_id) if schedule and schedule.notice_id else None
    return Found(schedule, pattern) if schedule and pattern else GONE


def _wrong(rt: Runtime, rule: Mapping[str, Any], draft: Draft) -> Outcome | None:
    if draft.class_ != REGULAR:
        return EMERGENCY
    try:
        problem = Rule.from_data(rule).problem(calendar_of(rt.playbook))
    except ValueError as wrong:
        return Outcome(False, UNREADABLE, {"wrong": str(wrong)})
    return Outcome(False, UNREADABLE, {"wrong": problem.rstrip(".")}) if problem else None


def _kept(rt: Runtime, key: str, rule: Mapping[str, Any]) -> ScheduleRow:
    """The schedule of that key, made now if there is none."""
    try:
        with rt.database.write() as conn:
            schedules.add(conn, key, rule, rt.now())
    except IntegrityError:
        pass  # the same press of the button arrived before
    with rt.database.read() as conn:
        found = schedules.by_key(conn, key)
    assert found is not None
    return found


def _other(schedule: ScheduleRow) -> Outcome:
    words = N_("Nothing was done: the key belongs to schedule %(id)s, whose rule is another. Use a new key.")
    return Outcome(False, words, {"id": schedule.id}, conflict=True)


def _bind(rt: Runtime, member: StaffRow, schedule: ScheduleRow, notice_id: int) -> None:
    if schedule.notice_id == notice_id:
        return
    now = rt.now()
    with rt.database.write() as conn:
        if schedules.change(conn, schedule, now, notice_id=notice_id):
            audit.record(conn, member, "schedule.written", f"schedule {schedule.id} notice {notice_id}", now)


def _other_rule(rt: Runtime, member: StaffRow, found: Found, rule: Mapping[str, Any]) -> bool:
    """Set the rule. Its pattern is a draft of the next version with it, whatever comes of its words after."""
    now, pattern = rt.now(), found.pattern
    try:
        with rt.database.write() as conn:
            if not notices.rewrite(conn, pattern.id, OPEN, pattern.version, now, author_id=member.id):
                raise _MovedOn
            if not schedules.change(conn, found.schedule, now, rule=dict(rule)):
                raise _MovedOn
            audit.record(conn, member, "schedule.changed", f"schedule {found.schedule.id}", now)
    except _MovedOn:
        return False
    return True


def _turn(
    rt: Runtime, member: StaffRow, schedule_id: int, source: str, target: str, told: str, words: str
) -> Outcome:
    found = find_schedule(rt, member, schedule_id)
    if isinstance(found, Outcome):
        return found
    if found.schedule.state == target:
        return Outcome(True, words)
    if found.schedule.state != source:
        return NOT_NOW
    now = rt.now()
    with rt.database.write() as conn:
        if not schedules.change(conn, found.schedule, now, state=target):
            return CHANGED
        audit.record(conn, member, told, f"schedule {schedule_id}", now)
    tell_notice(rt, found.pattern.id)
    return Outcome(True, words)
