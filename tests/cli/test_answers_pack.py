"""`textbot answers pack` switches, lists and says who did it."""

import pytest

from tests.cli.conftest import Town
from tests.content.tiny import translated
from textbot.cli.answers import answers
from textbot.cli.migrate import migrate


@pytest.fixture
def flooded(town: Town) -> Town:
    """The tiny city with one pack and one answer in it."""
    city = town.city / "city.yaml"
    city.write_text(city.read_text() + "packs: {flood: {title: flooding}}\n")
    pool = town.city / "answers" / "pool.yaml"
    pool.write_text(pool.read_text() + "pack: flood\n")
    catalog = town.city / "locales" / "es" / "LC_MESSAGES" / "flows.po"
    catalog.write_bytes(translated(town.files()))
    assert town.does(migrate).exit_code == 0
    return town


def test_a_pack_is_switched_and_who_did_it_is_known(flooded: Town) -> None:
    done = flooded.does(answers, "pack", "flood", "on", "--until", "2099-12-31", "--as", "ana@springfield.gov")
    assert done.output == "flood is on until 2099-12-31.\n", done.output
    assert flooded.does(answers, "pack").output == "flood                on (by hand), 1 answers\n"
    assert flooded.does(answers, "pack", "flood", "auto", "--as", "ben").output == "flood is off.\n"
    rows = flooded.does(answers, "pack", "flood").output.splitlines()
    assert [row.split("UTC  ")[1] for row in rows] == ["auto  by ben", "on until 2099-12-31  by ana@springfield.gov"]


def test_a_pack_that_is_not_there_is_an_error(flooded: Town) -> None:
    done = flooded.does(answers, "pack", "snow", "on")
    assert done.exit_code == 1
    assert "no pack 'snow'" in done.output
    assert "Nobody has switched snow" in flooded.does(answers, "pack", "snow").output
