"""End a notice for good."""

from textbot.actions.notices.deed import NOT_NOW, find, move, tell
from textbot.actions.outcome import Outcome
from textbot.core.notices.state import may_move
from textbot.runtime import Runtime
from textbot.store import recipients
from textbot.store.staff import StaffRow


def cancel_notice(rt: Runtime, member: StaffRow, notice_id: int) -> Outcome:
    """End it for good: nobody who waits for it gets it. What was sent is not taken back; a correction may follow."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    if not may_move(row.state, "cancel"):
        return NOT_NOW
    now = rt.now()
    with rt.database.write() as conn:
        done = move(conn, member, row, "cancel", "notice.cancelled", now, finished_at=now)
    if not done:
        return NOT_NOW
    with rt.database.write() as conn:
        recipients.cancel_waiting(conn, row.id, now)
    tell(rt, row.id)
    return Outcome(True, "Cancelled. Nobody else gets it.")
