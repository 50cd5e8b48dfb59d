"""Pause a notice that goes out."""

from textbot.actions.notices.deed import NOT_NOW, find, move, tell
from textbot.actions.outcome import Outcome
from textbot.core.notices.state import RESUMED, may_move
from textbot.runtime import Runtime
from textbot.store.staff import StaffRow

BY_STAFF = "staff"


def pause_notice(rt: Runtime, member: StaffRow, notice_id: int) -> Outcome:
    """Send no more of it until it is resumed: what is at Twilio already arrives."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    why = RESUMED if row.why == RESUMED else BY_STAFF  # that staff let it go on is not forgotten
    with rt.database.write() as conn:
        here = may_move(row.state, "pause")
        if not here or not move(conn, member, row, "pause", "notice.paused", rt.now(), why=why):
            return NOT_NOW
    tell(rt, row.id)
    return Outcome(True, "Paused. Nothing more goes out.")
