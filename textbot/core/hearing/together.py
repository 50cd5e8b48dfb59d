"""Rules whose sides may stand anywhere in a text, in whatever order: a baby, and a car, and nobody with them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from textbot.core.hearing.phrase_parts import Part, parse, starts
from textbot.core.hearing.phrase_states import State, heard_until, state_of

AND = " & "
# The number of a side, and where one way to say it begins; None when the word that leads there is all of it.
Way = tuple[int, State | None]


@dataclass(frozen=True)
class Together:
    """Many such rules as one pass over the words. Each distinct side is looked for once, whatever rules share it;
    a word looks up the ways that it begins, whole or by its first two letters."""

    _words: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    _stems: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    _rules: tuple[frozenset[int], ...] = ()

    @classmethod
    def of(cls, rules: Iterable[str]) -> Self:
        """Raises ValueError naming a side that cannot be read."""
        numbers: dict[str, int] = {}
        needed = []
        for rule in rules:
            sides = [side.strip() for side in rule.split(AND)]
            needed.append(frozenset(numbers.setdefault(side, len(numbers)) for side in sides))
        words: dict[str, list[Way]] = defaultdict(list)
        stems: dict[str, list[Way]] = defaultdict(list)
        for side, number in numbers.items():
            for way in _ways(parse(side)):
                said = None if way.kind == "word" else state_of(way)
                for lead in starts(side, way):
                    (stems[lead[:2]] if lead.endswith("*") else words[lead]).append((number, said))
        whole, begun = ({key: tuple(row) for key, row in table.items()} for table in (words, stems))
        return cls(whole, begun, tuple(needed))

    def found(self, folded: str) -> bool:
        """Whether every side of a rule stands in a folded text."""
        if not self._rules:
            return False
        seen = self._seen(folded)
        return len(seen) > 1 and any(needed <= seen for needed in self._rules)

    def _seen(self, folded: str) -> set[int]:
        words = folded.split(" ")
        seen: set[int] = set()
        for at, word in enumerate(words):
            for number, way in (*self._words.get(word, ()), *self._stems.get(word[:2], ())):
                if number not in seen and (way is None or heard_until((way,), words, at)):
                    seen.add(number)
        return seen


def _ways(part: Part) -> Iterator[Part]:
    """The ways to say a part, one by one: what stands between | at its top."""
    if part.kind == "one":
        for inner in part.parts:
            yield from _ways(inner)
    elif part.kind == "all" and len(part.parts) == 1:
        yield from _ways(part.parts[0])
    else:
        yield part
