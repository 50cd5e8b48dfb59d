"""Reading a pick from a short numbered list: by number, by ordinal word, or by its words."""

import re

from textbot.core.words import fold

NUMBERS = {
    "one": 1, "first": 1, "uno": 1, "una": 1, "primero": 1, "primera": 1, "two": 2, "second": 2, "dos": 2, "segundo": 2,
    "segunda": 2, "three": 3, "third": 3, "tres": 3, "tercero": 3, "tercera": 3, "four": 4, "fourth": 4, "cuatro": 4,
    "cuarto": 4, "cuarta": 4, "five": 5, "cinco": 5, "six": 6, "seis": 6, "seven": 7, "siete": 7, "eight": 8, "ocho": 8,
}  # fmt: skip
DIGITS = re.compile(r"(?:^|number |numero |option |opcion |#|no )(\d{1,2})$")


def numbered(words: tuple[str, ...]) -> str:
    """A list as the bot writes it: "1 trash day, 2 bulk trash"."""
    return ", ".join(f"{number} {word}" for number, word in enumerate(words, 1))


def pick(text: str, words: tuple[str, ...]) -> int | None:
    """The index that a text picks from the list, None when it picks nothing or more than one."""
    number = number_in(text)
    if number is not None:
        return number - 1 if 1 <= number <= len(words) else None
    said = fold(text)
    if not said:
        return None
    hits = [at for at, word in enumerate(words) if word and (fold(word) == said or f" {fold(word)} " in f" {said} ")]
    if not hits and len(said) > 3:
        hits = [at for at, word in enumerate(words) if f" {said} " in f" {fold(word)} "]
    return hits[0] if len(hits) == 1 else None


def number_in(text: str) -> int | None:
    """The number that is all of the text ("2", "#2", "two", "the second", "la segunda"); None for anything else."""
    said = (
        re.sub(r"^(the|el|la|los|las) | (one|please|por favor)$", "", fold(text))
        if len(fold(text).split()) > 1
        else fold(text)
    )
    if said in NUMBERS:
        return NUMBERS[said]
    found = DIGITS.search(said)
    return int(found[1]) if found else None
