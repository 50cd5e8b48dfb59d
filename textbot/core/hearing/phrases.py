"""Phrase rules: a small way to write what residents say, searched over folded text.

stop (texting|messaging) [me]     words; (this or that); [may be left out]
remove ... number                 ... stands for up to four words
desaloj* _ casa                   desaloj* any ending; _ stands for exactly one word
^stop it$                         ^ the text begins here; $ it ends here
(kid|baby) & (hot|locked) & car   each side stands somewhere in the text, in whatever order
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from textbot.core.hearing.phrase_parts import expansions, parse
from textbot.core.hearing.phrase_states import CUT, Starts
from textbot.core.hearing.together import AND, Together

__all__ = ["Phrases", "expansions", "parse"]

LEADING = "^"


@dataclass(frozen=True)
class Phrases:
    """Many rules as one search: each word of a text looks up the rules that may begin there."""

    _inside: Starts = field(default_factory=Starts)
    _leading: Starts = field(default_factory=Starts)
    _together: Together = field(default_factory=Together)

    @classmethod
    def of(cls, rules: Iterable[str]) -> Self:
        """Phrases for `rules`. Raises ValueError naming a rule that cannot be read."""
        together, inside, leading = [], [], []
        for rule in rules:
            if AND in rule:
                together.append(rule)
            elif rule.startswith(LEADING):
                leading.append(rule.removeprefix(LEADING))
            else:
                inside.append(rule)
        return cls(Starts.of(inside), Starts.of(leading), Together.of(together))

    def found(self, folded: str) -> bool:
        """Whether a rule matches somewhere in a folded text."""
        return self._first(folded.split(" "), 0) is not None or self._together.found(folded)

    def cut(self, folded: str) -> str:
        """The folded text with every match replaced by a mark that no rule reads across (rules with & cut nothing)."""
        words = folded.split(" ")
        kept: list[str] = []
        begin = 0
        while found := self._first(words, begin):
            kept += [*words[begin : found[0]], CUT]
            begin = found[1]
        return " ".join([*kept, *words[begin:]])

    def _first(self, words: list[str], begin: int) -> tuple[int, int] | None:
        """The begin and the end of the first match from `begin` on."""
        leading = self._leading.first(words, 0, 1) if begin == 0 else None
        return leading or self._inside.first(words, begin, len(words))
