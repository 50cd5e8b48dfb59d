"""Who is at this browser?"""

import hashlib
from datetime import timedelta

from textbot.runtime import Runtime
from textbot.store import staff_sessions
from textbot.store.staff import StaffRow
from textbot.store.staff_sessions import SignedIn

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
# For who gave the password and still owes the code, a new password or a second factor.
ON_THE_WAY = timedelta(minutes=15)
NOTED_EVERY = timedelta(minutes=1)


def recognise(rt: Runtime, token: str, active: bool = True) -> StaffRow | None:
    """The member who is signed in with this token; None when it is unknown, signed out, idle for 30 minutes or 12
    hours old, or when something is still asked of them.

    `active`: a person is at it (a page that looks for news by itself does not keep them signed in)."""
    found = session_of(rt, token, active)
    return found.member if found is not None and not found.stage else None


def session_of(rt: Runtime, token: str, active: bool = True) -> SignedIn | None:
    """The session of this token, also while something is still asked before the browser is let in."""
    if not token:
        return None
    with rt.database.read() as conn:
        found = staff_sessions.by_hash(conn, hashed(token))
    now = rt.now()
    if found is None or now - found.last_seen > IDLE or now - found.created_at > LONGEST:
        return None
    if found.stage:
        return found if now - found.created_at <= ON_THE_WAY else None
    if active and now - found.last_seen > NOTED_EVERY:
        with rt.database.write() as conn:
            staff_sessions.seen(conn, found.token_hash, now)
    return found


def hashed(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
