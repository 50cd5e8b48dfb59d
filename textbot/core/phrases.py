"""Phrase rules: a small way to write what residents say, searched over folded text.

stop (texting|messaging) [me]     words; (this or that); [may be left out]
remove ... number                 ... stands for up to four words
desaloj* _ casa                   desaloj* any ending; _ stands for exactly one word
^stop it$                         ^ the text begins here; $ it ends here
(kid|baby) & (hot|locked) & car   each side stands somewhere in the text, in whatever order
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Self

from textbot.core.phrase_parts import expansions, parse, pattern, starts
from textbot.core.together import AND, Together

__all__ = ["Phrases", "expansions", "parse"]

CUT = "~"


@dataclass(frozen=True)
class Phrases:
    """Many rules as one search: each word of a text looks up the rules that may begin there."""

    _inside: Mapping[str, str] = field(default_factory=dict)
    _leading: Mapping[str, str] = field(default_factory=dict)
    _together: Together = field(default_factory=Together)

    @classmethod
    def of(cls, rules: Iterable[str]) -> Self:
        """Phrases for `rules`. Raises ValueError naming a rule that cannot be read."""
        inside: dict[str, list[str]] = defaultdict(list)
        leading: dict[str, list[str]] = defaultdict(list)
        together = []
        for rule in rules:
            if AND in rule:
                together.append(rule)
                continue
            keys, written = _read(rule)
            for key in keys:
                (leading if rule.startswith("^") else inside)[key].append(written)
        within, first = ({key: "|".join(rules) for key, rules in table.items()} for table in (inside, leading))
        return cls(within, first, Together.of(together))

    def found(self, folded: str) -> bool:
        """Whether a rule matches somewhere in a folded text."""
        return self._first(folded + " ", 0) is not None or self._together.found(folded)

    def cut(self, folded: str) -> str:
        """The folded text with every match replaced by a mark that no rule reads across (rules with & cut nothing)."""
        text, kept, begin = folded + " ", "", 0
        while found := self._first(text, begin):
            kept += text[begin : found.start()] + CUT + " "
            begin = found.end()
        return (kept + text[begin:]).rstrip()

    def _first(self, text: str, begin: int) -> re.Match[str] | None:
        if begin == 0 and (found := self._at(self._leading, text, 0)):
            return found
        while begin < len(text):
            if found := self._at(self._inside, text, begin):
                return found
            begin = text.index(" ", begin) + 1
        return None

    def _at(self, table: Mapping[str, str], text: str, begin: int) -> re.Match[str] | None:
        rules = table.get(text[begin : begin + 2].rstrip())
        return _compiled(rules).match(text, begin) if rules else None


@cache
def _read(rule: str) -> tuple[tuple[str, ...], str]:
    """The first two letters of every word a rule may begin with, and the rule as a regular expression. Kept, because
    the next version of a playbook holds nearly the same rules. Raises ValueError when it cannot be read."""
    part = parse(rule.removeprefix("^"))
    return tuple(sorted({lead.rstrip("*")[:2] for lead in starts(rule, part)})), pattern(part)


@cache
def _compiled(rules: str) -> re.Pattern[str]:
    """Compiled when first needed: most rules are never needed, and compiling all takes a third of a second."""
    return re.compile(rules)
