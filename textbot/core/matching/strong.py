"""Strong words: words of a flow or answer that alone decide ("pothole")."""

from collections import defaultdict
from collections.abc import Iterable

from textbot.core.match import Example
from textbot.core.matching.model import Place
from textbot.core.words import fold


class StrongWords:
    """The strong words of a playbook, the longest heard first."""

    def __init__(self, examples: Iterable[Example]) -> None:
        self._by_first: dict[str, list[tuple[str, Place]]] = defaultdict(list)
        for row in examples:
            folded = fold(row.text)
            if row.strong and folded:
                self._by_first[folded.split()[0]].append((f" {folded} ", (row.kind, row.key)))

    def places(self, *texts: str) -> frozenset[Place]:
        """The places whose strong words stand in any of the texts. "trash can" taken by one is not "trash" for
        another."""
        return frozenset(place for folded in {fold(text) for text in texts} for place in self._places(folded))

    def _places(self, folded: str) -> set[Place]:
        words = (each for first in set(folded.split()) for each in self._by_first.get(first, ()))
        spaced, found = f" {folded} ", set()
        for word, place in sorted(words, key=lambda item: (-len(item[0]), item)):
            if word in spaced:
                found.add(place)
                spaced = spaced.replace(word, "  ")
        return found
