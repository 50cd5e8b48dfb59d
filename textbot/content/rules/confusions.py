"""Phrasings that lead elsewhere: each is taken out of the examples and matched by the rest (leave-one-out).

The judge is the matcher's own ridge regression over its words and letter groups, without meaning: no model need be
trained, and all phrasings of a city are tried within a few seconds.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from textbot.content.problems import Level, Problem
from textbot.content.rules.context import Proof
from textbot.content.rules.structure import Topic, topics
from textbot.core.match import STOP_WORDS
from textbot.core.matching.grams import GramIndex
from textbot.core.matching.ridge import fit
from textbot.core.words import fold

AHEAD = 0.3
"""How far another key must be ahead of the own one to be worth a look."""


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
        same = defaultdict(list)
        for phrasing in phrasings:
            same[_telling(phrasing.text)].append(phrasing)
        for one, other in (pair for group in same.values() for pair in combinations(group, 2)):
            if one.topic.entry.key != other.topic.entry.key:
                yield _problem(one, other)


def phrasing_leads_home(proof: Proof) -> Iterator[Problem]:
    """Without it, the other phrasings would still lead to its key; the clearest confusions first in each language."""
    for phrasings in _by_language(proof):
        yield from (_problem(phrasings[one], phrasings[other]) for one, other in _lost(phrasings))


def _lost(phrasings: Sequence[Phrasing]) -> list[tuple[int, int]]:
    """(a phrasing, the nearest one of the key it leads to instead), the clearest first."""
    texts = [phrasing.text for phrasing in phrasings]
    keys, own = np.unique([phrasing.topic.entry.key for phrasing in phrasings], return_inverse=True)
    alike = GramIndex.of(texts).matrix(texts).astype(np.float64)
    scores = fit(alike, own, len(keys)).unseen
    rows, best = np.arange(len(texts)), scores.argmax(axis=1)
    ahead = scores[rows, best] - scores[rows, own]
    lost = [row for row in np.argsort(-ahead).tolist() if best[row] != own[row] and ahead[row] >= AHEAD]
    return [(row, int(np.where(own == best[row], alike[row], -1).argmax())) for row in lost]


def _telling(text: str) -> tuple[str, ...]:
    """The words of a text without the small ones; all of them where it has no others."""
    words = fold(text).split()
    return tuple(word for word in words if word not in STOP_WORDS) or tuple(words)


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
