"""What happens before anything else starts."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from textbot.actions.playbook.prepare import prepare
from textbot.actions.staff.demo_login import DEMO_EMAIL
from textbot.config import HOME, Settings
from textbot.content.problems import ContentErrors
from textbot.core.places.place import FindPlace
from textbot.runtime import NoPlaybook, PlaybookShelf
from textbot.store import places, playbooks, staff
from textbot.store.database import Database


@pytest.fixture
def demo(settings: Settings, database_url: str) -> Settings:
    """The demo on each kind of database."""
    return replace(settings, database_url=database_url)


@pytest.fixture
def real(demo: Settings, tmp_path: Path) -> Settings:
    """A city of its own behind a real account: the demo's playbook with every trace of Riverbend gone."""
    city = tmp_path / "city"
    shutil.copytree(HOME / "flows", city / "flows")
    shutil.copytree(HOME / "locales", city / "locales")
    for path in city.rglob("*.*"):
        text = path.read_text("utf-8")
        gone = {"Riverbend": "Oakville", "riverbend": "oakville", "602-555-01": "602-444-01"}
        for old, new in {**gone, "{demo}": "https://systems.oakville.gov"}.items():
            text = text.replace(old, new)
        path.write_text(text.replace("demo: true\n", ""), "utf-8")
    return replace(demo, demo=False, textbot_city=city / "flows")


def members(settings: Settings) -> dict[str, bool]:
    """Email -> whether that member may sign in."""
    database = Database(settings.database_url)
    with database.read() as conn:
        found = {row.email: row.disabled_at is None for row in staff.everyone(conn)}
    database.close()
    return found


def must_change(settings: Settings, email: str) -> bool:
    """Whether that member chooses another password at the first sign-in."""
    database = Database(settings.database_url)
    with database.read() as conn:
        found = staff.by_email(conn, email)
    database.close()
    return found is not None and found.must_change_password


def test_the_demo_shows_its_login_at_every_start(demo: Settings) -> None:
    first, second = prepare(demo), prepare(demo)
    assert first == second
    assert first.login_email == DEMO_EMAIL
    assert members(demo) == {DEMO_EMAIL: True}


def test_a_prepared_database_has_the_playbook_and_its_places(demo: Settings) -> None:
    database = Database(demo.database_url)
    with pytest.raises(NoPlaybook):
        PlaybookShelf(database).current()
    version = prepare(demo).version
    playbook = PlaybookShelf(database).current()
    with database.read() as conn:
        assert playbooks.current(conn) == version == playbook.version
        found = places.find(conn, FindPlace("elm and 5th", "en", False), playbook.gazetteer)
    assert [place.text for place in found.places] == ["Elm St & 5th St"]
    database.close()


def test_an_edited_playbook_is_published_at_the_next_start(demo: Settings, tmp_path: Path) -> None:
    shutil.copytree(HOME / "flows", tmp_path / "city" / "flows")
    shutil.copytree(HOME / "locales", tmp_path / "city" / "locales")
    city = replace(demo, textbot_city=tmp_path / "city" / "flows")
    before = prepare(city).version
    path = city.textbot_city / "city.yaml"
    path.write_text(path.read_text().replace("answer_hours: 2", "answer_hours: 3"))
    after = prepare(city).version
    assert before != after
    database = Database(demo.database_url)
    assert PlaybookShelf(database).current().city.answer_hours == 3
    database.close()


def test_a_broken_playbook_is_refused_and_the_one_before_stays(demo: Settings, tmp_path: Path) -> None:
    good = prepare(demo).version
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "city.yaml").write_text("version: 1\nnmae: Nowhere\n")
    with pytest.raises(ContentErrors, match=r"city\.yaml:2"):
        prepare(replace(demo, textbot_city=tmp_path / "city"))
    database = Database(demo.database_url)
    with database.read() as conn:
        assert playbooks.current(conn) == good
    database.close()


def test_a_real_number_refuses_the_demo_city(demo: Settings) -> None:
    with pytest.raises(ContentErrors, match="new-city"):
        prepare(replace(demo, demo=False))


def test_a_trial_number_may_run_the_demo_city_without_its_login(demo: Settings) -> None:
    prepare(demo)
    prepared = prepare(replace(demo, demo=False, textbot_demo=True))
    assert prepared.login_email == "admin@riverbend.gov"
    assert members(demo) == {DEMO_EMAIL: False, "admin@riverbend.gov": True}


def test_a_real_city_gets_one_admin_whose_password_is_shown_once(real: Settings) -> None:
    first, second = prepare(real), prepare(real)
    assert first.login_email == "admin@oakville.gov"
    assert must_change(real, first.login_email)
    assert len(first.login_password) >= 16
    assert first.login_password not in repr(first)
    assert (second.login_email, second.login_password) == ("", "")
