"""Make ready: the database, the playbook and the first login, before anything else starts."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from textbot.actions.playbook.publish import Edition, publish, read_edition
from textbot.actions.staff.add_staff import store_member
from textbot.actions.staff.demo_login import DEMO_EMAIL, DEMO_PASSWORD, make_demo_login, remove_demo_login
from textbot.actions.staff.passwords import hash_password, new_password
from textbot.config import Settings
from textbot.content.problems import ContentErrors, Problem
from textbot.content.proof import demo_leftovers
from textbot.core.playbook import Playbook
from textbot.encoders.matchers import Matchers
from textbot.store import marks, staff
from textbot.store.database import Database
from textbot.store.migrations import upgrade
from textbot.store.recount import recount_answers, recount_days

log = logging.getLogger(__name__)

COUNTED = "figures counted"


@dataclass(frozen=True)
class Prepared:
    """What came of it: the version published, and the login to show ("" when there is none to show)."""

    version: str
    login_email: str = ""
    login_password: str = field(default="", repr=False)


def prepare(settings: Settings, say: Callable[[str], None] = log.info) -> Prepared:
    """Migrate, train, publish the city's playbook and see to the first login. Safe to do again at every start.
    say: told what takes long.

    Raises ContentErrors for a broken playbook and for the demo city behind a real account."""
    edition = read_edition(settings.textbot_city, Matchers(settings.textbot_models, say).learned)
    if not settings.demo and not settings.textbot_demo:
        refuse_the_demo_city(edition)
    settings.textbot_data.mkdir(parents=True, exist_ok=True)
    upgrade(settings.database_url)
    database = Database(settings.database_url)
    now = datetime.now(UTC)
    try:
        publish(database, edition, now)
        _count_once(database, edition.playbook)
        email, password = _first_login(database, settings.demo, edition.playbook.city.domain, now)
    finally:
        database.close()
    return Prepared(edition.version, email, password)


def _count_once(database: Database, playbook: Playbook) -> None:
    """What came before texts were marked for the figures is marked once."""
    refusing = {key: answer.refuse for key, answer in playbook.answers.items()}
    with database.write() as conn:
        if marks.get(conn, COUNTED) is None:
            recount_days(conn, playbook.city.zone)
            recount_answers(conn, refusing)
            marks.put(conn, COUNTED, 1)


def refuse_the_demo_city(edition: Edition) -> None:
    """Raises ContentErrors when this is the demo city, or still says its name or numbers."""
    found = demo_leftovers(edition.playbook, edition.files)
    if found:
        advice = "Make a playbook of your own with `textbot new-city`, or set TEXTBOT_DEMO=1 to try the demo city"
        raise ContentErrors([*found, Problem("city.yaml", 0, "", f"a real number is set up. {advice}")])


def _first_login(database: Database, demo: bool, domain: str, now: datetime) -> tuple[str, str]:
    if demo:
        make_demo_login(database, now)
        return DEMO_EMAIL, DEMO_PASSWORD
    remove_demo_login(database, now)
    return _first_admin(database, f"admin@{domain}", now)


def _first_admin(database: Database, email: str, now: datetime) -> tuple[str, str]:
    """An admin for a place that has no staff yet, with a password shown this once."""
    password = new_password()
    kept = hash_password(password)
    with database.write() as conn:
        if any(member.email != DEMO_EMAIL for member in staff.everyone(conn)):
            return "", ""
        member_id = store_member(conn, email, "Admin", "admin", kept, now)
        # It was printed, and may stand in a log.
        staff.change(conn, member_id, must_change_password=True)
    return email, password
