import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.content.tiny import edited, tiny
from textbot.cli import main
from textbot.content.copying import copy_playbook

QUIET = {"TWILIO_ACCOUNT_SID": "", "TWILIO_AUTH_TOKEN": None, "PUBLIC_URL": "", "SECRET_KEY": ""}


@pytest.fixture
def city(tmp_path: Path) -> Path:
    copy_playbook(tiny(), tmp_path / "city")
    return tmp_path / "city"


def _run(tmp_path: Path, *args: str) -> Result:
    return CliRunner().invoke(main, args, env={**QUIET, "TEXTBOT_DATA": str(tmp_path / "var")})


def test_a_clean_playbook_passes(tmp_path: Path, city: Path) -> None:
    result = _run(tmp_path, "check", str(city), "--strict")
    assert result.exit_code == 0, result.output
    assert "0 errors, 0 warnings" in result.output


def test_a_fault_is_named_by_its_file_on_disk(tmp_path: Path, city: Path) -> None:
    broken = edited("answers/pool.yaml", "title:", "titel:")
    (city / "answers/pool.yaml").write_bytes(broken["answers/pool.yaml"])
    result = _run(tmp_path, "check", str(city))
    assert result.exit_code == 1
    assert f"{city}/answers/pool.yaml:3: unknown key 'titel': did you mean 'title'?" in result.output


def test_the_same_fault_on_many_lines_of_a_file_is_said_once_with_its_lines(tmp_path: Path, city: Path) -> None:
    pool = (city / "answers/pool.yaml").read_text()
    (city / "answers/pool.yaml").write_text("# Riverbend\n# Riverbend\n" + pool + "# Riverbend\n")
    said = _run(tmp_path, "check", str(city)).output
    last = len(pool.splitlines()) + 3
    assert f"{city}/answers/pool.yaml:1: this still says Riverbend" in said
    assert f"write your city's own (also lines 2, {last})" in said and "3 errors" in said


def test_a_missing_translation_is_named_by_its_catalog(tmp_path: Path, city: Path) -> None:
    catalog = city / "locales/es/LC_MESSAGES/flows.po"
    catalog.write_text(catalog.read_text().replace('msgstr "help  (es)"', 'msgstr ""'))
    result = _run(tmp_path, "check", str(city))
    assert result.exit_code == 1
    assert f"{catalog}:" in result.output


def test_warnings_fail_only_when_strict(tmp_path: Path, city: Path) -> None:
    (city / "city.yaml").write_bytes(tiny()["city.yaml"].replace(b", ht: a", b""))
    assert _run(tmp_path, "check", str(city)).exit_code == 0
    assert _run(tmp_path, "check", str(city), "--strict").exit_code == 1


def test_segments_are_shown_with_accents_kept(tmp_path: Path, city: Path) -> None:
    catalog = city / "locales/es/LC_MESSAGES/flows.po"
    catalog.write_text(catalog.read_text().replace('msgstr "help  (es)"', 'msgstr "Atención"'))
    line = next(
        line
        for line in _run(tmp_path, "check", str(city), "--segments").output.splitlines()
        if "phrases.help " in line and " es " in line
    )
    assert line.split() == ["phrases.help", "es", "8", "1", "UCS-2", "ó"]


def test_findings_come_as_json(tmp_path: Path, city: Path) -> None:
    (city / "city.yaml").write_bytes(tiny()["city.yaml"].replace(b", ht: a", b""))
    found = json.loads(_run(tmp_path, "check", str(city), "--json", "--segments").output)
    assert (found["errors"], found["warnings"]) == (0, 1)
    assert found["problems"][0]["file"] == f"{city}/city.yaml"
    assert found["segments"][0]["segments"]["parts"] >= 1


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = _run(tmp_path, "check", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert "no playbook folder" in result.output
