"""How hard a text is to read."""
# ruff: noqa: E501  (words are read across, not down)

import pytest

from textbot.core.reading import grade_of, syllables_in

SYLLABLES = {
    "en": {"water": 2, "pickup": 2, "garbage": 2, "the": 1, "closed": 1, "wanted": 2, "table": 2, "city": 2, "streetlight": 2},
    "es": {"agua": 2, "basura": 3, "recolección": 4, "día": 2, "ciudad": 2, "policía": 4, "guerra": 2, "pingüino": 3, "oeste": 3, "ley": 1},
}  # fmt: skip
ROWS = [(language, word, count) for language, words in SYLLABLES.items() for word, count in words.items()]


@pytest.mark.parametrize(("language", "word", "count"), ROWS, ids=str)
def test_syllables_are_counted(language: str, word: str, count: int) -> None:
    assert syllables_in(word, language) == count


EASY = {
    "en": "Put your cart out by 6 AM. The truck comes once a week. Call us if it was missed.",
    "es": "Saque su bote antes de las 6. El camión pasa una vez por semana. Llame si no pasó.",
}
HARD = {
    "en": "Residential solid waste collection is administered contractually, notwithstanding intermittent obligations.",
    "es": "La recolección domiciliaria de residuos sólidos municipales se administra contractualmente, sin perjuicio.",
}


@pytest.mark.parametrize("language", EASY)
def test_plain_words_read_easily_and_office_words_do_not(language: str) -> None:
    easy, hard = grade_of(EASY[language], language), grade_of(HARD[language], language)
    assert easy is not None and hard is not None
    assert easy.grade < 6 < 10 < hard.grade


def test_the_hardest_sentence_is_named() -> None:
    found = grade_of(f"Call us. {HARD['en']} We help.", "en")
    assert found is not None
    assert found.hardest == HARD["en"]


@pytest.mark.parametrize(("text", "language"), [("", "en"), ("123 riverbend.gov/x", "en"), ("Xin chào", "vi")])
def test_what_cannot_be_measured_has_no_grade(text: str, language: str) -> None:
    assert grade_of(text, language) is None
