"""A member of staff leaves."""

from textbot.actions.outcome import Outcome
from textbot.core.permissions import is_admin
from textbot.runtime import Runtime
from textbot.store import invites, staff, staff_sessions


def disable_staff(rt: Runtime, email: str) -> Outcome:
    """Let a member sign in no more and sign them out everywhere. The last admin stays."""
    email = email.strip().lower()
    with rt.database.write() as conn:
        staff.hold(conn)
        member = staff.by_email(conn, email)
        if member is None:
            return Outcome(False, "%(email)s is not on the staff.", {"email": email})
        others = [each for each in staff.everyone(conn) if each.disabled_at is None and each.id != member.id]
        if is_admin(member.roles) and not any(is_admin(each.roles) for each in others):
            return Outcome(False, "%(email)s is the last admin: add another one first.", {"email": email})
        staff.change(conn, member.id, disabled_at=rt.now())
        staff_sessions.end_all(conn, member.id, rt.now())
        invites.take_back(conn, member.id, rt.now())
    return Outcome(True, "%(email)s can sign in no more.", {"email": email})
