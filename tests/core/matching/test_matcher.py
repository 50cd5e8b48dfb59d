"""The trained matcher ranks, remembers, and lets strong words decide."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.rig.letters import PHRASINGS, TALK, Letters, examples
from textbot.core.match import ASK, STRONG, SURE, Example, decide
from textbot.core.matching.encoder import Matrix
from textbot.core.matching.lexicon import Lexicon
from textbot.core.matching.matcher import TrainedMatcher
from textbot.core.matching.repair import Repair
from textbot.core.matching.training import fingerprint, train, trainable


class Counting(Letters):
    """Counts the texts it was given."""

    def __init__(self) -> None:
        self.texts = 0

    def __call__(self, texts: Sequence[str]) -> Matrix:
        self.texts += len(texts)
        return super().__call__(texts)


def made(encoder: Letters) -> TrainedMatcher:
    words = Lexicon.of({"en": [("when", -5.0), ("is", -4.0), ("the", -3.0)]})
    repair = Repair((row.text for row in examples()), words)
    return TrainedMatcher(train(examples(), encoder, TALK), encoder, repair, examples())


@pytest.fixture(scope="module")
def matcher() -> TrainedMatcher:
    return made(Letters())


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in PHRASINGS.items() for text in texts])
def test_an_example_is_sure_of_its_key(matcher: TrainedMatcher, key: str, text: str) -> None:
    decision = decide(matcher.rank(text, "en"))
    assert (decision.band, decision.candidates[0].key) == ("sure", key)


def test_a_slip_is_read_before_it_is_ranked(matcher: TrainedMatcher) -> None:
    assert matcher.repaired("wen is trsh day") == "when is trash day"
    assert matcher.rank("wen is trsh day", "en")[0].score >= SURE


def test_what_nobody_asks_a_city_is_not_answered(matcher: TrainedMatcher) -> None:
    assert not [each for each in matcher.rank("zzz qqq", "en") if each.score >= ASK]


def test_a_strong_word_decides(matcher: TrainedMatcher) -> None:
    first = matcher.rank("a pothole near the library", "en")[0]
    assert (first.kind, first.key, first.score >= STRONG) == ("flow", "pothole", True)


def test_at_most_five_best_first(matcher: TrainedMatcher) -> None:
    scores = [each.score for each in matcher.rank("when is it open", "en")]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) <= 5


def test_a_text_is_thought_about_once() -> None:
    encoder = Counting()
    matcher = made(encoder)
    before = encoder.texts
    assert matcher.rank("pool hours", "en") == matcher.rank("pool hours", "en")
    assert matcher.rank("pool hours", "es")
    assert encoder.texts == before + 1


def test_many_threads_may_ask(matcher: TrainedMatcher) -> None:
    texts = [f"is the pool open on day {number}" for number in range(40)]
    alone = [made(Letters()).rank(text, "en") for text in texts[:3]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: matcher.rank(text, "en"), texts))
    assert together[:3] == alone


def test_the_fingerprint_follows_the_examples_alone() -> None:
    rows = examples()
    name = fingerprint(rows, "letters-1", TALK)
    assert fingerprint(tuple(reversed(rows)), "letters-1", TALK) == name
    assert fingerprint(rows[1:], "letters-1", TALK) != name
    assert fingerprint(rows, "letters-2", TALK) != name
    strong = Example("flow", "graffiti", "en", "graffiti", strong=True)
    assert fingerprint((*rows, strong), "letters-1", TALK) == name


def test_a_phrasing_is_learned_once() -> None:
    rows = examples()
    assert len(trainable((*rows, *rows))) == 16
