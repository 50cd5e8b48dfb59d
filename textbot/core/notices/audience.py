"""An audience: whom a notice goes to, as rules that are joined, narrowed and taken away from each other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from textbot.core.notices.rule import ABOUT_HOMES, Rule, read_rule, to_data

Ids = NDArray[np.int64]
"""Contacts, ascending, each once: eight bytes a contact, so that a city's worth is a few megabytes."""
NOBODY: Ids = np.empty(0, dtype=np.int64)
PARTS = ("any", "all", "except")
MOST_RULES = 50


@dataclass(frozen=True)
class Audience:
    """Whoever fits one of `any_` (whoever fits all of `all_`, where that alone is given), and each of `all_`, and none
    of `except_`. Without `any_` and `all_` it is nobody."""

    any_: tuple[Rule, ...] = ()
    all_: tuple[Rule, ...] = ()
    except_: tuple[Rule, ...] = ()

    @classmethod
    def from_data(cls, data: Any) -> Self:
        """The audience that `to_data` wrote, or a file says. Raises ValueError naming the rule: `any 2: ...`."""
        if not isinstance(data, Mapping):
            raise ValueError(f"an audience has the parts {', '.join(PARTS)}")
        for part in data:
            if part not in PARTS:
                raise ValueError(f"'{str(part)[:30]}' is no part of an audience; those are {', '.join(PARTS)}")
        return cls(*(tuple(_rules(part, data.get(part) or ())) for part in PARTS))

    def to_data(self) -> dict[str, Any]:
        """This audience as plain JSON values; parts without rules are left out."""
        parts = zip(PARTS, (self.any_, self.all_, self.except_), strict=True)
        return {part: [to_data(rule) for rule in rules] for part, rules in parts if rules}

    @property
    def is_nobody(self) -> bool:
        """Whether no rule chooses anybody."""
        return not (self.any_ or self.all_)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All of them, those that choose first."""
        return (*self.any_, *self.all_, *self.except_)

    @property
    def about_homes(self) -> bool:
        """Whether some rule asks where people live."""
        return any(isinstance(rule, ABOUT_HOMES) for rule in self.rules)

    def members(self, ids_of: Callable[[Rule], Ids]) -> Ids:
        """The contacts, from those that each rule chooses. Each rule is asked for once."""
        if self.is_nobody:
            return NOBODY
        found: dict[Rule, Ids] = {}

        def ids(rule: Rule) -> Ids:
            if rule not in found:
                found[rule] = ids_of(rule)
            return found[rule]

        chosen = reduce(np.union1d, map(ids, self.any_), NOBODY) if self.any_ else ids(self.all_[0])
        for rule in self.all_:
            chosen = np.intersect1d(chosen, ids(rule), assume_unique=True)
        for rule in self.except_:
            chosen = np.setdiff1d(chosen, ids(rule), assume_unique=True)
        return chosen


def _rules(part: str, given: Any) -> Iterator[Rule]:
    if not isinstance(given, list | tuple) or len(given) > MOST_RULES:
        raise ValueError(f"'{part}' wants a list of at most {MOST_RULES} rules")
    for place, data in enumerate(given, 1):
        try:
            yield read_rule(data)
        except ValueError as wrong:
            raise ValueError(f"{part} {place}: {wrong}") from None
