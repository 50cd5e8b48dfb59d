"""Add a member of staff."""

from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from textbot.actions.passwords import hash_password, new_password
from textbot.core.permissions import ROLES
from textbot.runtime import Runtime
from textbot.store import staff


class StaffError(ValueError):
    """The member cannot be added; the text says why."""


def add_staff(rt: Runtime, email: str, name: str, role: str = "agent") -> str:
    """Add a member and return their new password, which is shown this once. Raises StaffError."""
    email, name = email.strip().lower(), name.strip()
    if "@" not in email or len(email) > 200:
        raise StaffError("that is not an email address")
    if not name or len(name) > 80:
        raise StaffError("a name of 1 to 80 letters is needed: residents see it")
    if role not in ROLES:
        raise StaffError(f"a role is one of: {', '.join(ROLES)}")
    password = new_password()
    kept = hash_password(password)
    try:
        with rt.database.write() as conn:
            store_member(conn, email, name, role, kept, rt.now())
    except IntegrityError:
        raise StaffError(f"{email} is on the staff already") from None
    return password


def store_member(conn: Connection, email: str, name: str, role: str, password_hash: str, now: datetime) -> int:
    """Write one down with a role for all departments; their id."""
    member_id = staff.add(conn, email=email, name=name, password_hash=password_hash, created_at=now)
    staff.set_roles(conn, member_id, [("", role)])
    return member_id
