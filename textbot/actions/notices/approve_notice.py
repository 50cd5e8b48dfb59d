"""A second person says yes or no to a notice; or one person alone sends out a warning of danger and says why."""

from typing import Any

from textbot.actions import audit
from textbot.actions.notices.alert_approvers import alert
from textbot.actions.notices.approver_words import TOLD, alert_of
from textbot.actions.notices.deed import CHANGED, NOT_NOW, about, find, move, step, tell
from textbot.actions.notices.look_over import Look, look_over, not_ready
from textbot.actions.notices.start_notice import LONGEST_WHY, has_grown, schedule
from textbot.actions.notices.submit_notice import SCHEDULED
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_
from textbot.core.notices.draft import EMERGENCY
from textbot.core.notices.gates import SHORTEST_REASON
from textbot.core.notices.state import may_move
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import notices
from textbot.store.notices import NoticeRow
from textbot.store.staff import StaffRow

APPROVED = Outcome(True, "Approved. It may go out now.")
OWN = Outcome(False, "You wrote it: somebody else must approve it.")
GREW = N_("It would reach %(now)s people by now, not %(seen)s. Please look again before you approve.")
NO_GLASS = Outcome(False, "Only an emergency may go out without a second person.")
NO_REASON = Outcome(False, "Please write in a sentence why nobody else could be asked.")


def approve_notice(rt: Runtime, member: StaffRow, notice_id: int, version: int) -> Outcome:
    """Say yes to the version that the member read. The caller has just asked them to prove who they are.

    Never the author's own; only with all gates open, and only while it reaches about as many people as they read."""
    row = _read(rt, member, notice_id, version, "approve")
    if isinstance(row, Outcome):
        return row
    if row.author_id == member.id:
        audit.note(rt, member, "denied", f"approving the own {about(row.id)}")
        return OWN
    look = look_over(rt, row)
    if look.closed:
        return not_ready(look.closed)
    if has_grown(rt, row, look):
        return _read_again(rt, row, look)
    now = rt.now()
    with rt.database.write() as conn:
        changes = {"approved_at": now, "approved_by": member.id, "approval": "second"}
        if not step(conn, row, "approve", now, same_version=True, **changes):
            return CHANGED
        scheduled = schedule(conn, row, now)
        audit.record(conn, member, "notice.approved", f"{about(row.id)} version {row.version}", now)
    tell(rt, row.id)
    return SCHEDULED if scheduled else APPROVED


def refuse_notice(rt: Runtime, member: StaffRow, notice_id: int, version: int, why: str) -> Outcome:
    """Say no, and why: it is a draft again. Its author may take it back in the same way."""
    row = _read(rt, member, notice_id, version, "refuse")
    if isinstance(row, Outcome):
        return row
    changes: dict[str, Any] = dict.fromkeys(("approved_at", "approved_by", "submitted_at"))
    with rt.database.write() as conn:
        changes |= {"approval": "", "why": clean(why).strip()[:LONGEST_WHY]}
        if not move(conn, member, row, "refuse", "notice.refused", rt.now(), **changes):
            return CHANGED
    tell(rt, row.id)
    return Outcome(True, "It is a draft again.")


def break_glass(rt: Runtime, member: StaffRow, notice_id: int, version: int, reason: str) -> Outcome:
    """Approve an emergency without a second person. The reason is written down, and everybody who could have been asked
    is told at once. All gates hold. The caller has just asked the member to prove who they are."""
    row = _read(rt, member, notice_id, version, "break_glass")
    if isinstance(row, Outcome):
        return row
    reason = " ".join(clean(reason).split())[:500]
    if row.class_ != EMERGENCY:
        return NO_GLASS
    if len(reason) < SHORTEST_REASON:
        return NO_REASON
    look = look_over(rt, row)
    if look.closed or look.estimate is None:
        return not_ready(look.closed)
    now, warned = rt.now(), alert_of(rt, row, member.name, TOLD, look.estimate)
    with rt.database.write() as conn:
        changes = {"submitted_at": row.submitted_at or now, "approved_at": now, "approved_by": member.id}
        changes |= {"approval": "break-glass", "estimate": look.estimate.to_data()}
        if not step(conn, row, "break_glass", now, same_version=True, **changes):
            return CHANGED
        texts, reached = alert(conn, rt, warned, member.id, now)
        scheduled = schedule(conn, row, now)
        told = f"{about(row.id)} version {row.version} for {look.recipients} people, {reached} told: {reason}"
        audit.record(conn, member, "notice.broke-glass", told, now)
    rt.doorbell.ring_all([("send_text", each) for each in texts])
    tell(rt, row.id)
    return SCHEDULED if scheduled else APPROVED


def _read(rt: Runtime, member: StaffRow, notice_id: int, version: int, deed: str) -> NoticeRow | Outcome:
    row = find(rt, member, notice_id)
    if isinstance(row, Outcome):
        return row
    if row.version != version:
        return CHANGED
    return row if may_move(row.state, deed) else NOT_NOW


def _read_again(rt: Runtime, row: NoticeRow, look: Look) -> Outcome:
    assert look.estimate is not None
    seen = int((row.estimate or {}).get("recipients", 0))
    with rt.database.write() as conn:
        notices.reckoned(conn, row.id, row.version, look.estimate.to_data())
    return Outcome(False, GREW, {"now": look.recipients, "seen": seen}, conflict=True)
