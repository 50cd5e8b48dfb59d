"""Training: from example phrasings to a model."""

import hashlib
import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from textbot.core.match import Example
from textbot.core.matching.calibration import FOREIGN_SHARE, OUTSIDE, Calibration, calibrate
from textbot.core.matching.encoder import Encoder, Matrix
from textbot.core.matching.grams import GramIndex
from textbot.core.matching.likeness import LOOKS, WIDTH, blend
from textbot.core.matching.model import VERSION, Model
from textbot.core.matching.ridge import PENALTY, Fit, Numbers, fit
from textbot.core.words import fold

RECIPE = (PENALTY, LOOKS, WIDTH, OUTSIDE, FOREIGN_SHARE)
"""The numbers that a model depends on."""
FEW = 40
"""A language with fewer examples has no calibration of its own."""


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
    index, vectors = GramIndex.of(texts), encoder(texts)
    learned = fit(blend(index.matrix(texts), vectors @ vectors.T), keys, len(places))
    heard = {language: _heard(index, vectors, learned, encoder, said) for language, said in talk.items()}
    languages = np.array([row.language for row in rows])
    return Model(
        tuple(places),
        index,
        vectors,
        learned.coefficients.astype(np.float32),
        _calibrations(learned, keys, languages, heard),
    )


def _heard(index: GramIndex, vectors: Matrix, learned: Fit, encoder: Encoder, said: Sequence[str]) -> Numbers:
    """The best score of each everyday phrase."""
    alike = blend(index.matrix(said), encoder(said) @ vectors.T)
    best: Numbers = (alike @ learned.coefficients).max(axis=1)
    return best


def _calibrations(
    learned: Fit, keys: NDArray[np.int64], languages: NDArray[np.str_], heard: Mapping[str, Numbers]
) -> dict[str, Calibration]:
    everything = np.concatenate(list(heard.values())) if heard else np.zeros(0)
    found = {"": _calibration(learned, keys, np.full(len(keys), True), everything)}
    for language in sorted(set(languages.tolist())):
        own = languages == language
        if language and own.sum() >= FEW and not own.all():
            found[language] = _calibration(learned, keys, own, heard.get(language, everything))
    return found


def _calibration(
    learned: Fit, keys: NDArray[np.int64], own: NDArray[np.bool_], talk: Numbers
) -> Calibration:
    best = learned.unseen[own].max(axis=1)
    right = learned.unseen[own].argmax(axis=1) == keys[own]
    return calibrate(best[right], best[~right], learned.foreign[own].max(axis=1), talk)
