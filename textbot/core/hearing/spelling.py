"""Mending single slips in the few long words that must not be missed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from rapidfuzz.distance import OSA

SHORTEST = 7
"""Shorter words have too many honest neighbours."""


@dataclass(frozen=True)
class Spelling:
    """Words that are mended to, found through the forms that lack one letter (SymSpell)."""

    _words: frozenset[str]
    _lookalikes: frozenset[str]
    _shortened: dict[str, frozenset[str]]

    @classmethod
    def of(cls, words: Iterable[str], lookalikes: Iterable[str]) -> Self:
        """Mends to `words` (folded, SHORTEST letters or more); never touches `lookalikes`, real words one slip away."""
        known = frozenset(words)
        shortened: dict[str, set[str]] = defaultdict(set)
        for word in known:
            for form in (word, *_shorter(word)):
                shortened[form].add(word)
        return cls(known, frozenset(lookalikes), {form: frozenset(owners) for form, owners in shortened.items()})

    def mended(self, folded: str) -> str:
        """A folded text with each long word one slip away from a known one replaced by it."""
        return " ".join(self._mended_word(word) for word in folded.split(" "))

    def _mended_word(self, word: str) -> str:
        if len(word) < SHORTEST - 1 or word in self._words or word in self._lookalikes:
            return word
        owners = (owner for form in (word, *_shorter(word)) for owner in self._shortened.get(form, ()))
        return next((owner for owner in owners if owner[0] == word[0] and OSA.distance(owner, word) == 1), word)


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))
