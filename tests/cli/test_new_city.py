from pathlib import Path

from click.testing import CliRunner

from textbot.cli.new_city import new_city
from textbot.content.load import load_playbook
from textbot.content.proof import proofread
from textbot.content.source import locales_of, read_folder


def test_a_new_city_has_the_demo_s_words_but_is_no_demo(tmp_path: Path) -> None:
    result = CliRunner().invoke(new_city, [str(tmp_path / "mine"), "--name", 'City of "Springfield"'])
    assert result.exit_code == 0, result.output
    assert f"TEXTBOT_CITY={tmp_path / 'mine'}" in result.output
    files = read_folder(tmp_path / "mine", locales_of(tmp_path / "mine"))
    playbook = load_playbook(files)
    assert not playbook.city.demo
    assert playbook.text("city.name", "en") == 'City of "Springfield"'
    assert playbook.text("city.short_name", "en") == '"Springfield"'
    assert locales_of(tmp_path / "mine") == tmp_path / "mine" / "locales"


def test_check_then_names_what_still_says_riverbend(tmp_path: Path) -> None:
    CliRunner().invoke(new_city, [str(tmp_path / "mine"), "--name", "City of San Bernardino"])
    problems = proofread(read_folder(tmp_path / "mine", locales_of(tmp_path / "mine"))).problems
    assert any(problem.file == "city.yaml" and "still says Riverbend" in problem.message for problem in problems)
    assert any("made-up number" in problem.message for problem in problems)
    assert not any("shorten it" in problem.message for problem in problems), "a longer name makes no text too long"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = CliRunner().invoke(new_city, [str(tmp_path)])
    assert result.exit_code == 1
    assert "is not empty" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
