"""A FAQ spreadsheet on disk becomes files, or a list of what to mend."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.test_faq import PERMIT, sheet
from tests.content.tiny import tiny
from textbot.cli.answers import answers
from textbot.content.copying import copy_playbook
from textbot.content.load import load_playbook
from textbot.content.source import read_folder


@pytest.fixture
def city(tmp_path: Path) -> Path:
    copy_playbook(tiny(), tmp_path / "city")
    return tmp_path / "city"


def run(city: Path, text: str, *options: str) -> Result:
    (city.parent / "faq.csv").write_text(text)
    env = {"TEXTBOT_DATA": str(city.parent / "var"), "TEXTBOT_CITY": str(city)}
    return CliRunner().invoke(answers, ["import", str(city.parent / "faq.csv"), *options], env=env)


def files(city: Path) -> dict[str, bytes]:
    return read_folder(city, city / "locales")


def test_a_faq_is_written_into_the_folder(city: Path) -> None:
    done = run(city, sheet(*PERMIT))
    assert done.exit_code == 0, done.output
    assert "Wrote 2 files" in done.output
    assert "yard-sale-permit" in load_playbook(files(city)).answers


def test_a_dry_run_shows_the_plan_and_writes_nothing(city: Path) -> None:
    before = files(city)
    done = run(city, sheet(*PERMIT), "--dry-run")
    assert done.exit_code == 0
    assert "  es  No se necesita. Dos ventas al año, de 8 a 6." in done.output
    assert "1 answer" in done.output
    assert files(city) == before


def test_faults_are_listed_and_nothing_is_written(city: Path) -> None:
    before = files(city)
    done = run(city, sheet(PERMIT[0], ("¿Y?", "x " * 200, "es", "zoo")))
    assert done.exit_code == 1
    assert "2 things to mend" in done.output
    assert "faq.csv: row 3, column answer: this text has up to 399 characters" in done.output
    assert "faq.csv: row 3, column department: city.yaml has no department 'zoo'" in done.output
    assert files(city) == before
