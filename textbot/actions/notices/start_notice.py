"""A notice that was approved sets off: at a press of a button, or by itself at its time. Once, however often asked."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.notices.deed import about, move, step, tell
from textbot.actions.notices.look_over import Look, look_over
from textbot.actions.notices.prepare import prepare
from textbot.core.notices.state import APPROVED, PREPARING
from textbot.runtime import Runtime
from textbot.store import notices, outbox
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow

log = logging.getLogger(__name__)

DEED = "prepare_notice"
BY_CLOCK = "textbot clock"
GREW = "grew"
LONGEST_WHY = 80
# So many more than its approver saw are somebody else's audience: half as many again, and a few for small ones.
MORE, FEW = 1.5, 20
# A clock that is a little behind starts nothing late, one that is ahead nothing early.
CLOCKS_APART = timedelta(seconds=1)


def schedule(conn: Connection, row: NoticeRow, now: datetime) -> bool:
    """Have an approved notice set off at its time, within the caller's transaction; False for one without a time to
    come."""
    if row.not_before is None or row.not_before <= now:
        return False
    outbox.add(conn, DEED, row.id, now, after=row.not_before - now)
    return True


def start(rt: Runtime, member: StaffRow | str, row: NoticeRow) -> bool:
    """Set an approved notice off: its recipients are written down by a worker, then it is sent. False when somebody
    was faster, or it was changed."""
    now = rt.now()
    with rt.database.write() as conn:
        if not move(conn, member, row, "send", "notice.sent", now):
            return False
        ref = outbox.add(conn, DEED, row.id, now)
    rt.doorbell.ring(DEED, ref)
    tell(rt, row.id)
    return True


def has_grown(rt: Runtime, row: NoticeRow, look: Look) -> bool:
    """Whether it would reach many more people by now than whoever approved it read."""
    seen = int((row.estimate or {}).get("recipients", 0))
    if row.approval == "small" and look.recipients > max(seen, rt.playbook.city.notices.approve_above):
        return True
    return look.recipients > seen * MORE + FEW


def prepare_notice(rt: Runtime, notice_id: int) -> None:
    """What a worker does with a notice that sets off: move it on when its time has come, and write down its recipients.
    A notice that was changed, stopped or put off since is left alone; one that has grown too much goes back to its
    author."""
    with rt.database.read() as conn:
        row = notices.by_id(conn, notice_id)
    if row is not None and row.state == APPROVED and _is_due(rt, row) and not _sent_back(rt, row):
        with rt.database.write() as conn:
            move(conn, BY_CLOCK, row, "send", "notice.sent", rt.now())
    with rt.database.read() as conn:
        row = notices.by_id(conn, notice_id)
    if row is None or row.state != PREPARING:
        return
    try:
        number = prepare(rt, notice_id)
    except ValueError as wrong:
        # No try after this one would go better: somebody must look.
        _stuck(rt, row, str(wrong))
        return
    log.info("notice %s is prepared for %s", notice_id, number)


def _stuck(rt: Runtime, row: NoticeRow, why: str) -> None:
    log.error("notice %s cannot be prepared", row.id)
    with rt.database.write() as conn:
        move(conn, BY_CLOCK, row, "pause", "notice.paused", rt.now(), why=why[:LONGEST_WHY])
    tell(rt, row.id)


def send_back(rt: Runtime, member: StaffRow | str, row: NoticeRow, look: Look, why: str = GREW) -> None:
    """Make an approved notice a draft again. why: GREW, or the gate that has closed."""
    now = rt.now()
    gone = dict.fromkeys(("approved_at", "approved_by", "submitted_at"))
    with rt.database.write() as conn:
        if step(conn, row, "refuse", now, same_version=True, approval="", why=why[:LONGEST_WHY], **gone):
            deed = "notice.grown" if why == GREW else "notice.held"
            audit.record(conn, member, deed, f"{about(row.id)} to {look.recipients} people", now)


def _is_due(rt: Runtime, row: NoticeRow) -> bool:
    return row.not_before is not None and row.not_before <= rt.now() + CLOCKS_APART


def _sent_back(rt: Runtime, row: NoticeRow) -> bool:
    """Whether it is a draft again: it has grown, or a gate has closed since it was approved (a list of people who were
    not to get it is gone)."""
    if row.schedule_id is not None:
        return False
    look = look_over(rt, row)
    known = look.estimate is not None and not look.estimate.problems
    late = ("moment", "audience") if known else ("moment",)  # that nobody is left to tell is no fault
    closed = [words for gate in look.closed if gate.key not in late for words in gate.english]
    if has_grown(rt, row, look):
        send_back(rt, BY_CLOCK, row, look)
    elif closed:
        send_back(rt, BY_CLOCK, row, look, closed[0])
    else:
        return False
    tell(rt, row.id)
    return True
