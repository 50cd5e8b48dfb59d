"""Who is at this browser?"""

import hashlib
from datetime import timedelta

from textbot.runtime import Runtime
from textbot.store import staff
from textbot.store.staff import StaffRow

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=1)


def recognise(rt: Runtime, token: str, active: bool = True) -> StaffRow | None:
    """The member whose token this is; None when it is unknown, signed out, idle for 30 minutes or 12 hours old.

    `active`: a person is at it (a page that looks for news by itself does not keep them signed in)."""
    if not token:
        return None
    with rt.database.read() as conn:
        found = staff.signed_in(conn, hashed(token))
    now = rt.now()
    if found is None or now - found.last_seen > IDLE or now - found.created_at > LONGEST:
        return None
    if active and now - found.last_seen > NOTED_EVERY:
        with rt.database.write() as conn:
            staff.seen(conn, hashed(token), now)
    return found.member


def hashed(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
