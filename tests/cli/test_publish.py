"""`textbot publish` changes what the running bot says, or nothing at all."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.tiny import tiny
from textbot.cli.migrate import migrate
from textbot.cli.publish import publish
from textbot.content.copying import copy_playbook
from textbot.runtime import PlaybookShelf
from textbot.store.database import Database


@pytest.fixture
def city(tmp_path: Path) -> Path:
    copy_playbook(tiny(), tmp_path / "city")
    assert CliRunner().invoke(migrate, env=env_of(tmp_path / "city")).exit_code == 0
    return tmp_path / "city"


def env_of(city: Path) -> dict[str, str]:
    return {"TEXTBOT_DATA": str(city.parent / "var"), "TEXTBOT_CITY": str(city)}


def run(city: Path, *arguments: str) -> Result:
    return CliRunner().invoke(publish, list(arguments), env=env_of(city))


def says(city: Path) -> str:
    database = Database(f"sqlite:///{city.parent / 'var' / 'textbot.db'}")
    try:
        return PlaybookShelf(database).current().text("answers.pool.say", "en")
    finally:
        database.close()


def edit(city: Path, old: str, new: str) -> None:
    file = city / "answers" / "pool.yaml"
    file.write_text(file.read_text().replace(old, new))


def test_a_changed_folder_becomes_the_version_in_use(city: Path) -> None:
    edit(city, "9 to 5", "8 to 6")
    done = run(city)
    assert done.exit_code == 0, done.output
    assert "0 added, 1 changed, 0 removed (answers/pool.yaml)" in done.output
    assert "8 to 6" in says(city)
    assert "Nothing has changed" in run(city).output


def test_a_folder_with_an_error_changes_nothing(city: Path) -> None:
    edit(city, "9 to 5", "9 to 5 " * 60)
    done = run(city)
    assert done.exit_code == 1
    assert "pool.yaml" in done.output
    assert "shorten it by" in done.output
    assert says(city).startswith("The pool is open 9 to 5.")


def test_another_folder_is_said_to_be_another(city: Path, tmp_path: Path) -> None:
    copy_playbook(tiny(), tmp_path / "draft")
    edit(tmp_path / "draft", "9 to 5", "10 to 4")
    done = run(city, str(tmp_path / "draft"))
    assert "The next start publishes TEXTBOT_CITY again" in done.output
    assert "10 to 4" in says(city)
