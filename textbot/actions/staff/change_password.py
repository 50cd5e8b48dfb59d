"""A member of staff chooses a password: another one, the first one, or a new one for a lost one."""

import secrets
from datetime import timedelta

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.outcome import Outcome
from textbot.actions.staff.password_rules import fault
from textbot.actions.staff.passwords import hash_password, matches
from textbot.actions.staff.recognise import hashed
from textbot.core.marking import N_
from textbot.core.member_name import member_name
from textbot.runtime import Runtime
from textbot.store import invites, staff, staff_sessions
from textbot.store.staff import StaffRow
from textbot.store.staff_sessions import SignedIn

# How long a link to choose a password is good.
INVITED = timedelta(hours=72)

CHANGED = Outcome(True, "Your password is changed. Other browsers are signed out.")
SAME = N_("That is the password you have. Please choose another one.")
USED_UP = Outcome(False, "This link does not work any more. Please ask for a new one.")


def change_password(rt: Runtime, session: SignedIn, new: str) -> Outcome:
    """Give a member who is at a browser another password. All their other browsers are signed out."""
    member = session.member
    wrong = fault(new, known_of(rt, member)) or (SAME if matches(member.password_hash or None, new) else "")
    if wrong:
        return Outcome(False, wrong)
    kept = hash_password(new)
    with rt.database.write() as conn:
        _store(rt, conn, member, kept, but=session.token_hash)
        audit.record(conn, member, "password.changed", "own", rt.now())
    return CHANGED


def invite(rt: Runtime, conn: Connection, member_id: int, by: str) -> str:
    """A new link's token, good once and for 72 hours, within the caller's transaction; links before it end."""
    token, now = secrets.token_urlsafe(32), rt.now()
    invites.add(conn, hashed(token), member_id, by, now, now + INVITED)
    return token


def invited(rt: Runtime, token: str) -> StaffRow | None:
    """Whose link that is, while it can be used."""
    with rt.database.read() as conn:
        found = invites.open_one(conn, hashed(token), rt.now())
        member = staff.by_id(conn, found.staff_id) if found else None
    return member if member and member.disabled_at is None else None


def accept_invite(rt: Runtime, token: str, name: str, new: str) -> Outcome:
    """Choose a password by a link, and the name that residents read. All browsers are signed out."""
    member, name, now = invited(rt, token), member_name(name), rt.now()
    if member is None:
        return USED_UP
    if not name:
        return Outcome(False, "Please write your name: residents read it. At most 80 letters.")
    wrong = fault(new, (*known_of(rt, member), name))
    if wrong:
        return Outcome(False, wrong)
    kept = hash_password(new)
    with rt.database.write() as conn:
        found = invites.open_one(conn, hashed(token), now)
        if found is None or not invites.use(conn, found.id, now):
            return USED_UP
        _store(rt, conn, member, kept)
        staff.change(conn, member.id, name=name)
        audit.record(conn, member, "password.changed", "by a link", now)
    return Outcome(True, "Your password is set. Please sign in.")


def known_of(rt: Runtime, member: StaffRow) -> tuple[str, ...]:
    """What others know of a member, and would try first."""
    city = rt.playbook.facts(rt.playbook.languages[0])
    return member.email, member.name, city["city"], city["short"], rt.playbook.city.domain


def _store(rt: Runtime, conn: Connection, member: StaffRow, kept: str, but: str = "") -> None:
    now = rt.now()
    staff.change(conn, member.id, password_hash=kept, password_changed_at=now, must_change_password=False)
    staff_sessions.end_all(conn, member.id, now, but)
    invites.take_back(conn, member.id, now)
