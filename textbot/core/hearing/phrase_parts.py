"""The parts of a phrase rule, read from the way it is written (see phrases.py)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from textbot.core.words import fold

# A group with none inside it is read at once: the same few hundred stand in most rules.
TOKEN = re.compile(r"\.\.\.|\([^()\[\]]*\)|\[[^()\[\]]*\]|[()|\[\]$_]|[^\s()|\[\]$_*.]+\*?")
ANYTHING = "*"


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
        return _one_of(rows)

    def row(self) -> Part:
        parts: list[Part] = []
        while self.rest and self.rest[-1] not in ")]|":
            parts.extend(self.piece(self.rest.pop()))
        return _in_a_row(parts)

    def piece(self, mark: str) -> tuple[Part, ...]:
        if mark in PIECES:
            return (PIECES[mark],)
        if mark in "([":
            inner = self.alternatives()
            self.close({"(": ")", "[": "]"}[mark])
            return (_bracketed(mark, inner),)
        return _group(mark) if mark[0] in "([" else _plain(mark)

    def close(self, mark: str) -> None:
        if not self.rest or self.rest.pop() != mark:
            raise ValueError(f'a bracket is not closed with "{mark}"')


@cache
def _group(marks: str) -> tuple[Part, ...]:
    """A group that holds no other, brackets and all."""
    rows: list[list[Part]] = [[]]
    for mark in TOKEN.findall(marks[1:-1]):
        if mark == "|":
            rows.append([])
        else:
            rows[-1] += (PIECES[mark],) if mark in PIECES else _plain(mark)
    return (_bracketed(marks[0], _one_of([_in_a_row(row) for row in rows])),)


def _in_a_row(parts: list[Part]) -> Part:
    return parts[0] if len(parts) == 1 else Part("all", parts=tuple(parts))


def _one_of(rows: list[Part]) -> Part:
    return rows[0] if len(rows) == 1 else Part("one", parts=tuple(rows))


def _bracketed(mark: str, inner: Part) -> Part:
    return inner if mark == "(" else Part("one", parts=(inner, NOTHING))


@cache
def _plain(mark: str) -> tuple[Part, ...]:
    """A stem, or words. Kept: a few thousand words make up all rules."""
    if mark.endswith("*"):
        return (Part("stem", fold(mark)),)
    return tuple(Part("word", word) for word in fold(mark).split())


PIECES = {"...": Part("gap"), "_": Part("any"), "$": Part("end")}


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
    """The words that a match of `part` can begin with, a stem with its "*"; ANYTHING when it may begin with just any
    word, "" when it may be empty."""
    if part.kind == "one":
        return frozenset().union(*map(openings, part.parts))
    if part.kind in ("any", "gap") or (part.kind == "stem" and len(part.word) < 2):
        return frozenset({ANYTHING})
    if part.kind != "all":
        return frozenset({part.word + ANYTHING if part.kind == "stem" else part.word})
    first: frozenset[str] = frozenset({""})
    for inner in part.parts:
        first = (first - {""}) | openings(inner)
        if "" not in first:
            break
    return first


def starts(rule: str, part: Part) -> frozenset[str]:
    """The openings of a rule. Raises ValueError when it could begin with just any word, or be empty."""
    keys = openings(part)
    if keys & {"", ANYTHING}:
        raise ValueError(f'a phrase must begin with a word that is always there: "{rule}"')
    return keys
