"""Questions about a text that just came, as residents write them."""

import pytest

from textbot.core.hearing.notice_questions import asks_about, asks_what, asks_who, points

WHO = "who dis|who r u|who gave u my number|is dis the real city|de donde me hablan|quien les dio mi numero|que quieren"
ABOUT = (
    "what time exactly|wait what day|what about 9th street|a que hora pasan|y a mi me toca|both sides?|"
    "what time tuesday|a que horas el martes"
)
NEITHER = "who picks up the trash|what about a dog license|a que hora abre la biblioteca"


@pytest.mark.parametrize("text", WHO.split("|"))
def test_it_is_asked_who_sent_it(text: str) -> None:
    assert asks_who(text)


@pytest.mark.parametrize("text", ABOUT.split("|"))
def test_it_is_asked_about(text: str) -> None:
    assert asks_about(text)


@pytest.mark.parametrize("text", NEITHER.split("|"))
def test_other_questions_name_their_own_subject(text: str) -> None:
    assert not asks_who(text)
    assert not asks_about(text)


@pytest.mark.parametrize("text", ["what is this about", "whats this about?", "y de que se trata", "¿De qué es esto?"])
def test_what_it_is_about_is_told_by_its_own_words_or_by_who_sent_it(text: str) -> None:
    assert asks_what(text) and asks_about(text) and asks_who(text)
    assert not asks_what("what is this")


def test_whom_it_is_for_is_asked_of_nothing_else() -> None:
    assert points("is this for everybody or just my block")
    assert not points("is there a fee for everybody")
