"""A member of staff signs in: the password first, then whatever else is still asked of them."""

import secrets
from dataclasses import dataclass, field

from textbot.actions import audit
from textbot.actions.staff import devices, second_factor, tries
from textbot.actions.staff.demo_login import DEMO_EMAIL
from textbot.actions.staff.passwords import matches
from textbot.actions.staff.recognise import hashed
from textbot.actions.staff.tries import Names, TooManyTries
from textbot.core.lockout import ACCOUNT, ADDRESS, KNOWN_BROWSER, PAIR
from textbot.core.permissions import needs_second_factor
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import staff, staff_sessions
from textbot.store.staff import StaffRow
from textbot.store.staff_sessions import SignedIn

__all__ = ["Entered", "TooManyTries", "Visit", "enter", "give_code", "go_on", "prove_again", "sign_in"]

# What may still be asked once the password was right, in this order.
CODE, PASSWORD, ENROL, IN = "code", "password", "enrol", ""


@dataclass(frozen=True)
class Visit:
    """Who knocks. address: of the network; note: what devices.py gave this browser; browser: what it calls itself."""

    address: str
    note: str = field(default="", repr=False)
    browser: str = ""


@dataclass(frozen=True)
class Entered:
    """A browser's token, whose it is, and what is still asked of them ("" when they are in)."""

    token: str = field(repr=False)
    member: StaffRow
    stage: str


def sign_in(rt: Runtime, email: str, password: str, visit: Visit) -> Entered | None:
    """A session for the right email and password, None for others. Raises TooManyTries.

    Wrong tries make the account wait at this address, and more slowly everywhere; a browser that was signed in before
    waits for its own wrong tries alone."""
    email = clean(email).strip().lower()
    with rt.database.read() as conn:
        member = staff.by_email(conn, email)
    names, own = names_of(rt, "password", email, member, visit)
    last = tries.begin(rt, names)
    barred = member is None or member.disabled_at is not None or (email == DEMO_EMAIL and not rt.settings.demo)
    if not matches(None if barred or member is None else member.password_hash or None, password) or member is None:
        _note_failure(rt, member, visit, last)
        return None
    tries.went_well(rt, names, own)
    return enter(rt, member, visit)


def enter(rt: Runtime, member: StaffRow, visit: Visit, *, second_done: bool = False, fresh: bool = True) -> Entered:
    """Begin a session. second_done: somebody we trust (the city's single sign-on) asked for a second factor; fresh:
    they proved just now who they are."""
    stage, token, now = next_stage(rt, member, second_done), secrets.token_urlsafe(32), rt.now()
    with rt.database.write() as conn:
        more = {
            "stage": stage,
            "fresh_at": now if fresh else None,
            "address": visit.address[:64],
            "browser": visit.browser[:60],
        }
        if stage:
            more["proposed_totp"] = second_factor.new_secret()
        staff_sessions.add(conn, hashed(token), member.id, now, **more)
        if stage == IN:
            audit.record(conn, member, "login.ok", f"from {visit.address}", now)
    return Entered(token, member, stage)


def go_on(rt: Runtime, session: SignedIn, visit: Visit, *, second_done: bool) -> Entered | None:
    """What was asked was given: the browser gets a new token, and is asked for the next or let in. None when the
    session is over."""
    token, now = secrets.token_urlsafe(32), rt.now()
    with rt.database.write() as conn:
        member = staff.by_id(conn, session.member.id)
        assert member is not None
        stage = next_stage(rt, member, second_done)
        if not staff_sessions.renew(conn, session.token_hash, hashed(token), stage=stage, fresh_at=now, last_seen=now):
            return None
        if stage == IN and session.stage:
            audit.record(conn, member, "login.ok", f"from {visit.address}", now)
    return Entered(token, member, stage)


def next_stage(rt: Runtime, member: StaffRow, second_done: bool) -> str:
    """What is still asked of somebody whose password was right."""
    if member.totp_secret and not second_done:
        return CODE
    if member.must_change_password:
        return PASSWORD
    # The demo serves this machine alone, and its login is one step.
    if needs_second_factor(member.roles) and not second_done and not rt.settings.demo:
        return ENROL
    return IN


def give_code(rt: Runtime, session: SignedIn, code: str, visit: Visit) -> Entered | None:
    """Go on with the right code of the app or a recovery code, None for a wrong one. Raises TooManyTries."""
    return go_on(rt, session, visit, second_done=True) if _is_code(rt, session.member, code, visit) else None


def prove_again(rt: Runtime, session: SignedIn, password: str, code: str, visit: Visit) -> Entered | None:
    """Somebody who is signed in proves once more who they are, by password or by code: a new token, and the session
    counts as fresh. None when it was wrong. Raises TooManyTries."""
    member = session.member
    if code:
        right = _is_code(rt, member, code, visit)
    else:
        names, own = names_of(rt, "password", member.email, member, visit)
        last = tries.begin(rt, names)
        right = matches(member.password_hash or None, password)
        tries.went_well(rt, names, own) if right else _note_failure(rt, member, visit, last)
    return go_on(rt, session, visit, second_done=True) if right else None


def names_of(rt: Runtime, what: str, account: str, member: StaffRow | None, visit: Visit) -> tuple[Names, str]:
    """What a try is counted under, and which of the names a right one clears."""
    browser = devices.known(rt, visit.note, member) if member is not None else ""
    if browser:
        own = f"{what} {account} browser {browser}"
        return {own: KNOWN_BROWSER}, own
    own = f"{what} {account} at {visit.address}"
    return {own: PAIR, f"{what} {account}": ACCOUNT, f"{what} at {visit.address}": ADDRESS}, own


def _is_code(rt: Runtime, member: StaffRow, code: str, visit: Visit) -> bool:
    names, own = names_of(rt, "code", str(member.id), member, visit)
    last = tries.begin(rt, names)
    with rt.database.write() as conn:
        by = second_factor.accept(conn, member, code, rt.now())
        if by == "recovery":
            audit.record(conn, member, "login.recovery", "a recovery code", rt.now())
    if not by:
        _note_failure(rt, member, visit, last)
        return False
    tries.went_well(rt, names, own)
    return True


def _note_failure(rt: Runtime, member: StaffRow | None, visit: Visit, last: bool) -> None:
    """Whose account was tried is written down; what was typed for one that does not exist is not, it may be a
    password."""
    if member or last:
        who = member.email if member else "nobody"
        audit.note(rt, who, "login.locked" if last else "login.failed", f"from {visit.address}")
