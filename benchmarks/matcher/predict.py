"""Predictions of textbot's own matcher, trained on one file and asked another."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.matcher.csv_files import OOS, Prediction, Question
from textbot.core.match import Example, Matcher
from textbot.encoders.matchers import Matchers

LIKELIER = 0.5
"""Scores are chances, learned from the training file alone. The bot is a little more careful: it answers from SURE on,
and between ASK and SURE it offers its guesses."""


def trained(matchers: Matchers, train: Iterable[Question]) -> Matcher:
    """The matcher of these questions, as a playbook's phrasings. All that it decides by comes from them."""
    return matchers(examples(train))


def examples(train: Iterable[Question]) -> tuple[Example, ...]:
    """Questions as example phrasings of answers."""
    return tuple(Example("answer", each.intent, each.language, each.text) for each in train if each.intent != OOS)


def predictions(matcher: Matcher, test: Sequence[Question]) -> Iterator[Prediction]:
    """What the matcher makes of each question; it abstains where its guess is not more likely right than wrong."""
    for asked in test:
        ranked = matcher.rank(asked.text, asked.language)
        top = tuple(each.key for each in ranked)
        score = ranked[0].score if ranked else 0.0
        yield Prediction(asked.text, asked.intent, top[0] if score >= LIKELIER else OOS, score, top)
