from pathlib import Path

import pytest

from tests.content.tiny import tiny
from textbot.content.copying import copy_playbook
from textbot.content.source import catalog_languages, locales_of, on_disk, read_folder, version_of


def test_a_folder_comes_back_as_it_was_written(tmp_path: Path) -> None:
    copy_playbook(tiny(), tmp_path / "city")
    assert read_folder(tmp_path / "city", locales_of(tmp_path / "city")) == dict(sorted(tiny().items()))


def test_hidden_and_backup_files_are_left_out(tmp_path: Path) -> None:
    copy_playbook(tiny(), tmp_path / "city")
    for name in (
        ".secret.yaml",
        "city.yaml~",
        "city.yaml.bak",
        "#city.yaml#",
        "answers/.x.yaml",
        ".git/x.yaml",
        "a.txt",
    ):
        path = tmp_path / "city" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x: 1")
    assert set(read_folder(tmp_path / "city", locales_of(tmp_path / "city"))) == set(tiny())


def test_locales_may_stand_beside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "flows").mkdir()
    assert locales_of(tmp_path / "flows") == tmp_path / "locales"
    (tmp_path / "flows" / "locales").mkdir()
    assert locales_of(tmp_path / "flows") == tmp_path / "flows" / "locales"


def test_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no playbook folder"):
        read_folder(tmp_path / "nowhere", tmp_path)


def test_a_version_changes_with_any_name_or_content() -> None:
    files = {"a": b"1", "b": b"2"}
    versions = {version_of(each) for each in (files, {"a": b"12", "b": b""}, {"a": b"1", "c": b"2"}, {"a": b"1"})}
    assert len(versions) == 4
    assert version_of({"b": b"2", "a": b"1"}) == version_of(files)
    assert len(version_of(files)) >= 12


def test_catalogs_are_known_by_language() -> None:
    assert catalog_languages(tiny()) == {"es": "locales/es/flows.po"}
    assert on_disk("locales/es/flows.po", Path("c"), Path("l")) == Path("l/es/LC_MESSAGES/flows.po")
