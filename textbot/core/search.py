"""What somebody searches for, and where it stands in a text: words without accents or signs, all of them, the last one
perhaps not finished yet."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MOST_WORDS = 8
LONGEST_WORD = 40
LONGEST = 200
SHORTEST_BEGINNING = 3
"""A last word of fewer letters is taken as it is: everything begins with "a"."""
FEWEST_DIGITS = 4

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_PHONE = re.compile(r"[+(]*\d[\d\s().+\-‐-―]*", re.ASCII)


@dataclass(frozen=True)
class Query:
    """ways: a text must have all words of one of these; () finds nothing. beginning: whether the last word of each
    stands for all that begin with it. digits: when nothing but a telephone number, or its end, was typed; without the
    country's 1."""

    ways: tuple[tuple[str, ...], ...] = ()
    beginning: bool = False
    digits: str = ""


@dataclass(frozen=True)
class Part:
    """A run of a text; found: whether it was searched for."""

    text: str
    found: bool


def query(typed: str) -> Query:
    """What was typed, read. Never raises; without words it finds nothing."""
    if len(typed) > LONGEST:
        typed = typed[:LONGEST].rpartition(" ")[0] or typed[:LONGEST]
    words = tuple(dict.fromkeys(word[:LONGEST_WORD] for word in split(typed)))[:MOST_WORDS]
    if not words:
        return Query()
    finished = typed[-1:].isspace()
    beginning = (not finished and len(words[-1]) >= SHORTEST_BEGINNING) or len(words[-1]) == LONGEST_WORD
    digits = _digits(typed)
    return Query(tuple(dict.fromkeys((words, *_ways_to_write(digits)))), beginning, digits)


def fold(text: str) -> str:
    """Lower-case letters without their accents, in the form that databases keep them in."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(each for each in letters if not "\u0300" <= each <= "\u036f").lower()


def split(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(_WORD.findall(fold(text)))


def marked(text: str, asked: Query) -> tuple[Part, ...]:
    """The whole text in runs, those that were searched for marked."""
    parts: list[Part] = []
    at = 0
    for word in _WORD.finditer(text):
        if is_found(word[0], asked):
            parts += [Part(text[at : word.start()], found=False), Part(word[0], found=True)]
            at = word.end()
    parts.append(Part(text[at:], found=False))
    return tuple(part for part in parts if part.text)


def excerpt(text: str, asked: Query, around: int = 90) -> tuple[Part, ...]:
    """Its first match with what stands around it, on one line; the beginning of a text without any."""
    flat = " ".join(text.split())
    first = next((word.start() for word in _WORD.finditer(flat) if is_found(word[0], asked)), 0)
    start = max(0, first - around)
    start = flat.rfind(" ", 0, start + 1) + 1 if start else 0
    end = len(flat) if first + 2 * around >= len(flat) else max(flat.rfind(" ", 0, first + 2 * around), first + around)
    cut = marked(flat[start:end], asked)
    before, after = (Part("… ", found=False),) if start else (), (Part(" …", found=False),) if end < len(flat) else ()
    return (*before, *cut, *after)


def has_all(text: str, asked: Query) -> bool:
    """Whether a text is one of those that are searched for."""
    words = split(text)
    return any(_has(words, way, asked.beginning) for way in asked.ways)


def is_found(word: str, asked: Query) -> bool:
    """Whether one word of a text is one that is searched for."""
    folded = fold(word)
    if asked.beginning and any(folded.startswith(way[-1]) for way in asked.ways):
        return True
    return any(folded in way for way in asked.ways)


def _has(words: tuple[str, ...], way: tuple[str, ...], beginning: bool) -> bool:
    if not beginning:
        return set(way) <= set(words)
    return set(way[:-1]) <= set(words) and any(word.startswith(way[-1]) for word in words)


def _ways_to_write(digits: str) -> Iterator[tuple[str, ...]]:
    """A telephone number stands in texts with dashes, and without."""
    if len(digits) in (7, 10):
        area = (digits[:-7],) if len(digits) == 10 else ()
        yield (*area, digits[-7:-4], digits[-4:])
        yield (digits,)


def _digits(typed: str) -> str:
    if not _PHONE.fullmatch(typed.strip()):
        return ""
    digits = re.sub(r"\D", "", typed)
    digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    return digits if FEWEST_DIGITS <= len(digits) <= 15 else ""
