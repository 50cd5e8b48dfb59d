"""Add a member of staff."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from textbot.actions import audit
from textbot.actions.staff.change_password import invite
from textbot.actions.staff.passwords import hash_password, new_password
from textbot.core.marking import N_
from textbot.core.member_name import member_name
from textbot.core.permissions import Roles, read_role, say_role
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import staff


class StaffError(ValueError):
    """The member cannot be added or changed; the text says why, `values` what belongs into it."""

    def __init__(self, words: str, **values: object) -> None:
        self.words = words
        self.values = values
        super().__init__(words % values if values else words)


def add_staff(rt: Runtime, email: str, name: str, *roles: str, by: str = "textbot staff") -> str:
    """Add a member with roles ("agent", "agent:streets"; agent for all when none is said) and return their new
    password, which is shown this once. Raises StaffError."""
    password = new_password()
    _add(rt, email, name, read_roles(rt, roles or ("agent",)), hash_password(password), by)
    return password


def invite_staff(rt: Runtime, email: str, name: str, roles: Sequence[str], by: str) -> str:
    """Add a member and return the token of the link by which they choose their password, good once and for 72 hours.
    Raises StaffError."""
    member_id = _add(rt, email, name, read_roles(rt, roles), "", by)
    with rt.database.write() as conn:
        return invite(rt, conn, member_id, by)


def read_roles(rt: Runtime, said: Sequence[str]) -> Roles:
    """Roles as they are written, for departments that the city has. Raises StaffError."""
    try:
        roles = tuple(sorted({read_role(each) for each in said}))
    except ValueError as error:
        raise StaffError(str(error)) from None
    known = rt.playbook.city.departments
    unknown = next((department for department, _ in roles if department and department not in known), None)
    if unknown:
        raise StaffError(N_("There is no department %(department)s."), department=unknown)
    if not roles:
        raise StaffError(N_("A member needs at least one role."))
    return roles


def store_member(conn: Connection, email: str, name: str, role: str, password_hash: str, now: datetime) -> int:
    """Write one down with a role for all departments; their id."""
    member_id = staff.add(conn, email=email, name=name, password_hash=password_hash, created_at=now)
    staff.set_roles(conn, member_id, [("", role)])
    return member_id


def _add(rt: Runtime, email: str, name: str, roles: Roles, kept: str, by: str) -> int:
    email, name, now = clean(email).strip().lower(), member_name(name), rt.now()
    if "@" not in email.strip("@") or len(email) > 200 or any(letter.isspace() for letter in email):
        raise StaffError(N_("That is not an email address."))
    if not name:
        raise StaffError(N_("A name of 1 to 80 letters is needed: residents read it."))
    try:
        with rt.database.write() as conn:
            member_id = staff.add(conn, email=email, name=name, password_hash=kept, created_at=now)
            staff.set_roles(conn, member_id, roles)
            told = ", ".join(say_role(*each) for each in roles)
            audit.record(conn, by, "staff.added", f"staff {member_id} as {told}", now)
    except IntegrityError:
        raise StaffError(N_("%(email)s is on the staff already."), email=email) from None
    return member_id
