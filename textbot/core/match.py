"""Which answer or flow a text asks for: a ranking over the playbook's example phrasings and a band of confidence.

The score is the best cosine between the text and an example, over words, word pairs and letter groups weighted by
rarity (TF-IDF). A strong word of a flow or answer ("pothole") lifts its key to STRONG.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from textbot.core.words import fold

SURE = 0.56
ASK = 0.30
MARGIN = 0.05
# A candidate is offered beside the best only when it comes this near to it.
FAIR = 0.6
STRONG = 0.80

STOP_WORDS = frozenset(
    """a an the is are do does i my me we you u to of in on at it and or can for there s
    de la el los las un una que es en y mi me por para lo al del se""".split()
)


@dataclass(frozen=True)
class Candidate:
    """One answer or flow a text may mean; score from 0 to 1. kind: "answer" | "flow"."""

    kind: str
    key: str
    score: float


@dataclass(frozen=True)
class Example:
    """A phrasing (strong: a word that alone decides) of one answer or flow in one language."""

    kind: str
    key: str
    language: str
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Decision:
    """band: "sure" (take the first), "ask" (offer the candidates), "none"."""

    band: str
    candidates: tuple[Candidate, ...]


class Matcher(Protocol):
    """Ranks a playbook's answers and flows for a text."""

    def rank(self, text: str, language: str) -> tuple[Candidate, ...]:
        """Candidates with a score above 0, best first, at most 5."""

    def repaired(self, text: str) -> str:
        """The text as it was read: shorthand spelled out, slips mended."""


def decide(candidates: tuple[Candidate, ...]) -> Decision:
    """The band for a ranking: sure needs a high score and distance to the second, ask a fair score."""
    if not candidates or candidates[0].score < ASK:
        return Decision("none", candidates)
    ahead = candidates[0].score - (candidates[1].score if len(candidates) > 1 else 0.0)
    if candidates[0].score >= SURE and ahead >= MARGIN:
        return Decision("sure", candidates)
    fair = tuple(each for each in candidates if each.score >= max(ASK * 0.8, candidates[0].score * FAIR))[:3]
    return Decision("ask", fair)


class ExampleMatcher:
    """A matcher made from example phrasings; building it takes milliseconds, so it is never stored."""

    def __init__(self, examples: Iterable[Example]) -> None:
        rows = [row for row in examples if fold(row.text)]
        self._strong = sorted(
            ((f" {fold(row.text)} ", row.kind, row.key) for row in rows if row.strong), key=lambda item: -len(item[0])
        )
        self._rows = [row for row in rows if not row.strong]
        grams = [Counter(features(row.text)) for row in self._rows]
        self._idf = _rarity(grams)
        self._index: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counts in enumerate(grams):
            for gram, weight in self._weigh(counts).items():
                self._index[gram].append((number, weight))

    def rank(self, text: str, language: str) -> tuple[Candidate, ...]:
        """Candidates with a score above 0, best first, at most 5."""
        best: dict[tuple[str, str], float] = {}
        for number, score in self._cosines(text).items():
            row = self._rows[number]
            place = (row.kind, row.key)
            best[place] = max(best.get(place, 0.0), score)
        for place in self._strong_places(text):
            best[place] = STRONG + 0.2 * best.get(place, 0.0)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:5]
        return tuple(Candidate(kind, key, round(score, 4)) for (kind, key), score in ranked)

    def repaired(self, text: str) -> str:
        """The text itself: this matcher repairs nothing."""
        return text

    def _cosines(self, text: str) -> Mapping[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for gram, weight in self._weigh(Counter(features(text))).items():
            for number, other in self._index.get(gram, ()):
                scores[number] += weight * other
        return scores

    def _weigh(self, counts: Mapping[str, int]) -> dict[str, float]:
        weights = {gram: (1 + math.log(count)) * self._idf.get(gram, self._unseen) for gram, count in counts.items()}
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {gram: weight / norm for gram, weight in weights.items()}

    @property
    def _unseen(self) -> float:
        return self._idf.get("", 1.0)

    def _strong_places(self, text: str) -> set[tuple[str, str]]:
        spaced = f" {fold(text)} "
        places: set[tuple[str, str]] = set()
        for word, kind, key in self._strong:
            if word in spaced:
                places.add((kind, key))
                spaced = spaced.replace(word, "  ")  # "trash can" taken by one key is not "trash" for another
        return places


def features(text: str) -> list[str]:
    """Words, word pairs and letter groups of 3 and 4 of a text, common words left out of the letter groups."""
    words = fold(text).split()
    telling = [word for word in words if word not in STOP_WORDS] or words
    grams = [f"w {word}" for word in telling]
    grams += [f"p {one} {two}" for one, two in zip(telling, telling[1:], strict=False)]
    for word in telling:
        padded = f"^{word}$"
        grams += [padded[at : at + size] for size in (3, 4) for at in range(len(padded) - size + 1)]
    return grams


def _rarity(grams: list[Counter[str]]) -> dict[str, float]:
    seen = Counter(gram for counts in grams for gram in counts)
    total = len(grams) + 1
    table = {gram: math.log(total / (1 + count)) + 1 for gram, count in seen.items()}
    table[""] = math.log(total) * 0.6  # a word nobody wrote in an example weighs less than a rare known one
    return table
