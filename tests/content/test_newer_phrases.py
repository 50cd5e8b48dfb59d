"""A city's folder that is older than the textbot that reads it."""

import pytest

from tests.content.tiny import edited, tiny
from textbot.content.load import load_playbook
from textbot.content.newer_phrases import completed, lacking

HELP = ("phrases.yaml", '  help: "help "\n', "")


def older() -> dict[str, bytes]:
    """The tiny city without a sentence that textbot says, in both languages."""
    return edited(*HELP)


def test_what_a_folder_does_not_say_yet_is_said_in_our_own_words_in_each_language() -> None:
    shipped = tiny()
    assert lacking(older()) == ("help",) and lacking(shipped) == ()
    words = load_playbook(completed(older(), shipped)).words
    assert (words["en"]["phrases.help"].strip(), words["es"]["phrases.help"].strip()) == ("help", "help  (es)")


def test_nothing_that_stands_in_the_folder_changes() -> None:
    files = tiny()
    assert completed(files, {}) == files
    before, after = load_playbook(tiny()).words, load_playbook(completed(older(), tiny())).words
    assert all(after["en"][path] == text for path, text in before["en"].items() if path != "phrases.help")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("phrases.yaml", b'phrases:\n  greeting: "hi\n', id="broken_yaml"),
        pytest.param("phrases.yaml", b"- a list\n", id="no_phrases"),
        pytest.param("locales/es/flows.po", b"\xff\xfe", id="broken_catalog"),
    ],
)
def test_a_file_that_cannot_be_read_stays_as_it_is_for_the_proof_reader(name: str, data: bytes) -> None:
    assert completed(older() | {name: data}, tiny())[name] == data
