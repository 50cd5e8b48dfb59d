"""Somebody at a terminal proves who they are before they do what needs it: password, and code where they have one."""

from textbot.actions import audit
from textbot.actions.staff import second_factor, tries
from textbot.actions.staff.passwords import matches
from textbot.actions.staff.sign_in import Visit, names_of
from textbot.runtime import Runtime
from textbot.store.staff import StaffRow

TERMINAL = Visit("a terminal")


def prove_at_terminal(rt: Runtime, member: StaffRow, password: str, code: str) -> bool:
    """Whether the password is the member's and, where they have a second factor, the code is good; both are always
    asked, and a wrong one is counted and written down as at the door. Raises TooManyTries."""
    names, own = names_of(rt, "password", member.email, member, TERMINAL)
    last = tries.begin(rt, names)
    right = matches(member.password_hash or None, password)
    if right and member.totp_secret:
        with rt.database.write() as conn:
            right = bool(second_factor.accept(conn, member, code, rt.now()))
    if not right:
        audit.note(rt, member, "login.locked" if last else "login.failed", "from a terminal")
        return False
    tries.went_well(rt, names, own)
    return True
