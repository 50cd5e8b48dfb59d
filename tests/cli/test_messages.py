from pathlib import Path

from click.testing import CliRunner

from tests.content.tiny import edited, tiny
from textbot.cli.messages import messages
from textbot.content.copying import copy_playbook


def _run(city: Path) -> str:
    env = {"TEXTBOT_DATA": str(city.parent / "var")}
    result = CliRunner().invoke(messages, [str(city)], env=env)
    assert result.exit_code == 0, result.output
    return result.output


def test_up_to_date_catalogs_stay_as_they_are(tmp_path: Path) -> None:
    copy_playbook(tiny(), tmp_path / "city")
    _run(tmp_path / "city")
    before = (tmp_path / "city/locales/es/LC_MESSAGES/flows.po").read_bytes()
    assert ", 0 missing, 0 fuzzy" in _run(tmp_path / "city")
    assert (tmp_path / "city/locales/es/LC_MESSAGES/flows.po").read_bytes() == before


def test_a_changed_and_a_new_text_are_named(tmp_path: Path) -> None:
    files = edited("answers/pool.yaml", "9 to 5", "8 to 6", retranslate=False)
    files["phrases.yaml"] += b'  another: "More"\n'
    copy_playbook(files, tmp_path / "city")
    output = _run(tmp_path / "city")
    assert "1 missing, 1 fuzzy" in output
    assert ": missing: phrases.another" in output
    assert ": fuzzy: answers.pool.say" in output


def test_a_language_without_a_catalog_gets_one(tmp_path: Path) -> None:
    files = tiny()
    del files["locales/es/flows.po"]
    copy_playbook(files, tmp_path / "city")
    (tmp_path / "city" / "locales").mkdir()
    _run(tmp_path / "city")
    assert b'msgctxt "phrases.help"' in (tmp_path / "city/locales/es/LC_MESSAGES/flows.po").read_bytes()
