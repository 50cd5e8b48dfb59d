"""Phrase rules: a small way to write what residents say, searched over folded text.

stop (texting|messaging) [me]     words; (this or that); [may be left out]
remove ... number                 ... stands for up to four words
desaloj* _ casa                   desaloj* any ending; _ stands for exactly one word
^stop it$                         ^ the text begins here; $ it ends here
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Self

from textbot.core.words import fold

TOKEN = re.compile(r"\.\.\.|[()|\[\]$_]|[^\s()|\[\]$_*.]+\*?")
CUT = "~"
ANYTHING = "*"
GAP = r"(?:[^~ ]+ ){0,4}?"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a rule. kind: word | stem | any | gap | end | all (in a row) | one (of several)."""

    kind: str
    word: str = ""
    parts: tuple["Part", ...] = ()


NOTHING = Part("all")


def parse(rule: str) -> Part:
    """The parts of a rule. Raises ValueError when it cannot be read."""
    marks = TOKEN.findall(rule)
    if not marks:
        raise ValueError("a phrase needs at least one word")
    reader = _Reader(marks)
    part = reader.alternatives()
    if reader.rest:
        raise ValueError(f'a bracket is closed that was never opened: "{rule}"')
    return part


class _Reader:
    def __init__(self, marks: Sequence[str]) -> None:
        self.rest = list(reversed(marks))

    def alternatives(self) -> Part:
        rows = [self.row()]
        while self.rest and self.rest[-1] == "|":
            self.rest.pop()
            rows.append(self.row())
        return rows[0] if len(rows) == 1 else Part("one", parts=tuple(rows))

    def row(self) -> Part:
        parts: list[Part] = []
        while self.rest and self.rest[-1] not in ")]|":
            parts.extend(self.piece(self.rest.pop()))
        return Part("all", parts=tuple(parts))

    def piece(self, mark: str) -> tuple[Part, ...]:
        if mark in PIECES:
            return (PIECES[mark],)
        if mark in "([":
            inner = self.alternatives()
            self.close({"(": ")", "[": "]"}[mark])
            return (inner if mark == "(" else Part("one", parts=(inner, NOTHING)),)
        if mark.endswith("*"):
            return (Part("stem", fold(mark)),)
        return tuple(Part("word", word) for word in fold(mark).split())

    def close(self, mark: str) -> None:
        if not self.rest or self.rest.pop() != mark:
            raise ValueError(f'a bracket is not closed with "{mark}"')


PIECES = {"...": Part("gap"), "_": Part("any"), "$": Part("end")}
SIMPLE = {"gap": GAP, "any": "[^~ ]+ ", "end": r"\Z"}


def pattern(part: Part) -> str:
    """A regular expression for `part` over words that each end in one space."""
    if part.kind == "word":
        return re.escape(part.word) + " "
    if part.kind == "stem":
        return re.escape(part.word) + "[^~ ]* "
    if part.kind == "all":
        return "".join(map(pattern, part.parts))
    if part.kind == "one":
        return f"(?:{'|'.join(map(pattern, part.parts))})"
    return SIMPLE[part.kind]


def expansions(part: Part) -> frozenset[str]:
    """Every text that `part` stands for. Raises ValueError for gaps and stems, which stand for endlessly many."""
    if part.kind == "word":
        return frozenset({part.word})
    if part.kind == "one":
        return frozenset().union(*map(expansions, part.parts))
    if part.kind != "all":
        raise ValueError('a whole text cannot be written with "...", "*", "_" or "$"')
    rows = product(*map(expansions, part.parts))
    return frozenset(" ".join(filter(None, row)) for row in rows)


def openings(part: Part) -> frozenset[str]:
    """The first letters (two, or one of a one-letter word) that a match of `part` can begin with; ANYTHING when it
    may begin with just any word, "" when it may be empty."""
    if part.kind == "one":
        return frozenset().union(*map(openings, part.parts))
    if part.kind in ("any", "gap") or (part.kind == "stem" and len(part.word) < 2):
        return frozenset({ANYTHING})
    if part.kind != "all":
        return frozenset({_key(part.word)})
    first: frozenset[str] = frozenset({""})
    for inner in part.parts:
        first = (first - {""}) | openings(inner)
        if "" not in first:
            break
    return first


def _key(word: str) -> str:
    return word[:2]


@dataclass(frozen=True)
class Phrases:
    """Many rules as one search: each word of a text looks up the rules that may begin there."""

    _inside: Mapping[str, str] = field(default_factory=dict)
    _leading: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, rules: Iterable[str]) -> Self:
        """Phrases for `rules`. Raises ValueError naming a rule that cannot be read."""
        inside: dict[str, list[str]] = defaultdict(list)
        leading: dict[str, list[str]] = defaultdict(list)
        for rule in rules:
            part = parse(rule.removeprefix("^"))
            keys = openings(part)
            if keys & {"", ANYTHING}:
                raise ValueError(f'a phrase must begin with a word that is always there: "{rule}"')
            for key in keys:
                (leading if rule.startswith("^") else inside)[key].append(pattern(part))
        return cls(*({key: "|".join(rules) for key, rules in table.items()} for table in (inside, leading)))

    def found(self, folded: str) -> bool:
        """Whether a rule matches somewhere in a folded text."""
        return self._first(folded + " ", 0) is not None

    def cut(self, folded: str) -> str:
        """The folded text with every match replaced by a mark that no rule reads across."""
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
def _compiled(rules: str) -> re.Pattern[str]:
    """Compiled when first needed: most rules are never needed, and compiling all takes a third of a second."""
    return re.compile(rules)
