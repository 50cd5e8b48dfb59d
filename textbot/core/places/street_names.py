"""Street names as people say them: with or without their type, in English or Spanish, misspelled, and twins."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from textbot.core.places.tokens import Token, words
from textbot.core.places.tokens import tokens as read_tokens
from textbot.core.places.words import CLEAR_SUFFIXES, DIRECTIONS, EVERYDAY, NEVER_TYPOS, OF, PREFIXES, SUFFIXES

REMEMBERED = 10_000


@dataclass(frozen=True)
class StreetMention:
    """A street named at tokens start to end (end left out). streets: all that it may be, by number.

    typed: said with its type ("St", "calle"). form: "name", or how a numbered street was said (see Token.ordinal).
    exact: neither misspelled nor of another type than the street it names. weak: alone it is an everyday word."""

    start: int
    end: int
    streets: tuple[int, ...]
    typed: bool
    form: str
    exact: bool
    weak: bool


@dataclass(frozen=True)
class _Key:
    street: int
    suffix: str | None
    direction: str | None


@dataclass(frozen=True)
class _Head:
    """What stood before a name: the type ("avenida") and direction that were said, and where the name begins."""

    start: int
    typed: bool = False
    suffix: str | None = None
    direction: str | None = None


class StreetNames:
    """All street names of a city, ready to be found in a text."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        keys: dict[tuple[str, ...], list[_Key]] = defaultdict(list)
        for street, name in names:
            base, key = _read_name(street, name)
            if base and key not in keys[base]:
                keys[base].append(key)
        self._keys = {base: tuple(found) for base, found in keys.items() if found}
        self._longest = max(map(len, self._keys), default=0)
        # The same words come up in most texts; comparing one with thousands of names takes a millisecond.
        self.nearest = lru_cache(maxsize=REMEMBERED)(self._nearest)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for base in self._keys:
            if not base[0].startswith("#"):
                self._by_length[len(" ".join(base))].append(" ".join(base))

    def at(self, tokens: Sequence[Token], start: int) -> StreetMention | None:
        """The longest street name that begins at token `start`, None when none does."""
        plain = self._named(tokens, start, _Head(start))
        head = _head(tokens, start)
        led = self._named(tokens, start, head) if head.start > start else None
        return max((found for found in (plain, led) if found), key=lambda found: found.end, default=None)

    def nearly_at(self, tokens: Sequence[Token], start: int) -> StreetMention | None:
        """A misspelled street name of one word at token `start`; streets holds every name equally near."""
        head = _head(tokens, start)
        if head.start >= len(tokens):
            return None
        keys = [key for base in self.nearest(tokens[head.start].text) for key in self._keys[base]]
        return _mention(tokens, start, head, head.start + 1, keys, "name", exact=False) if keys else None

    def _nearest(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The street names one slip away from a misspelled word (two in a long one), all that are equally near."""
        if len(word) < 4 or not word.isalpha() or word in NEVER_TYPOS:
            return ()
        slips = 2 if len(word) >= 8 else 1
        lengths = range(len(word) - slips, len(word) + slips + 1)
        likely = [base for length in lengths for base in self._by_length.get(length, ())]
        near = process.extract(word, likely, scorer=OSA.distance, score_cutoff=slips, limit=20)
        near = [found for found in near if found[0][0] == word[0] or len(word) > 5]
        return tuple(tuple(base.split()) for base, distance, _ in near if distance == near[0][1])

    def _named(self, tokens: Sequence[Token], start: int, head: _Head) -> StreetMention | None:
        for length in range(min(self._longest, len(tokens) - head.start), 0, -1):
            said = tokens[head.start : head.start + length]
            base, form = _spoken(said)
            if base in self._keys and not (form == "cardinal" and head.direction):
                return _mention(tokens, start, head, head.start + length, self._keys[base], form, exact=True)
        return None


def _read_name(street: int, name: str) -> tuple[tuple[str, ...], _Key]:
    """ "N 5th St" -> (("#5",), st, n); "Avenida del Parque" -> (("parque",), ave); "Calle Olmo" fits any type."""
    found = read_tokens(" ".join(words(name)))
    head = _head(found, 0)
    rest = found[head.start :]
    if not head.typed and len(rest) > 1 and rest[-1].text in SUFFIXES:
        return _spoken(rest[:-1])[0], _Key(street, SUFFIXES[rest[-1].text], head.direction)
    return _spoken(rest)[0], _Key(street, head.suffix, head.direction)


def _head(tokens: Sequence[Token], start: int) -> _Head:
    """The Spanish type and the direction before a name, never all there is ("North St" has no direction)."""
    place, typed, suffix, direction = start, False, None, None
    last = len(tokens) - 1
    if place < last and tokens[place].text in PREFIXES:
        typed, suffix = True, PREFIXES[tokens[place].text]
        place += 1
        while place < last and tokens[place].text in OF:
            place += 1
    if place < last and tokens[place].text in DIRECTIONS and tokens[place + 1].text not in SUFFIXES:
        direction = DIRECTIONS[tokens[place].text]
        place += 1
    return _Head(place, typed, suffix, direction)


def _spoken(said: Sequence[Token]) -> tuple[tuple[str, ...], str]:
    """The key of a name and its form: "5th", "fifth", "quinta" and "cinco" all are ("#5",)."""
    if len(said) == 1 and (ordinal := said[0].ordinal):
        return (f"#{ordinal[0]}",), ordinal[1]
    if len(said) == 2 and said[0].text in ("twenty", "thirty") and (ordinal := said[1].ordinal):
        return (f"#{(20 if said[0].text == 'twenty' else 30) + ordinal[0]}",), "spelled"
    return tuple(token.text for token in said), "name"


def _mention(
    tokens: Sequence[Token], start: int, head: _Head, end: int, keys: Sequence[_Key], form: str, *, exact: bool
) -> StreetMention:
    """The mention of a name that ends before token `end`, its type behind it read and twins told apart by it."""
    weak = form in ("spelled", "cardinal") or (end - head.start == 1 and tokens[head.start].text in EVERYDAY)
    suffix, typed = head.suffix, head.typed
    if not typed and end < len(tokens) and (said := SUFFIXES.get(tokens[end].text)):
        fits = any(key.suffix in (said, None) for key in keys)
        if fits or tokens[end].text in CLEAR_SUFFIXES:
            suffix, typed, end = said, True, end + 1
    alike = [key for key in keys if suffix is None or key.suffix in (suffix, None)]
    alike, exact = (alike, exact) if alike else (list(keys), False)
    facing = [key for key in alike if head.direction is None or key.direction in (head.direction, None)]
    alike, exact = (facing, exact) if facing else (alike, False)
    streets = tuple(dict.fromkeys(key.street for key in alike))
    return StreetMention(start, end, streets, typed, form, exact, weak)


def same_name(name: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """What two spellings of one street's name share: "N Main Street" and "North Main St"."""
    base, key = _read_name(0, name)
    return base, key.suffix, key.direction
