"""Kind words around an answer leave it the answer it is."""

import pytest

from textbot.core.hearing.courtesy import answer_of


@pytest.mark.parametrize(
    ("folded", "answer"),
    [
        ("si gracias y disculpe la molestia", "si"),
        ("english please sorry", "english"),
        ("oh sorry no", "no"),
        ("no se la verdad", "no se"),
        ("disculpe la molestia", ""),
        ("no hay agua", "no hay agua"),
    ],
)
def test_kind_words_at_either_end_are_taken_off(folded: str, answer: str) -> None:
    assert answer_of(folded) == answer
