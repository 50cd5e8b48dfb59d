"""A member of staff signs out."""

from textbot.actions import audit
from textbot.actions.staff.recognise import hashed
from textbot.runtime import Runtime
from textbot.store import staff_sessions


def sign_out(rt: Runtime, token: str) -> None:
    """End this browser's session: its token is worth nothing from now on."""
    if not token:
        return
    with rt.database.write() as conn:
        found = staff_sessions.by_hash(conn, hashed(token))
        staff_sessions.end(conn, hashed(token), rt.now())
        if found:
            audit.record(conn, found.member, "login.out", "this browser", rt.now())
