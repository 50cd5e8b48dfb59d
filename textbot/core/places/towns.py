"""Other towns in a text: which one puts a place outside the city, and which one the whole text is about."""

from collections.abc import Sequence
from functools import cached_property

from textbot.core.places.gazetteer import City
from textbot.core.places.tokens import Token, words
from textbot.core.places.words import ARTICLES, EVERYDAY, NEAR_STREET, OF, SUFFIXES


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELSEWHERE = "elsewhere"
IN = frozenset(("in", "en"))
AHEAD = NEAR_STREET | ARTICLES | OF | _set(", - : ; in az by of near cerca corner esquina esq calle frente junto")
"""These may stand between a town and the place in it: "in Tempe on Mill Ave", "en Phoenix, en la Central"."""
BEHIND = frozenset(("", "\n")) | _set(
    ". , ! ? ; - ) az usa pls plz please thanks thx ok porfa porfavor gracias on at near by off en por cerca sobre"
)
"""What may follow a town that a whole text is about: its end, or more about where."""
NOT_THERE = _set(
    "live lives lived living work works worked working vivo vive viven vivimos trabajo trabaja trabajan moved born "
    "from fixed store shop bought job office mom mother dad father sister brother friend friends cousin aunt uncle "
    "hermana hermano mama papa amigo amiga primo prima tio tia hijo hija son daughter doctor stay staying visiting soy"
)
"""A few words before "in Tempe" these speak of something else than where the matter is."""
NOT_SAID_OF = _set("was were am im i it they he she like como estaba estuve do does did done hacen unlike than not")
"""Right before "in Tempe" these do, unless a place follows."""
WINDOW = 4


class Towns:
    """The other towns of one text."""

    def __init__(self, city: City, tokens: Sequence[Token]) -> None:
        self._city, self._tokens = city, tokens
        self._names = [(words(name), name) for name in city.towns]

    @cached_property
    def _found(self) -> dict[int, tuple[int, str]]:
        """Where each town begins -> where it ends and its name; "Tempe St" is a street."""
        found: dict[int, tuple[int, str]] = {}
        for key, name in self._names:
            for start in range(len(self._tokens) - len(key) + 1):
                end = start + len(key)
                if self._words(start, end) == key and self._word(end) not in SUFFIXES:
                    found[start] = (end, name)
        return found

    def at(self, place: int) -> str:
        """The town named at token `place`, "" for none; ELSEWHERE for a ZIP code that is not ours."""
        if place in self._found:
            return self._found[place][1]
        state = self._word(place) == self._city.state.casefold()
        word, zips = self._word(place + state), self._city.zips
        return ELSEWHERE if zips and len(word) == 5 and word.isdecimal() and word not in zips else ""

    def ahead(self, start: int) -> str:
        """The town that leads to the place at token `start`: "in Tempe on ...", and as the first word "Tempe, ..."."""
        for first, (end, name) in self._found.items():
            begins = first == 0 and self._word(0) not in EVERYDAY  # "mesa en la Elm" is a table
            led = begins or (self._word(first - 1) in IN and not self._elses(first - 1))
            if led and end <= start and all(self._word(place) in AHEAD for place in range(end, start)):
                return name
        return ""

    def meant(self) -> tuple[str, int, int] | None:
        """The town the whole text is about ("pothole in Tempe"): its name, first token and end; None for none."""
        for first, (end, name) in self._found.items():
            said = self._word(first - 1) in IN and self._word(first - 2) not in NOT_SAID_OF
            if said and self._word(end) in BEHIND and not self._elses(first - 1):
                return name, first, end
        return None

    def _elses(self, lead: int) -> bool:
        """What stands before "in Tempe" speaks of something else."""
        return not NOT_THERE.isdisjoint(self._words(max(lead - WINDOW, 0), lead))

    def _word(self, place: int) -> str:
        return self._tokens[place].text if 0 <= place < len(self._tokens) else ""

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(token.text for token in self._tokens[start:end])
