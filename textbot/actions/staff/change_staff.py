"""What an admin does with members: their roles, what they write, a lost phone or password, leaving and coming back."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.staff import second_factor
from textbot.actions.staff.add_staff import StaffError, read_roles
from textbot.actions.staff.change_password import invite
from textbot.core.marking import N_
from textbot.core.permissions import Roles, is_admin, say_role
from textbot.runtime import Runtime
from textbot.store import invites, staff, staff_sessions
from textbot.store.staff import StaffRow

Deed = Callable[[Connection, StaffRow], Outcome]


def change_roles(rt: Runtime, email: str, said: Sequence[str], by: str, own_session: str = "") -> Outcome:
    """Give a member these roles and no others. They are signed out everywhere, but for `own_session` (a token's hash):
    an admin who changes their own. The last admin stays one. Raises StaffError for roles that do not exist."""
    roles = read_roles(rt, said)

    def change(conn: Connection, member: StaffRow) -> Outcome:
        if roles == member.roles:
            return Outcome(True, "Nothing has changed.")
        if not is_admin(roles) and is_last_admin(conn, member):
            return _last(member)
        set_roles(conn, rt, member, roles, by, own_session)
        return Outcome(True, "%(email)s has new roles and must sign in again.", {"email": member.email})

    return _on_member(rt, email, change)


def set_roles(conn: Connection, rt: Runtime, member: StaffRow, roles: Roles, by: str, own_session: str = "") -> None:
    """Write other roles down, within the caller's transaction: sessions of the member end, but for `own_session`."""
    now = rt.now()
    staff.set_roles(conn, member.id, roles)
    staff_sessions.end_all(conn, member.id, now, but=own_session)
    told = ", ".join(say_role(*each) for each in roles) or "nothing"
    audit.record(conn, by, "staff.roles", f"staff {member.id} is {told}", now)


def change_languages(rt: Runtime, email: str, languages: Sequence[str], by: str) -> Outcome:
    """Say which of the city's languages a member writes; none means any."""
    chosen = tuple(code for code in rt.playbook.languages if code in languages)

    def change(conn: Connection, member: StaffRow) -> Outcome:
        staff.change(conn, member.id, languages=chosen)
        audit.record(conn, by, "staff.languages", f"staff {member.id} writes {' '.join(chosen) or 'any'}", rt.now())
        return Outcome(True, "Saved.")

    return _on_member(rt, email, change)


def disable_staff(rt: Runtime, email: str, by: str = "textbot staff") -> Outcome:
    """Let a member sign in no more and sign them out everywhere. The last admin stays."""

    def disable(conn: Connection, member: StaffRow) -> Outcome:
        if is_last_admin(conn, member):
            return _last(member)
        staff.change(conn, member.id, disabled_at=rt.now())
        _out(rt, conn, member)
        audit.record(conn, by, "staff.disabled", f"staff {member.id}", rt.now())
        return Outcome(True, "%(email)s can sign in no more.", {"email": member.email})

    return _on_member(rt, email, disable)


def enable_staff(rt: Runtime, email: str, by: str) -> Outcome:
    """Let a member who was disabled sign in again."""

    def enable(conn: Connection, member: StaffRow) -> Outcome:
        staff.change(conn, member.id, disabled_at=None)
        audit.record(conn, by, "staff.enabled", f"staff {member.id}", rt.now())
        return Outcome(True, "%(email)s can sign in again.", {"email": member.email})

    return _on_member(rt, email, enable)


def reset_second_factor(rt: Runtime, email: str, by: str) -> Outcome:
    """Forget the app and the recovery codes of a member who lost their phone. They are signed out everywhere."""

    def reset(conn: Connection, member: StaffRow) -> Outcome:
        second_factor.take_down(conn, member.id)
        staff_sessions.end_all(conn, member.id, rt.now())
        audit.record(conn, by, "staff.second_factor_reset", f"staff {member.id}", rt.now())
        return Outcome(True, "%(email)s signs in without a code next time.", {"email": member.email})

    return _on_member(rt, email, reset)


def new_link(rt: Runtime, email: str, by: str) -> str:
    """The token of a link by which a member chooses a new password, good once and for 72 hours. The password they have
    goes on until then. Raises StaffError."""
    with rt.database.write() as conn:
        member = staff.by_email(conn, email.strip().lower())
        if member is None or member.disabled_at is not None:
            raise StaffError(N_("%(email)s is not on the staff."), email=email.strip().lower())
        token = invite(rt, conn, member.id, by)
        audit.record(conn, by, "staff.link", f"staff {member.id}", rt.now())
    return token


def _on_member(rt: Runtime, email: str, deed: Deed) -> Outcome:
    """Do it in one transaction, with nobody else changing staff: two admins must not disable each other."""
    email = email.strip().lower()
    with rt.database.write() as conn:
        staff.hold(conn)
        member = staff.by_email(conn, email)
        return deed(conn, member) if member else Outcome(False, "%(email)s is not on the staff.", {"email": email})


def is_last_admin(conn: Connection, member: StaffRow) -> bool:
    """Whether they are the only admin who can come in; who was invited and has not come yet does not count. The caller
    holds staff."""
    if not is_admin(member.roles) or member.disabled_at is not None:
        return False
    others = (each for each in staff.everyone(conn) if each.disabled_at is None and each.id != member.id)
    there = (each for each in others if each.password_hash or each.oidc_subject)
    return not any(is_admin(each.roles) for each in there)


def _last(member: StaffRow) -> Outcome:
    return Outcome(False, "%(email)s is the last admin: add another one first.", {"email": member.email})


def _out(rt: Runtime, conn: Connection, member: StaffRow) -> None:
    staff_sessions.end_all(conn, member.id, rt.now())
    invites.take_back(conn, member.id, rt.now())
