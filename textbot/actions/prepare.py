"""Make ready: the database, the playbook and the first login, before anything else starts."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection

from textbot.actions.add_staff import store_member
from textbot.actions.passwords import hash_password, new_password
from textbot.actions.publish import Edition, publish, read_edition
from textbot.config import Settings
from textbot.store import staff
from textbot.store.database import Database
from textbot.store.migrations import upgrade

DEMO_EMAIL = "demo@riverbend.example"
DEMO_PASSWORD = "riverbend-demo"  # no secret: demo mode serves this machine alone and shows it


@dataclass(frozen=True)
class Prepared:
    """What came of it: the version published, and the login to show ("" when there is none to show)."""

    version: str
    login_email: str = ""
    login_password: str = field(default="", repr=False)


def prepare(settings: Settings) -> Prepared:
    """Migrate, publish the city's playbook and see to the first login. Safe to do again at every start.

    Raises ContentErrors for a broken playbook, DemoLeftovers for a demo city behind a real account.
    """
    edition = read_edition(settings.textbot_city)
    settings.textbot_data.mkdir(parents=True, exist_ok=True)
    upgrade(settings.database_url)
    database = Database(settings.database_url)
    try:
        now = datetime.now(UTC)
        publish(database, edition, now)
        email, password = _first_login(database, settings, edition, now)
    finally:
        database.close()
    return Prepared(edition.version, email, password)


def _first_login(database: Database, settings: Settings, edition: Edition, now: datetime) -> tuple[str, str]:
    if settings.demo:
        return _demo_login(database, now)
    with database.write() as conn:
        _remove_demo_login(conn, now)
        if any(member.disabled_at is None for member in staff.everyone(conn)):
            return "", ""
    email, password = f"admin@{edition.playbook.city.domain}", new_password()
    kept = hash_password(password)
    with database.write() as conn:
        if staff.everyone(conn) and staff.by_email(conn, email) is not None:
            return "", ""
        store_member(conn, email, "Admin", "admin", kept, now)
    return email, password


def _demo_login(database: Database, now: datetime) -> tuple[str, str]:
    with database.read() as conn:
        known = staff.by_email(conn, DEMO_EMAIL)
    if known is None or known.disabled_at is not None:
        kept = hash_password(DEMO_PASSWORD)
        with database.write() as conn:
            if known is None:
                store_member(conn, DEMO_EMAIL, "Dana", "admin", kept, now)
            else:
                staff.change(conn, known.id, password_hash=kept, disabled_at=None)
    return DEMO_EMAIL, DEMO_PASSWORD


def _remove_demo_login(conn: Connection, now: datetime) -> None:
    known = staff.by_email(conn, DEMO_EMAIL)
    if known is not None and known.disabled_at is None:
        staff.change(conn, known.id, disabled_at=now)
        staff.sign_out_everywhere(conn, known.id, now)
