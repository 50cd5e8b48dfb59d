"""Finding the topics that a text names, whatever stands around them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from rapidfuzz import process
from rapidfuzz.distance import OSA

from textbot.core.hearing.phrase_states import CUT
from textbot.core.notices.topic import Topic
from textbot.core.words import fold

LONGEST = 8
# Letters from which one slip is mended in a topic's word, and two.
ONE_SLIP, TWO_SLIPS = 4, 8
# Letters that sound alike in Spanish, and those that are not heard.
ALIKE = str.maketrans("vzkq", "bscc")
SILENT = re.compile(r"h|(?<=c)u(?=[ei])")


@dataclass(frozen=True, slots=True)
class Naming:
    """Topics named in a text, in its order. plain: by a name that means nothing else ("trash reminders", not "trash").
    rest: the folded text with a mark in place of each."""

    topics: tuple[str, ...]
    plain: bool
    rest: str


@dataclass(frozen=True)
class TopicNames:
    """Every name of every topic: a row of folded words -> (key, plain)."""

    _names: Mapping[tuple[str, ...], tuple[str, bool]] = field(default_factory=dict)

    @classmethod
    def of(cls, topics: Iterable[Topic], titles: Mapping[str, Sequence[str]]) -> Self:
        """Names of these topics; titles: key -> its title in each language, which counts as a plain name."""
        names: dict[tuple[str, ...], tuple[str, bool]] = {}
        for topic in topics:
            for plain, table in ((False, topic.named), (True, topic.listen)):
                for text in (text for own in table.values() for text in own):
                    names[tuple(fold(text).split())] = (topic.key, plain)
            for title in titles.get(topic.key, ()):
                names[tuple(fold(title).split())] = (topic.key, True)
        return cls(names)

    def naming(self, folded: str) -> Naming:
        """What a folded text names; of names that overlap, the longest."""
        words, at = folded.split(), 0
        found: dict[str, bool] = {}
        rest: list[str] = []
        while at < len(words):
            length = self._length(words, at)
            if length:
                key, plain = self._names[tuple(words[at : at + length])]
                found[key] = found.get(key, False) or plain
                rest.append(CUT)
            else:
                rest.append(words[at])
            at += length or 1
        return Naming(tuple(found), any(found.values()), " ".join(rest))

    def mended(self, folded: str, beside: frozenset[str] = frozenset()) -> str:
        """A folded text with words that are nearly a topic's, or one of `beside`, mended: "sweping alrts"."""
        return " ".join(self._nearest(word, beside) for word in folded.split())

    def _nearest(self, word: str, beside: frozenset[str]) -> str:
        if len(word) < ONE_SLIP or word in self._words or word in beside:
            return word
        if _sound(word) in self._by_sound:
            return self._by_sound[_sound(word)]
        slips = 2 if len(word) >= TWO_SLIPS else 1
        near = [each for each in (*self._words, *beside) if each[0] == word[0] and abs(len(each) - len(word)) <= slips]
        found = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else word

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Every word of every name."""
        return frozenset(word for words in self._names for word in words)

    @cached_property
    def _by_sound(self) -> Mapping[str, str]:
        return {_sound(word): word for word in sorted(self._words)}

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for words in self._names for word in words if len(word) >= ONE_SLIP)

    def _length(self, words: Sequence[str], at: int) -> int:
        longest = range(min(LONGEST, len(words) - at), 0, -1)
        return next((length for length in longest if tuple(words[at : at + length]) in self._names), 0)


def _sound(word: str) -> str:
    """A word as it sounds in Spanish, so that "vasura" is "basura"."""
    return SILENT.sub("", word.translate(ALIKE)).replace("ll", "y")
