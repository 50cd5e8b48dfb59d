"""`textbot publish` changes what the running bot says, or nothing at all."""

from pathlib import Path

from tests.cli.conftest import Town
from tests.content.tiny import tiny
from textbot.cli.migrate import migrate
from textbot.cli.publish import publish
from textbot.content.copying import copy_playbook
from textbot.runtime import PlaybookShelf


def says(town: Town) -> str:
    return PlaybookShelf(town.database).current().text("answers.pool.say", "en")


def edit(city: Path, old: str, new: str) -> None:
    file = city / "answers" / "pool.yaml"
    file.write_text(file.read_text().replace(old, new))


def test_a_changed_folder_becomes_the_version_in_use(town: Town) -> None:
    edit(town.city, "9 to 5", "8 to 6")
    done = town.does(publish)
    assert done.exit_code == 0, done.output
    assert "0 added, 1 changed, 0 removed (answers/pool.yaml)" in done.output
    assert "8 to 6" in says(town)
    assert "Nothing has changed" in town.does(publish).output


def test_a_folder_with_an_error_changes_nothing(town: Town) -> None:
    edit(town.city, "9 to 5", "9 to 5 " * 60)
    done = town.does(publish)
    assert done.exit_code == 1
    assert "pool.yaml" in done.output
    assert "shorten it by" in done.output
    assert says(town).startswith("The pool is open 9 to 5.")


def test_another_folder_is_said_to_be_another(town: Town, tmp_path: Path) -> None:
    copy_playbook(tiny(), tmp_path / "draft")
    edit(tmp_path / "draft", "9 to 5", "10 to 4")
    done = town.does(publish, str(tmp_path / "draft"))
    assert "The next start publishes TEXTBOT_CITY again" in done.output
    assert "10 to 4" in says(town)


def test_an_old_error_keeps_nobody_from_publishing_and_a_new_one_does(town: Town) -> None:
    old = town.city / "reports" / "pothole.yaml"
    old.write_text(old.read_text().replace("Where is it?", "Where is it? " * 40))
    assert town.does(publish).exit_code == 1
    assert town.does(migrate).exit_code == 0  # a start takes what can be loaded
    edit(town.city, "9 to 5", "8 to 6")
    assert town.does(publish).exit_code == 0
    assert "8 to 6" in says(town)
