"""Phrasings that lead elsewhere: each is taken out of the examples and matched by the rest (leave-one-out).

The judge is a linear head (ridge regression) over the matcher's letter and word features: its leave-one-out answers
come in closed form from one inversion, so all phrasings of a city are tried within a second or two.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from textbot.content.problems import Level, Problem
from textbot.content.rules.context import Proof
from textbot.content.rules.structure import Topic, topics
from textbot.core.match import features

Matrix = NDArray[np.float32]
RIDGE = 0.5
# As good as the same words: whichever key they stand under, the other loses.
SAME = 0.97
# How far another key must be ahead of the own one to be worth a look.
AHEAD = 0.25


@dataclass(frozen=True)
class Phrasing:
    """One example phrasing and where it stands."""

    topic: Topic
    language: str
    number: int
    text: str

    @property
    def at(self) -> str:
        """File and line, as findings name them."""
        return f"{self.topic.file}:{self.topic.tree.line('ask', self.language, self.number)}"


def phrasing_is_its_own(proof: Proof) -> Iterator[Problem]:
    """Two keys never claim what are the same words but for small ones: "pay online", "can i pay online"."""
    for phrasings in _by_language(proof):
        alike = _alike(_weights(phrasings))
        keys = [phrasing.topic.entry.key for phrasing in phrasings]
        for one, other in zip(*np.nonzero(np.triu(alike >= SAME)), strict=True):
            if keys[one] != keys[other]:
                yield _problem(phrasings[one], phrasings[other])


def phrasing_leads_home(proof: Proof) -> Iterator[Problem]:
    """Without it, the other phrasings would still lead to its key; the clearest confusions first in each language."""
    for phrasings in _by_language(proof):
        yield from (_problem(phrasings[one], phrasings[other]) for one, other in _lost(phrasings))


def _lost(phrasings: Sequence[Phrasing]) -> list[tuple[int, int]]:
    """(a phrasing, the nearest one of the key it leads to instead), the clearest first."""
    alike = _alike(_weights(phrasings))
    keys = [phrasing.topic.entry.key for phrasing in phrasings]
    names = sorted(set(keys))
    own = np.array([names.index(key) for key in keys])
    scores = _left_out(alike, own, len(names))
    rows = np.arange(len(phrasings))
    best = scores.argmax(axis=1)
    ahead = scores[rows, best] - scores[rows, own]
    found = []
    for row in np.argsort(-ahead):
        if best[row] == own[row] or ahead[row] < AHEAD:
            continue
        of_best = np.where(own == best[row], alike[row], -1)
        found.append((int(row), int(of_best.argmax())))
    return found


def _left_out(alike: Matrix, own: NDArray[Any], keys: int) -> Matrix:
    """Each phrasing's score for each key when it is not among the examples (the closed form of ridge regression)."""
    wanted = np.zeros((len(own), keys), np.float32)
    wanted[np.arange(len(own)), own] = 1
    inverse = np.linalg.inv(alike + RIDGE * np.eye(len(own), dtype=np.float32))
    residual = (inverse @ wanted) / np.diag(inverse)[:, None]
    return (wanted - residual).astype(np.float32)


def _alike(weights: Matrix) -> Matrix:
    """The cosine of every two phrasings."""
    alike: Matrix = weights @ weights.T
    return alike


def _weights(phrasings: Sequence[Phrasing]) -> Matrix:
    grams = [Counter(features(phrasing.text)) for phrasing in phrasings]
    seen = Counter(gram for counts in grams for gram in counts)
    columns = {gram: number for number, gram in enumerate(seen)}
    weights = np.zeros((len(grams), len(columns)), np.float32)
    for row, counts in enumerate(grams):
        for gram, count in counts.items():
            rarity = math.log((len(grams) + 1) / (1 + seen[gram])) + 1
            weights[row, columns[gram]] = (1 + math.log(count)) * rarity
    norms = np.linalg.norm(weights, axis=1, keepdims=True)
    return (weights / np.where(norms > 0, norms, 1)).astype(np.float32)


def _by_language(proof: Proof) -> Iterator[list[Phrasing]]:
    for language in proof.draft.languages:
        found = [
            Phrasing(topic, language, number, text)
            for topic in topics(proof.draft)
            for number, text in enumerate(topic.entry.ask.get(language, []))
        ]
        if found:
            yield found


def _problem(one: Phrasing, other: Phrasing) -> Problem:
    key = other.topic.entry.key
    message = f"'{one.text}' may lead to {key} ('{other.text}', {other.at}); reword one of them"
    line = one.topic.tree.line("ask", one.language, one.number)
    return Problem(one.topic.file, line, f"ask.{one.language}.{one.number}", message, Level.WARNING)


CONFUSION_RULES = (phrasing_is_its_own,)
