"""The words and marks of a text that may name a place, each with where it stands in the original."""

import re
import unicodedata
from dataclasses import dataclass

from textbot.core.places.words import CARDINALS, DOTTED, ORDINALS

_MARK = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*|[&/@+,.;:!?#()\-\n$%°|\"]")
_ORDINAL = re.compile(r"([1-9]\d{0,2}(?=[snrt])|[1-9]\d?)(?:st|nd|rd|th|ta|to|da|do|ra|ro|va|vo|ma|mo|na|no|a|o)\Z")
_HOUSE = re.compile(r"[1-9]\d{0,5}[a-d]?\Z")


@dataclass(frozen=True)
class Token:
    """One word (folded: small letters, no accents) or mark; start and end are offsets in the text it was read from."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Letters or digits, not a mark."""
        return self.text[:1].isalnum()

    @property
    def house(self) -> int | None:
        """The house number this may be: 123, or 123 of "123B"."""
        return int(self.text.rstrip("abcd")) if _HOUSE.match(self.text) else None

    @property
    def ordinal(self) -> tuple[int, str] | None:
        """The number a street may be called by and how it was said: "ordinal" (5th), "spelled" (fifth, quinta) or
        "cardinal" (5, cinco)."""
        if found := _ORDINAL.match(self.text):
            return int(found[1]), "ordinal"
        if self.text in ORDINALS:
            return ORDINALS[self.text], "spelled"
        if self.text.isdecimal() and len(self.text) <= 3:
            return int(self.text), "cardinal"
        return (CARDINALS[self.text], "cardinal") if self.text in CARDINALS else None


def tokens(text: str) -> tuple[Token, ...]:
    """Every word and mark in order; the dot of an abbreviation ("St.") is no mark of its own."""
    folded, places = _fold(text)
    found: list[Token] = []
    for match in _MARK.finditer(folded):
        word = re.sub(r"['’`´]", "", match[0])
        if word == "." and found and found[-1].text in DOTTED:
            continue
        found.append(Token(word, places[match.start()], places[match.end() - 1] + 1))
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name, marks left out."""
    return tuple(token.text for token in tokens(text) if token.is_word)


def _fold(text: str) -> tuple[str, list[int]]:
    """The text in small letters without accents, and for each of its characters the offset it came from."""
    out: list[str] = []
    places: list[int] = []
    for offset, character in enumerate(text):
        for piece in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(piece):
                out.append(piece)
                places.append(offset)
    return "".join(out), places
