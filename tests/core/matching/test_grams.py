"""Texts look alike when they share rare words and letter groups."""

import numpy as np
import pytest

from textbot.core.matching.grams import GramIndex

TEXTS = ("when is trash day", "when is the pool open", "pay my water bill")


@pytest.fixture(scope="module")
def index() -> GramIndex:
    return GramIndex.of(TEXTS, ("tell me a joke",))


@pytest.mark.parametrize("place", range(3))
def test_a_text_is_wholly_like_itself(index: GramIndex, place: int) -> None:
    likeness = index.likeness(TEXTS[place])
    assert likeness[place] == pytest.approx(1)
    assert likeness.argmax() == place


def test_a_text_of_unknown_words_is_like_nothing(index: GramIndex) -> None:
    assert index.likeness("zzz qqq").max() == 0


def test_unknown_words_make_a_text_less_like(index: GramIndex) -> None:
    assert index.likeness("trash day xylophone quartz")[0] < index.likeness("trash day")[0]


def test_what_is_beside_counts_but_makes_nothing_common(index: GramIndex) -> None:
    assert len(index.likeness("a joke")) == 4
    assert "\tjoke" not in index.grams


def test_an_index_opens_as_it_was_kept(index: GramIndex) -> None:
    again = GramIndex.opened(index.arrays(), 3, 1)
    assert np.array_equal(again.likeness("wen is trash day"), index.likeness("wen is trash day"))
