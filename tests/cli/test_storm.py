"""`textbot storm`: nobody turns it by accident."""

from tests.cli.conftest import Town
from textbot.cli.staff import staff
from textbot.cli.storm import storm
from textbot.store import storms


def test_the_switch_says_what_it_will_do_and_asks(town: Town) -> None:
    town.does(staff, "add", "lee@springfield.gov", "--name", "Lee", "--role", "admin")
    text = ("on", "--text", "en=Springfield: severe storm.", "--text", "es=Springfield: tormenta fuerte.")
    asked = town.does(storm, *text)
    assert asked.exit_code == 1
    assert "en: Springfield: severe storm." in asked.output and "It ends by itself at" in asked.output
    with town.database.read() as conn:
        assert storms.running(conn) is None
    assert "Storm mode is on." in town.does(storm, *text, "--yes").output
    assert town.does(storm, "off").exit_code == 1
    assert "Storm mode is off." in town.does(storm, "off", "--yes").output
