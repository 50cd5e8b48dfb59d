"""Strong words: words of a flow or answer that alone decide ("pothole")."""

from collections.abc import Iterable

from textbot.core.match import Example
from textbot.core.matching.model import Place
from textbot.core.words import fold


class StrongWords:
    """The strong words of a playbook, the longest heard first."""

    def __init__(self, examples: Iterable[Example]) -> None:
        rows = [row for row in examples if row.strong and fold(row.text)]
        self._words = sorted(
            ((f" {fold(row.text)} ", (row.kind, row.key)) for row in rows), key=lambda item: (-len(item[0]), item)
        )

    def places(self, *texts: str) -> frozenset[Place]:
        """The places whose strong words stand in any of the texts. "trash can" taken by one is not "trash" for
        another."""
        return frozenset(place for text in texts for place in self._places(f" {fold(text)} "))

    def _places(self, spaced: str) -> set[Place]:
        found: set[Place] = set()
        for word, place in self._words:
            if word in spaced:
                found.add(place)
                spaced = spaced.replace(word, "  ")
        return found
