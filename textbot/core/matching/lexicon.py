"""The common words of the languages, and how common each is."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from textbot.core.words import fold

UNSEEN = -17.0
"""Log frequency of a word nobody counted."""
KNOWN_ABROAD = -13.0
"""A word of another language counts as known from this log frequency on: "el" in an English text, no rare one."""
CANDIDATES = 25_000
"""How many of a language's commonest words a misspelt one may be moved to."""


@dataclass(frozen=True)
class Lexicon:
    """language -> {folded word: (as commonly written, log frequency)}, commonest first."""

    words: Mapping[str, Mapping[str, tuple[str, float]]]

    @classmethod
    def of(cls, languages: Mapping[str, Iterable[tuple[str, float]]]) -> Self:
        """From (written word, log frequency) rows per language, commonest first: of two words that fold alike the
        commoner is kept."""
        return cls({language: _folded(rows) for language, rows in languages.items()})

    def knows(self, word: str, language: str) -> bool:
        """Whether a folded word is one of the language, or a common one of another."""
        if word in self.words.get(language, ()):
            return True
        return any(word in table and table[word][1] > KNOWN_ABROAD for table in self.words.values())

    def frequency(self, word: str, language: str) -> float:
        """Log frequency of a folded word; in another language than the text's it counts 3 less."""
        found = [table[word][1] - 3 * (each != language) for each, table in self.words.items() if word in table]
        return max(found, default=UNSEEN)

    def written(self, word: str, language: str) -> str:
        """A folded word as it is commonly written: "informacion" -> "información"; itself when not known."""
        return self.words.get(language, {}).get(word, (word, 0.0))[0]

    def candidates(self) -> set[str]:
        """The folded words that a misspelt one may be moved to."""
        return {word for table in self.words.values() for word in list(table)[:CANDIDATES]}

    def language_of(self, words: Iterable[str]) -> str:
        """The language in which folded words are commonest, the first when nothing tells."""
        told = list(words)
        totals = {
            each: sum(table[word][1] if word in table else UNSEEN for word in told)
            for each, table in self.words.items()
        }
        return max(totals, key=lambda each: totals[each]) if totals else ""


def log_frequencies(counts: Mapping[str, int], most: int) -> list[tuple[str, float]]:
    """(word, log frequency) of the `most` commonest words of a count, commonest first."""
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return [(word, round(math.log(count / total), 3)) for word, count in ranked]


def _folded(rows: Iterable[tuple[str, float]]) -> dict[str, tuple[str, float]]:
    table: dict[str, tuple[str, float]] = {}
    for written, frequency in rows:
        folded = fold(written)
        if folded and " " not in folded:
            table.setdefault(folded, (written, frequency))
    return table
