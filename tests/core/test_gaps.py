"""Questions asked in vain are put together when they are one question."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from textbot.core.gaps import gaps
from textbot.core.words import fold
from textbot.store.questions import QuestionRow

NOW = datetime(2026, 11, 22, tzinfo=UTC)
_ids = count(1)


def asked(text: str, times: int = 1, language: str = "en", reason: str = "miss", key: str = "") -> QuestionRow:
    number = next(_ids)
    at = NOW + timedelta(minutes=number)
    return QuestionRow(number, text, fold(text), language, reason, key, times, at, at)


ONE = [
    ("can i keep chickens in my backyard", "keep chickens in backyard?", "chickens backyard"),
    ("who owns the ditch", "who owns the dich", "the ditch who owns it"),
    ("¿puedo tener gallinas en el patio?", "tener gallinas patio"),
]
SEVERAL = [
    ("permit", "permit for a fence", "permit for a party"),
    ("how do i get a dog license", "how do i get a marriage license"),
    ("is there a zoo", "is there a museum"),
]


@pytest.mark.parametrize("texts", ONE, ids=lambda texts: texts[0])
def test_one_question_in_other_words_is_one(texts: tuple[str, ...]) -> None:
    assert len(gaps(asked(text) for text in texts)) == 1


@pytest.mark.parametrize("texts", SEVERAL, ids=lambda texts: texts[0])
def test_questions_that_share_a_word_stay_apart(texts: tuple[str, ...]) -> None:
    assert len(gaps(asked(text) for text in texts)) == len(texts)


def test_the_most_asked_stands_first_and_speaks_for_its_group() -> None:
    rows = [asked("is there a zoo", 4), asked("keep chickens in the yard"), asked("keep chickens in my yard?", 5)]
    first, second = gaps(rows)
    assert (first.example, first.count, first.id) == ("keep chickens in my yard?", 6, rows[1].id)
    assert first.ids == (rows[1].id, rows[2].id)
    assert (second.count, second.languages) == (4, {"en": 4})


def test_questions_about_one_answer_belong_together_in_any_words_and_language() -> None:
    rows = [
        asked("pool price", reason="expired", key="pool"),
        asked("cuánto cuesta la alberca", 2, "es", reason="expired", key="pool"),
        asked("pool price", reason="disputed", key="pool"),
    ]
    expired, disputed = gaps(rows)
    assert (expired.key, expired.reason, expired.languages) == ("pool", "expired", {"es": 2, "en": 1})
    assert (disputed.reason, disputed.count) == ("disputed", 1)


def test_thousands_are_put_together_quickly() -> None:
    rows = [asked(f"word{number % 500} thing{number % 700} question {number}") for number in range(3000)]
    assert sum(gap.count for gap in gaps(rows)) == 3000
