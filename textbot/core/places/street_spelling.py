"""Street names as registers spell them ("N MAIN STREET", "05TH AVE"), written as people read them: "N Main St"."""

import re

from textbot.core.places.words import DIRECTIONS, SUFFIXES

_NUMBERED = re.compile(r"0*(\d+)(st|nd|rd|th)?\Z")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_SMALL = frozenset(("de", "del", "la", "las", "los", "el", "of", "the", "y"))


def street_name(text: str) -> str:
    """The name with small and capital letters, its type and direction shortened, a number with its ending."""
    said = text.replace(".", " ").replace(",", " ").casefold().split()
    return " ".join(_word(said, place) for place in range(len(said)))


def _word(said: list[str], place: int) -> str:
    word, last = said[place], len(said) - 1
    if word in DIRECTIONS and _is_direction(said, place):
        return DIRECTIONS[word].upper()
    if word in SUFFIXES and 0 < place == last - (said[last] in DIRECTIONS):
        return SUFFIXES[word].capitalize()
    if numbered := _NUMBERED.match(word):
        return _ordinal(int(numbered[1])) if last > 0 else word
    if 0 < place < last and word in _SMALL:
        return word
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _is_direction(said: list[str], place: int) -> bool:
    """At either end, but "North St" is a name of its own."""
    last = len(said) - 1
    if place == 0:
        return last > 1 or (last == 1 and said[1] not in SUFFIXES)
    return place == last and last > 1


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"
