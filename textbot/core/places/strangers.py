"""Places a text clearly means that the gazetteer does not have: unknown streets and other towns."""

from collections.abc import Iterator

from textbot.core.places.query import PlaceQuery
from textbot.core.places.reading import Reading
from textbot.core.places.tokens import words
from textbot.core.places.words import (
    AT_HOUSE,
    CLEAR_SUFFIXES,
    FILLERS,
    MONTHS,
    NEVER_TYPOS,
    PREFIXES,
    STREET_JOINS,
    SUFFIXES,
)

_LONGEST_NAME = 3


def strangers(reading: Reading) -> Iterator[PlaceQuery]:
    """ "123 Zebra St", "calle Zebra 12", "Elm and Zebra"; and a neighbouring town alone."""
    yield from _numbered(reading)
    yield from _counted(reading)
    yield from _joined(reading)
    yield from _town(reading)
    if not reading.loose:
        yield from _bare(reading)


def _town(reading: Reading) -> Iterator[PlaceQuery]:
    """ "pothole in Tempe"; in an answer "Tempe" and no more."""
    if meant := reading.towns.meant():
        yield PlaceQuery("elsewhere", reading.said(*meant[1:]), outside=meant[0])
    if reading.loose:
        return
    start, end = _core_words(reading)
    for town in reading.names.city.towns:
        if _same(reading, start, end, town):
            yield PlaceQuery("elsewhere", reading.said(start, end), outside=town)


def _numbered(reading: Reading) -> Iterator[PlaceQuery]:
    """A house number, one to three words no street has, and a clear type (in an answer the type may be missing)."""
    for place in range(reading.size):
        number = reading.house(place)
        end = _name_end(reading, place + 1)
        if number is None or end == place + 1 or _known(reading, place + 1, end):
            continue
        typed = reading.word(end) in (CLEAR_SUFFIXES if reading.loose else SUFFIXES)
        spanish = reading.word(place + 1) in PREFIXES
        led = not reading.loose or number >= 100 or reading.before(place) in AT_HOUSE
        if typed and led and reading.closed(end + 1):
            yield _unknown(reading, place, place + 1, end + 1)
        elif not reading.loose and number >= 100 and (spanish or reading.whole(place, end)):
            yield _unknown(reading, place, place + 1, end)


def _counted(reading: Reading) -> Iterator[PlaceQuery]:
    """ "25th St", "25th and Elm" where the numbers end at 20th; days of a month are left alone."""
    for place in range(reading.size):
        ordinal = reading.tokens[place].ordinal
        if ordinal is None or ordinal[1] != "ordinal" or _known(reading, place, place + 1):
            continue
        if reading.before(place) in MONTHS or reading.before(place) == "the" or reading.word(place + 1) in MONTHS:
            continue
        end = place + 1 + (reading.word(place + 1) in CLEAR_SUFFIXES)
        behind = any(street.start == end + 1 for street in reading.streets) and reading.word(end) in STREET_JOINS
        ahead = any(street.end == place - 1 for street in reading.streets) and reading.before(place) in STREET_JOINS
        if behind or (ahead and reading.closed(end)) or end > place + 1:
            yield _unknown(reading, place, place, end)


def _bare(reading: Reading) -> Iterator[PlaceQuery]:
    """In an answer: "Zebra Street"."""
    start, end = _core_words(reading)
    if start < end and not _known(reading, start, end):
        name_end = _name_end(reading, start)
        if start < name_end == end - 1 and reading.word(name_end) in CLEAR_SUFFIXES:
            yield _unknown(reading, start, start, end)


def _joined(reading: Reading) -> Iterator[PlaceQuery]:
    """A known street joined to one nobody knows; in a sentence that one needs its type ("Elm & Zebra St")."""
    for street in reading.streets:
        join = street.end
        first = join + 1 + (reading.word(join + 1) in ("la", "calle", "the"))
        name_end = _name_end(reading, first)
        if reading.word(join) not in STREET_JOINS or name_end == first:
            continue
        typed = reading.word(name_end) in (CLEAR_SUFFIXES if reading.loose else SUFFIXES)
        last = name_end + typed
        meant = typed if reading.loose else reading.whole(street.start, last)
        if meant and not _known(reading, first, last):
            yield _unknown(reading, street.start, first, last)


def _unknown(reading: Reading, start: int, name: int, end: int) -> PlaceQuery:
    said = reading.said(name, end)
    return PlaceQuery("unknown", reading.said(start, end), name=said, outside=reading.elsewhere(start, end))


def _name_end(reading: Reading, start: int) -> int:
    """Where a run of words ends that could be a street's name and are neither small words nor types."""
    end = start
    while end < reading.size and end - start < _LONGEST_NAME and _nameable(reading, end):
        end += 1
    return end


def _nameable(reading: Reading, place: int) -> bool:
    word = reading.word(place)
    return word.isalpha() and len(word) > 2 and word not in NEVER_TYPOS


def _known(reading: Reading, start: int, end: int) -> bool:
    """A street or landmark already claims some of these words."""
    spans = [(found.start, found.end) for found in reading.streets]
    spans += [(found.start, found.end) for found in reading.landmarks]
    return any(first < end and start < last for first, last in spans)


def _core_words(reading: Reading) -> tuple[int, int]:
    start, end = 0, reading.size
    while start < end and reading.word(start) in FILLERS:
        start += 1
    while end > start and not reading.tokens[end - 1].is_word:
        end -= 1
    return start, end


def _same(reading: Reading, start: int, end: int, name: str) -> bool:
    return tuple(reading.word(place) for place in range(start, end)) == words(name)
