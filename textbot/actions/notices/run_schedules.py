"""The clock's part in schedules: each time that is due becomes one notice, or is written down as missed."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from textbot.actions import audit
from textbot.actions.notices.deed import about, draft_of, step
from textbot.actions.notices.look_over import Look, look_over
from textbot.actions.notices.reword_schedules import AHEAD, OF_WORDS, ONCE_IN, REWORD, tell_reword, to_reword
from textbot.actions.notices.start_notice import BY_CLOCK, has_grown, send_back, start
from textbot.actions.notices.write_notice import write_notice
from textbot.core.notice import send_at
from textbot.core.notices.occasion import calendar_of, draft_for, ends, notice_key
from textbot.core.notices.schedule import Occurrence, Rule
from textbot.core.notices.state import APPROVED, DRAFT, OPEN
from textbot.runtime import Runtime
from textbot.store import notices, schedules, staff
from textbot.store.notices import NoticeRow
from textbot.store.schedules import BLOCKED, LATE, MISSED, PAUSED, SENT, SETTLED, SKIPPED, ScheduleRow

log = logging.getLogger(__name__)

KIND = "notice"
# What was missed or held back is tried again for so long: its words may still be true.
BACK = timedelta(days=2)
# The clock comes round each half minute; later than that is late.
ON_TIME = timedelta(minutes=5)
BY_SCHEDULE = "schedule"


@dataclass(frozen=True)
class Made:
    """What became of one time."""

    state: str
    why: str = ""
    notice_id: int | None = None


def run_schedules(rt: Runtime) -> int:
    """Send what is due by schedules; how many notices. Safe to run twice at once and after a crash in the middle: a
    time's notice is made once, under its own key. One schedule in which something breaks holds up no other; what broke
    is raised in the end."""
    with rt.database.read() as conn:
        rows = schedules.running(conn)
    sent, broke = 0, None
    for row in rows:
        try:
            sent += _run(rt, row)
        except Exception as error:
            log.error("schedule %s: %s", row.id, type(error).__name__)
            broke = broke or error
    if broke is not None:
        raise broke
    return sent


def _run(rt: Runtime, schedule: ScheduleRow) -> int:
    now = rt.now()
    with rt.database.read() as conn:
        pattern = notices.by_id(conn, schedule.notice_id or 0)
    if pattern is None or (schedule.since is None and pattern.state != APPROVED):
        return 0
    since = schedule.since or pattern.approved_at or now
    # A clock that was set back looks at nothing twice: what was sent is known by its key.
    begin = max(since, min(schedule.looked_until or since, now) - BACK)
    sent = 0
    for due in _due(rt, schedule, begin, now):
        made = _settled(rt, schedule, pattern, due)
        sent += made is not None and made.notice_id is not None
    with rt.database.write() as conn:
        schedules.looked(conn, schedule.id, now, since)
    _warn(rt, schedule, pattern, now)
    return sent


def _warn(rt: Runtime, schedule: ScheduleRow, pattern: NoticeRow, now: datetime) -> None:
    """Tell staff, once and while it can still be mended, that a time will be held back for its words."""
    if schedule.state == PAUSED or pattern.state != APPROVED or not to_reword(rt, pattern):
        return
    with rt.database.read() as conn:
        runs = schedules.runs(conn, schedule.id)
    known = {run.occurrence for run in runs}
    coming = [due for due in _due(rt, schedule, now, now + AHEAD) if due.key not in known]
    with rt.database.write() as conn:
        for due in coming:
            values = {"state": BLOCKED, "why": REWORD, "notice_id": None}
            schedules.write_run(conn, schedule.id, due.key, due.at, now, values)
    if coming and not any(run.why == REWORD and now - run.at < ONCE_IN for run in runs):
        number = tell_reword(rt, schedule, pattern, now)
        log.warning("schedule %s will be held back for its words; %s people were texted", schedule.id, number)


def _due(rt: Runtime, schedule: ScheduleRow, begin: datetime, now: datetime) -> tuple[Occurrence, ...]:
    try:
        return Rule.from_data(schedule.rule).occurrences(calendar_of(rt.playbook), begin, now)
    except ValueError as wrong:
        log.warning("the rule of schedule %s cannot be read: %s", schedule.id, wrong)
        return ()


def _settled(rt: Runtime, schedule: ScheduleRow, pattern: NoticeRow, due: Occurrence) -> Made | None:
    """What became of a time now, written down; None when that stands already."""
    with rt.database.read() as conn:
        known = schedules.run_of(conn, schedule.id, due.key)
    if known is not None and known.state in SETTLED:
        return None
    made = _make(rt, schedule, pattern, due)
    with rt.database.write() as conn:
        values = {"state": made.state, "why": made.why, "notice_id": made.notice_id}
        schedules.write_run(conn, schedule.id, due.key, due.at, rt.now(), values)
    if made.why == REWORD and known is None:
        tell_reword(rt, schedule, pattern, rt.now())
    if known is None or known.state != made.state:
        log.info("schedule %s, %s: %s %s", schedule.id, due.key, made.state, made.why)
        rt.live.tell("notice", 0, notice=pattern.id)
    return made


def _make(rt: Runtime, schedule: ScheduleRow, pattern: NoticeRow, due: Occurrence) -> Made:
    now = rt.now()
    known = _known(rt, schedule, due)
    if known is not None and not _is_own(known, schedule):
        return Made(BLOCKED, f"notice {known.id} was written or changed by hand: send that one, or cancel it")
    if known is None and not _is_true_still(rt, pattern, due, now):
        return Made(MISSED, "textbot was not running at its time" if now - due.at > ON_TIME else "its hours were over")
    if known is None and schedule.state == PAUSED:
        return Made(SKIPPED, "paused")
    if known is None and pattern.state != APPROVED:
        return Made(BLOCKED, "its text was not approved")
    notice = known or _written(rt, schedule, pattern, due, now)
    if isinstance(notice, Made):
        return notice
    _set_off(rt, pattern, notice)
    return Made(LATE if now - due.at > ON_TIME else SENT, notice_id=notice.id)


def _known(rt: Runtime, schedule: ScheduleRow, due: Occurrence) -> NoticeRow | None:
    """The notice of that time, made before a crash."""
    with rt.database.read() as conn:
        return notices.by_key(conn, notice_key(schedule.id, due))


def _is_own(notice: NoticeRow, schedule: ScheduleRow) -> bool:
    """Whether a schedule's approval is this notice's, too: the schedule wrote it, and nobody changed it since."""
    return notice.schedule_id == schedule.id and (notice.version == 1 or notice.state not in OPEN)


def _is_true_still(rt: Runtime, pattern: NoticeRow, due: Occurrence, now: datetime) -> bool:
    """Whether what it says can still reach somebody in the city while it is true."""
    topic = rt.playbook.topics.get(pattern.topic)
    first = send_at(KIND, now, rt.playbook.city.timezone, window=topic.window if topic else None)
    return first < ends(due, pattern.validity_minutes)


def _written(
    rt: Runtime, schedule: ScheduleRow, pattern: NoticeRow, due: Occurrence, now: datetime
) -> NoticeRow | Made:
    """That time's notice, as a draft; or why there is none."""
    draft = draft_for(draft_of(pattern), due, rt.playbook, now)
    look = look_over(rt, draft)
    if look.estimate is not None and not look.recipients:
        return Made(SKIPPED, "nobody to tell this time")
    held = _held(rt, pattern, look)
    if held:
        return Made(BLOCKED, held)
    with rt.database.read() as conn:
        author = staff.by_id(conn, pattern.author_id)
    if author is None or author.disabled_at is not None:
        return Made(BLOCKED, "its author is no longer on the staff: somebody else must take it over")
    made = write_notice(rt, author, notice_key(schedule.id, due), draft)
    if not made.done:
        return Made(BLOCKED, made.english)
    with rt.database.read() as conn:
        found = notices.by_id(conn, int(str(made.values["id"])))
    return found or Made(BLOCKED, "its notice is gone")


def _held(rt: Runtime, pattern: NoticeRow, look: Look) -> str:
    """Why a time must not go out though its pattern is approved: a gate, or many more people than were approved. Then
    the pattern goes back to its author."""
    whole = look_over(rt, pattern)
    if has_grown(rt, pattern, whole):
        send_back(rt, BY_CLOCK, pattern, whole)
        return f"it would reach {whole.recipients} people by now, many more than were approved"
    found = [gate for gate in look.closed if gate.key not in ("tested", "audience")]
    if not found:
        return ""
    return REWORD if found[0].key in OF_WORDS else found[0].english[0]


def _set_off(rt: Runtime, pattern: NoticeRow, notice: NoticeRow) -> None:
    """Bring that time's notice on its way, from wherever a crash left it."""
    now = rt.now()
    if notice.state == DRAFT:
        changes = {"submitted_at": now, "approved_at": now, "approved_by": pattern.approved_by, "approval": BY_SCHEDULE}
        with rt.database.write() as conn:
            if step(conn, notice, "pass", now, same_version=True, **changes):
                told = f"{about(notice.id)} by schedule {pattern.schedule_id}"
                audit.record(conn, BY_CLOCK, "notice.approved", told, now)
    with rt.database.read() as conn:
        row = notices.by_id(conn, notice.id)
    if row is not None and row.state == APPROVED:
        start(rt, BY_CLOCK, row)
