"""The quick matcher: looks alone, nothing trained. What takes the trained one's place where none can be made."""

from collections.abc import Iterable
from functools import cached_property

from textbot.core.hearing.second_ear import NOTHING, Sensed
from textbot.core.match import STRONG, Candidate, Example
from textbot.core.matching.grams import GramIndex
from textbot.core.matching.model import Place
from textbot.core.matching.strong import StrongWords
from textbot.core.words import fold

MOST = 5


class QuickMatcher:
    """A core.match.Matcher over example phrasings; the first question makes its index, within two seconds."""

    def __init__(self, examples: Iterable[Example]) -> None:
        rows = tuple(row for row in examples if fold(row.text))
        self._rows = tuple(row for row in rows if not row.strong)
        self._strong = StrongWords(rows)

    def rank(self, text: str, language: str) -> tuple[Candidate, ...]:
        """Candidates with a score above 0, best first, at most 5. A score is the likeness of the nearest example."""
        best: dict[Place, float] = {}
        if self._rows:
            for row, score in zip(self._rows, self._index.likeness(text).tolist(), strict=True):
                place = (row.kind, row.key)
                best[place] = max(best.get(place, 0.0), score)
        for place in self._strong.places(text):
            best[place] = STRONG + (1 - STRONG) * best.get(place, 0.0)
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        return tuple(Candidate(kind, key, round(score, 4)) for (kind, key), score in ranked if score > 0)

    def repaired(self, text: str) -> str:
        """The text itself: this matcher repairs nothing."""
        return text

    def sensed(self, text: str) -> Sensed:
        """Nothing: this matcher knows no meanings."""
        return NOTHING

    @cached_property
    def _index(self) -> GramIndex:
        return GramIndex.of([row.text for row in self._rows])
