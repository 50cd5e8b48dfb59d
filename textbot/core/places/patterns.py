"""The ways a text names a place. Each pattern takes a Reading and yields what it sees; better none than a wrong one."""

from collections.abc import Callable, Iterator

from textbot.core.places.beside import beside
from textbot.core.places.corners import crossings
from textbot.core.places.query import PlaceQuery
from textbot.core.places.reading import Reading, made_of
from textbot.core.places.street_names import StreetMention
from textbot.core.places.words import (
    AND,
    ARTICLES,
    ASIDE,
    AT_HOUSE,
    BETWEEN,
    BLOCKS,
    DUE,
    EVERYDAY_ES,
    MONTHS,
    NEAR_NUMBERED_ES,
    NEAR_STREET,
    NUMBER_MARKS,
    OF,
    ON_ROAD,
    ON_STREET,
    PREFIXES,
    VETOED_NOUNS,
)


def addresses(reading: Reading) -> Iterator[PlaceQuery]:
    """ "123 main", "el 123 de la calle Main", "calle Olmo #123"; and blocks, "400 block of Oak"."""
    for street in reading.streets:
        yield from _number_first(reading, street) or _number_last(reading, street)


def _number_first(reading: Reading, street: StreetMention) -> tuple[PlaceQuery, ...]:
    place = street.start - 1
    while place > 0 and reading.word(place) in OF | {"of", "on"}:
        place -= 1
    gap = place < street.start - 1
    if reading.word(place) in BLOCKS and (number := reading.house(place - 1)):
        return (_block(reading, place - 1, street, number),) if number >= 100 else ()
    number = reading.house(place)
    if number is None:
        return ()
    if reading.word(place - 1) in BLOCKS:
        return (_block(reading, place - 1, street, number),) if number >= 100 else ()
    if gap and not _belongs(reading, place, street, number):
        return ()
    if not _lives_there(reading, place, street, number):
        return ()
    return (_address(reading, place, street.end, street, number),)


def _belongs(reading: Reading, place: int, street: StreetMention, number: int) -> bool:
    """Between number and name only Spanish small words: "el 456 de Oak", "123 de la calle Main"."""
    if reading.word(street.start - 1) in ("of", "on"):
        return False
    led = reading.word(place - 1) in ("el", "al", "en") and number >= 100 and street.form in ("name", "ordinal")
    return street.typed or not reading.loose or (led and reading.closed(street.end))


def _lives_there(reading: Reading, place: int, street: StreetMention, number: int) -> bool:
    """A number before a street name is a house there, and not "200 main issues" or "2 oak trees"."""
    if street.form == "cardinal" and not street.typed:
        return False
    lamps = street.weak and number < 100 and reading.word(street.end) in VETOED_NOUNS
    if not reading.loose or reading.whole(place, street.end):
        return True
    if street.typed:
        return not lamps
    led = reading.before(place, articles=True) in AT_HOUSE and not (street.weak and number < 10)
    return (number >= 100 or led) and reading.closed(street.end)


def _number_last(reading: Reading, street: StreetMention) -> tuple[PlaceQuery, ...]:
    spanish = reading.word(street.start) in PREFIXES or reading.la_named(street)
    place = street.end
    while reading.word(place) in NUMBER_MARKS or reading.word(place) == ",":
        place += 1
    number = reading.house(place)
    if number is not None and number >= 100 and reading.word(place + 1) in BLOCKS:
        return (_block(reading, street.start, street, number, place + 2),)
    if reading.word(place) in BLOCKS and (number := reading.house(place + 1)) and number >= 100:
        return (_block(reading, street.start, street, number, place + 2),)
    if number is None or not reading.closed_number(place + 1):
        return ()
    marked = reading.word(place - 1) in NUMBER_MARKS
    whole = reading.whole(street.start, place + 1)
    last = reading.before(street.start) == "on" and number >= 100 and place + 1 == reading.size
    if not spanish and not last and (reading.loose or not whole or marked or street.form == "cardinal"):
        return ()
    if spanish and reading.word(place - 1) == "," and not whole:
        return ()
    return (_address(reading, street.start, place + 1, street, number),)


def _address(reading: Reading, start: int, end: int, street: StreetMention, number: int) -> PlaceQuery:
    led = number >= 100 and reading.before(start, articles=True) in AT_HOUSE
    return PlaceQuery(
        "address",
        reading.said(start, end),
        (street.streets,),
        number,
        sure=street.typed or led or not reading.loose or reading.whole(start, end),
        exact=street.exact and not reading.across(start),
        outside=reading.elsewhere(start, end),
    )


def _block(reading: Reading, start: int, street: StreetMention, number: int, end: int = 0) -> PlaceQuery:
    end = max(end, street.end)
    said = reading.said(start, end)
    town = reading.elsewhere(start, end)
    return PlaceQuery("block", said, (street.streets,), number, exact=street.exact, outside=town)


def betweens(reading: Reading) -> Iterator[PlaceQuery]:
    """ "Elm between 4th and 5th", "between 4th and 5th on Elm", "Olmo entre la 4 y la 5"."""
    triples = zip(reading.streets, reading.streets[1:], reading.streets[2:], strict=False)
    for one, two, three in triples:
        gaps = (reading.gap(one, two), reading.gap(two, three))
        if made_of(gaps[0], BETWEEN, ARTICLES | {",", "in", "calle"}) and made_of(gaps[1], AND, ARTICLES | {"calle"}):
            yield _between(reading, one, three, (one, two, three))
        led = reading.before(one.start, articles=True) in BETWEEN
        if (
            led
            and made_of(gaps[0], AND, ARTICLES)
            and made_of(gaps[1], ON_STREET | {"en", "of", "de"}, ARTICLES | {","})
        ):
            yield _between(reading, one, three, (three, one, two))


def _between(
    reading: Reading, first: StreetMention, last: StreetMention, streets: tuple[StreetMention, ...]
) -> PlaceQuery:
    said = reading.said(first.start, last.end)
    town = reading.elsewhere(first.start, last.end)
    return PlaceQuery("between", said, tuple(street.streets for street in streets), outside=town)


def roads(reading: Reading) -> Iterator[PlaceQuery]:
    """ "on I-10", "la autopista y la 7": a road that somebody else looks after. "7th St by the freeway" is ours."""
    for road in reading.roads:
        ahead = reading.before(road.start, articles=True)
        ours = any(street.end < road.start for street in reading.streets)
        if ahead in ON_ROAD or (not ours and (not reading.loose or (road.start == 0 and reading.closed(road.end)))):
            yield PlaceQuery("road", reading.said(road.start, road.end), owner=road.owner)


def landmarks(reading: Reading) -> Iterator[PlaceQuery]:
    """ "by the library", "parque Pioneer"; in an answer also misspelled ones."""
    for found in reading.landmarks:
        said = reading.said(found.start, found.end)
        outside = reading.elsewhere(found.start, found.end)
        exact = found.exact and not reading.away(found.start)
        yield PlaceQuery("landmark", said, landmarks=found.landmarks, exact=exact, outside=outside, short=found.short)
    if reading.loose or not all(found.short for found in reading.landmarks):
        return
    start, end = _core(reading)
    near = reading.names.landmarks.nearly(reading.tokens[start:end])
    if near:
        yield PlaceQuery("landmark", reading.said(start, end), landmarks=near.landmarks, exact=near.exact)


def streets(reading: Reading) -> Iterator[PlaceQuery]:
    """A street and no more: "on 5th", "la calle Olmo"."""
    for street in reading.streets:
        if _street_alone(reading, street) or (not reading.loose and _street_answer(reading, street)):
            said, town = reading.said(street.start, street.end), reading.elsewhere(street.start, street.end)
            if not town and (meant := reading.towns.meant()):
                town, said = meant[0], reading.said(*meant[1:])
            yield PlaceQuery("street", said, (street.streets,), sure=False, exact=street.exact, outside=town)


def _street_answer(reading: Reading, street: StreetMention) -> bool:
    """An answer that is nothing but a street's name; a bare "5" is none."""
    if street.form == "cardinal" and reading.before(street.start) != "la":
        return False
    return reading.whole(street.start, street.end)


def _street_alone(reading: Reading, street: StreetMention) -> bool:
    """In a sentence a lone name is a street where it has its type, or stands behind "on" or "calle" and closes."""
    if street.typed:
        lamps = street.form == "spelled" and reading.word(street.end) in VETOED_NOUNS
        return not lamps and (street.form != "cardinal" or reading.closed_number(street.end))
    ahead = reading.before(street.start)
    if street.form in ("ordinal", "cardinal"):
        if not reading.closed_number(street.end):
            return False
        article = ahead == "la" and reading.before(street.start - 1) in NEAR_NUMBERED_ES
        if _speaks_of_days(reading):
            return False
        return article or (street.form == "ordinal" and ahead in NEAR_STREET)
    if street.form == "spelled" or not reading.closed(street.end) or reading.word(street.start) in MONTHS:
        return False
    if reading.la_named(street) and reading.before(street.start - 1) in NEAR_NUMBERED_ES:
        return True
    if ahead in ("en", "por") and reading.word(street.start) not in EVERYDAY_ES:
        return True
    return ahead in ON_STREET or (not street.weak and ahead in NEAR_STREET)


def _speaks_of_days(reading: Reading) -> bool:
    """ "arrives on 8th and leaves on the 13th", "my rent was due on 5th"."""
    numbers = [street for street in reading.streets if street.form == "ordinal" and not street.typed]
    if any(token.text in DUE for token in reading.tokens):
        return True
    return any(reading.before(street.start) == "the" for street in numbers)


def _core(reading: Reading) -> tuple[int, int]:
    """The answer without the small words at its two ends."""
    start, end = 0, reading.size
    while start < end and reading.word(start) in ASIDE:
        start += 1
    while end > start and reading.word(end - 1) in ASIDE:
        end -= 1
    return start, end


PATTERNS: tuple[Callable[[Reading], Iterator[PlaceQuery]], ...] = (
    addresses, beside, betweens, crossings, roads, landmarks, streets,
)  # fmt: skip
