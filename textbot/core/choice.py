"""Reading a pick from a short numbered list: by number, by ordinal word, or by its words, also mistyped."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from textbot.core.words import fold

NUMBERS = {
    "one": 1, "first": 1, "1st": 1, "uno": 1, "una": 1, "primero": 1, "primera": 1, "1ro": 1, "1ra": 1, "two": 2,
    "second": 2, "2nd": 2, "dos": 2, "segundo": 2, "segunda": 2, "2do": 2, "2da": 2, "three": 3, "third": 3, "3rd": 3,
    "tres": 3, "tercero": 3, "tercera": 3, "3ro": 3, "3ra": 3, "four": 4, "fourth": 4, "4th": 4, "cuatro": 4,
    "cuarto": 4, "cuarta": 4, "4to": 4, "4ta": 4, "five": 5, "fifth": 5, "5th": 5, "cinco": 5, "quinto": 5,
    "quinta": 5, "six": 6, "seis": 6, "seven": 7, "siete": 7, "eight": 8, "ocho": 8,
}  # fmt: skip
LAST = frozenset("last ultimo ultima".split())
# Words around a number or a name that pick nothing themselves.
AROUND = frozenset(
    "the number num no option opcion numero choice one ones please pls plz thanks thx i want need mean meant pick "
    "choose it is its that this would like ill take go with for me a an el la los las lo un una es de del por favor "
    "porfavor porfa gracias quiero escojo prefiero quise decir ese esa eso yo".split()
)
# A number that is nearly all of the text: "number 2 pls", "quiero la segunda", "option 3 please".
LONGEST_PICK = 6
# Letters of a word that picks, and before one slip, or two, may be mended in it.
SHORTEST, ONE_SLIP, TWO_SLIPS = 3, 4, 8


def numbered(words: tuple[str, ...], mark: str = "") -> str:
    """A list as the bot writes it: "1 trash day, 2 bulk trash"; with mark ")" where numbers follow: "1) 150 Oak"."""
    return ", ".join(f"{number}{mark} {word}" for number, word in enumerate(words, 1))


def pick(text: str, words: tuple[str, ...]) -> int | None:
    """The index that a text picks from the list, None when it picks nothing or more than one."""
    number = number_in(text, len(words))
    if number is not None:
        return number - 1 if 1 <= number <= len(words) else None
    said = fold(text)
    if not said:
        return None
    hits = [at for at, word in enumerate(words) if word and (fold(word) == said or f" {fold(word)} " in f" {said} ")]
    if not hits and len(said) > 3:
        hits = [at for at, word in enumerate(words) if f" {said} " in f" {fold(word)} "]
    if hits:
        return hits[0] if len(hits) == 1 else None
    return _by_words(said.split(), [fold(word).split() for word in words])


def number_in(text: str, count: int = 0) -> int | None:
    """The number that a text is, politeness aside ("2", "#2", "the second one", "la segunda", "number 2 pls");
    "the last one" is `count`. None for anything else."""
    said = fold(text).split()
    if not 0 < len(said) <= LONGEST_PICK:
        return None
    telling = [word for word in said if word not in AROUND and not (word in LAST and count)]
    if not telling and count and not LAST.isdisjoint(said):
        return count
    # "one" and "una" are filler beside another number, and the number itself when they stand alone.
    found = telling or [word for word in said if word in NUMBERS]
    if len(found) != 1:
        return None
    if found[0] in NUMBERS:
        return NUMBERS[found[0]]
    return int(found[0]) if re.fullmatch(r"\d{1,2}", found[0]) else None


def _by_words(said: Sequence[str], lists: Sequence[Sequence[str]]) -> int | None:
    """The one list that every telling word of the text stands in, slips mended."""
    telling = [word for word in said if word not in AROUND]
    if not telling or max(map(len, telling)) < SHORTEST:
        return None
    hits = [at for at, own in enumerate(lists) if all(any(_alike(word, other) for other in own) for word in telling)]
    return hits[0] if len(hits) == 1 else None


def _alike(word: str, other: str) -> bool:
    slips = 2 if len(word) >= TWO_SLIPS else 1 if len(word) >= ONE_SLIP else 0
    return OSA.distance(word, other, score_cutoff=slips) <= slips
