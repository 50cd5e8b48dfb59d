"""The demo's login: shown to whoever starts the demo, and gone once a real account is set."""

from datetime import datetime

from textbot.actions.staff.add_staff import store_member
from textbot.actions.staff.passwords import hash_password
from textbot.store import staff, staff_sessions
from textbot.store.database import Database

DEMO_EMAIL = "demo@riverbend.example"
# The first of the simulator's phones: tests of notices can be read there.
DEMO_PHONE = "+16025550111"
DEMO_PASSWORD = "riverbend-demo"  # no secret: demo mode serves this machine alone and shows it


def make_demo_login(database: Database, now: datetime) -> None:
    """See to it that the demo's login works."""
    with database.read() as conn:
        known = staff.by_email(conn, DEMO_EMAIL)
    if known is not None and known.disabled_at is None:
        return
    kept = hash_password(DEMO_PASSWORD)
    with database.write() as conn:
        if known is None:
            staff.change(conn, store_member(conn, DEMO_EMAIL, "Dana", "admin", kept, now), phone=DEMO_PHONE)
        else:
            staff.change(conn, known.id, password_hash=kept, disabled_at=None)


def remove_demo_login(database: Database, now: datetime) -> None:
    """See to it that the demo's login works no more, also where it is signed in."""
    with database.write() as conn:
        known = staff.by_email(conn, DEMO_EMAIL)
        if known is not None and known.disabled_at is None:
            staff.change(conn, known.id, disabled_at=now)
            staff_sessions.end_all(conn, known.id, now)
