"""Send an approved notice, once."""

from textbot.actions.notices.deed import CHANGED, find, tell
from textbot.actions.notices.look_over import look_over, not_ready
from textbot.actions.notices.start_notice import has_grown, send_back, start
from textbot.actions.outcome import Outcome
from textbot.core.notices.state import APPROVED, DONE, RUNNING
from textbot.runtime import Runtime
from textbot.store import schedules
from textbot.store.staff import StaffRow

BY_ITSELF = Outcome(True, "It goes out by itself at its time.")
BY_SCHEDULE = Outcome(True, "It goes out by itself, each time its schedule says so.")
ON_ITS_WAY = Outcome(True, "It is going out already.")
GREW = Outcome(
    False, "It would reach many more people than were approved: it is a draft again. Please hand it in again."
)


def send_notice(rt: Runtime, member: StaffRow, notice_id: int, version: int | None = None) -> Outcome:
    """Set an approved notice off, once however often it is asked for. version: the one that was approved as the member
    saw it; None for whichever it is."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    if row.state in RUNNING or row.state == DONE:
        return ON_ITS_WAY
    if version is not None and row.version != version:
        return CHANGED
    if row.state != APPROVED:
        return Outcome(False, "It is not approved yet.", conflict=True)
    if row.not_before is not None and row.not_before > rt.now():
        return BY_ITSELF
    if row.schedule_id is not None and _is_pattern(rt, row.id):
        return BY_SCHEDULE
    look = look_over(rt, row)
    late = tuple(gate for gate in look.closed if gate.key != "moment")
    if late:
        return not_ready(late)
    if has_grown(rt, row, look):
        send_back(rt, member, row, look)
        tell(rt, row.id)
        return GREW
    if start(rt, member, row):
        return Outcome(True, "It is going out now.")
    return send_notice(rt, member, notice_id, version)


def _is_pattern(rt: Runtime, notice_id: int) -> bool:
    """Whether it only says what a schedule's notices say."""
    with rt.database.read() as conn:
        return schedules.of_pattern(conn, notice_id) is not None
