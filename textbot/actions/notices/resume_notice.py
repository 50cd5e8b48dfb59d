"""Let a notice that is paused, or that stopped by itself, go on."""

from textbot.actions.notices.deed import NOT_NOW, find, move, tell
from textbot.actions.notices.start_notice import DEED
from textbot.actions.outcome import Outcome
from textbot.core.notices.state import HALTED, RESUMED, may_move
from textbot.runtime import Runtime
from textbot.store import outbox
from textbot.store.staff import StaffRow


def resume_notice(rt: Runtime, member: StaffRow, notice_id: int) -> Outcome:
    """Go on with a paused one, or with one that stopped by itself, which then stops by itself no more."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    why = RESUMED if row.state == HALTED or row.why == RESUMED else ""
    deed = "resume" if row.prepared_at else "resume_preparing"
    if not may_move(row.state, deed):
        return NOT_NOW
    ref = None
    with rt.database.write() as conn:
        if row.prepared_at is None:
            ref = outbox.add(conn, DEED, row.id, rt.now())
        if not move(conn, member, row, deed, "notice.resumed", rt.now(), why=why):
            return NOT_NOW
    rt.doorbell.ring(DEED, ref) if ref else rt.doorbell.ring("send_notices")
    tell(rt, row.id)
    return Outcome(True, "It goes on.")
