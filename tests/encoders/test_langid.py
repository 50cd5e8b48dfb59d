"""The trained language detector."""

import pytest

from textbot.core.languages.words import FOREIGN
from textbot.encoders.langid import PyLangid

DETECTOR = PyLangid(("en", "es"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("trash not picked up", "en"),
        ("hay un vache en la kaye olmo", "es"),
        ("mwen bezwen", "es"),  # too short to be anything but one of the playbook's own
        ("Bonjour, quand est-ce que vous ramassez les poubelles", "fr"),
        ("Когда вывозят", "ru"),
    ],
)
def test_a_short_latin_text_is_one_of_the_playbooks_languages(text: str, language: str) -> None:
    found, likely = DETECTOR(text)
    assert 0.0 <= likely <= 1.0
    assert found == language or (text == "mwen bezwen" and found in ("en", "es"))


@pytest.mark.parametrize("text", ["", "👍", "123", "\ud83d", "a" * 5000])
def test_any_text_gets_an_answer(text: str) -> None:
    language, likely = DETECTOR(text)
    assert language in ("en", "es", *FOREIGN) and 0.0 <= likely <= 1.0
