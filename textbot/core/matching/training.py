"""Training: from example phrasings to a model."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from textbot.core.match import Example
from textbot.core.matching.calibration import FOREIGN_SHARE, OUTSIDE, Calibration, calibrate
from textbot.core.matching.encoder import Encoder
from textbot.core.matching.grams import GramIndex
from textbot.core.matching.likeness import LOOKS, WIDTH, blend
from textbot.core.matching.model import OPINION, VERSION, Model, joined
from textbot.core.matching.ridge import PENALTY, Fit, Numbers, fit
from textbot.core.matching.softmax import FREEDOM, TALK_WEIGHT, Opinion, weigh
from textbot.core.words import fold

RECIPE = (PENALTY, LOOKS, WIDTH, OUTSIDE, FOREIGN_SHARE, OPINION, FREEDOM, TALK_WEIGHT)
"""The numbers that a model depends on."""
FEW = 40
"""A language with fewer examples has no calibration of its own."""


@dataclass(frozen=True)
class Tried:
    """What the model would have made of texts it had not learned. unseen: examples, each left out; foreign: examples,
    their whole key left out (both examples x keys); talk: the best score of each everyday phrase."""

    unseen: Numbers
    foreign: Numbers
    talk: Numbers


def trainable(examples: Sequence[Example]) -> list[Example]:
    """The phrasings a model learns from, each once, in an order that does not depend on the files' order."""
    rows = {row for row in examples if not row.strong and fold(row.text)}
    return sorted(rows, key=lambda row: (row.kind, row.key, row.language, row.text))


def fingerprint(examples: Sequence[Example], encoder: str, talk: Mapping[str, Sequence[str]]) -> str:
    """32 hex digits that change when training on these examples would give another model."""
    rows = [[row.kind, row.key, row.language, row.text] for row in trainable(examples)]
    heard = {language: list(said) for language, said in talk.items()}
    told = json.dumps([VERSION, RECIPE, encoder, heard, rows], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def train(examples: Sequence[Example], encoder: Encoder, talk: Mapping[str, Sequence[str]]) -> Model:
    """A model of the examples. talk: everyday phrases by language, to learn from what must not be answered.
    Raises ValueError without a trainable example."""
    rows = trainable(examples)
    if not rows:
        raise ValueError("no example phrasing to learn from")
    places = sorted({(row.kind, row.key) for row in rows})
    numbers = {place: number for number, place in enumerate(places)}
    keys = np.array([numbers[row.kind, row.key] for row in rows])
    texts = [row.text for row in rows]
    said = [phrase for phrases in talk.values() for phrase in phrases]
    index, vectors = GramIndex.of(texts, said), encoder([*texts, *said])
    kernel = blend(index.matrix([*texts, *said]), vectors @ vectors.T)
    alone, weighed = fit(kernel[: len(keys), : len(keys)], keys, len(places)), weigh(kernel, keys, len(places))
    tried = _tried(kernel, alone, weighed)
    spoken = np.array([row.language for row in rows] + [language for language, each in talk.items() for _ in each])
    learned = (alone.coefficients.astype(np.float32), weighed.coefficients)
    return Model(tuple(places), index, vectors, *learned, _calibrations(tried, keys, spoken))


def _tried(kernel: Numbers, alone: Fit, weighed: Opinion) -> Tried:
    count = len(alone.coefficients)
    talk = joined(kernel[count:, :count] @ alone.coefficients, weighed.unseen[count:])
    return Tried(
        unseen=joined(alone.unseen, weighed.unseen[:count]),
        foreign=joined(alone.foreign, weighed.foreign),
        talk=talk.max(axis=1) if len(talk) else np.zeros(0),
    )


def _calibrations(tried: Tried, keys: NDArray[np.int64], spoken: NDArray[np.str_]) -> dict[str, Calibration]:
    """By language. spoken: the language of each example, then of each everyday phrase."""
    everyone = np.full(len(keys), True)
    found = {"": _calibration(tried, keys, everyone, tried.talk)}
    for language in sorted(set(spoken[: len(keys)].tolist())):
        own = spoken == language
        mine, talk = own[: len(keys)], own[len(keys) :]
        if language and mine.sum() >= FEW and not mine.all():
            found[language] = _calibration(tried, keys, mine, tried.talk[talk] if talk.any() else tried.talk)
    return found


def _calibration(tried: Tried, keys: NDArray[np.int64], own: NDArray[np.bool_], talk: Numbers) -> Calibration:
    best = tried.unseen[own].max(axis=1)
    right = tried.unseen[own].argmax(axis=1) == keys[own]
    return calibrate(best[right], best[~right], tried.foreign[own].max(axis=1), talk)
