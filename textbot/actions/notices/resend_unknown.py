"""Send a notice again to those of whom nobody can say whether they got it."""

from textbot.actions import audit
from textbot.actions.notices.deed import NOT_NOW, about, find, tell
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_
from textbot.core.notices.state import CANCELLED, DONE, MOVES, RUNNING
from textbot.runtime import Runtime
from textbot.store import deliveries, notices
from textbot.store.staff import StaffRow

CORRECTED = Outcome(False, "It was corrected: nobody shall get what was wrong after what is right.")


def resend_unknown(rt: Runtime, member: StaffRow, notice_id: int) -> Outcome:
    """A member takes it upon themselves that some may get it twice. Who opted out meanwhile does not get it, nor does
    anybody once it is not true any more. Pressed twice, it is sent once."""
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    if row.state == CANCELLED or row.state not in RUNNING | {DONE}:
        return NOT_NOW
    now, way = rt.now(), MOVES["resend"]
    with rt.database.write() as conn:
        if any(each.started_at for each in notices.corrections(conn, row.id)):
            return CORRECTED
        if not any(notices.hold(conn, row.id, state) for state in (*RUNNING, DONE)):
            return NOT_NOW
        count = deliveries.again(conn, row.id, now)
        if count:
            notices.move(conn, row.id, way.sources, way.target, now, finished_at=None)
            audit.record(conn, member, "notice.resent", f"{about(row.id)} to {count}", now)
    if not count:
        return Outcome(False, "Nobody is left whose text is unknown while the notice is still true.")
    tell(rt, row.id)
    rt.doorbell.ring("send_notices")
    words = "The text goes out again to one person."
    return Outcome(True, words, {"number": count}, many=N_("The text goes out again to %(number)s people."))
