"""A house said apart from its street: "on Main in front of 123", "frente al 123 en la Main"."""

from collections.abc import Iterator

from textbot.core.places.query import PlaceQuery
from textbot.core.places.reading import Reading, made_of
from textbot.core.places.street_names import StreetMention
from textbot.core.places.words import NEAR_STREET, NUMBER_MARKS, PREFIXES

HOUSE = NUMBER_MARKS | frozenset("front frente enfrente outside opposite altura casa house home".split())
"""One of these says that a number is a house."""
NEAR_HOUSE = HOUSE | frozenset("near across cerca junto lado pasando past".split())
"""These do so where it can be no small number."""
SMALL = frozenset(", in of the to a la el las al del de from by at on con mi my un right rite just".split())
HOMES = frozenset(("house", "home"))
ABOUT = frozenset(("at", "by"))
STREET_AHEAD = frozenset("on en in sobre la calle of de the ,".split())
"""Between a house and its street: "in front of 123 on Main"."""
LEAST = 100


def beside(reading: Reading) -> Iterator[PlaceQuery]:
    """Such houses. "on Main St at 730" is a time."""
    for street in reading.streets:
        if street.form == "cardinal" and not street.typed and reading.before(street.start) != "la":
            continue
        yield from _behind(reading, street)
        yield from _ahead(reading, street)


def _behind(reading: Reading, street: StreetMention) -> Iterator[PlaceQuery]:
    """The street, then its house."""
    place = street.end
    while reading.word(place) in NEAR_HOUSE or reading.word(place) in SMALL:
        place += 1
    number, gap = reading.house(place), [reading.word(each) for each in range(street.end, place)]
    if number is None or not _is_meant(reading, street):
        return
    if not reading.closed_number(place + 1) and reading.word(place + 1) not in HOMES:
        return
    spanish = reading.la_named(street) or reading.word(street.start) in PREFIXES
    along = spanish and gap == ["al"] and number >= LEAST
    if gap and gap[-1] in ABOUT and not _is_time(number):
        along = all(word in SMALL for word in gap)
    if along or made_of(gap, HOUSE if number < LEAST else NEAR_HOUSE, SMALL):
        yield _house(reading, street, number, street.start, place + 1)


def _ahead(reading: Reading, street: StreetMention) -> Iterator[PlaceQuery]:
    """The house, then its street."""
    place = street.start - 1
    while reading.word(place) in STREET_AHEAD:
        place -= 1
    number = reading.house(place)
    if number is None or not {"on", "en", "in", "sobre"} & {reading.word(each) for each in range(place, street.start)}:
        return
    lead = {reading.word(each) for each in range(place - 4, place)}
    leads = (HOUSE if number < LEAST else NEAR_HOUSE) - NUMBER_MARKS  # "pole #310 on Main" is no house
    led = not lead.isdisjoint(leads if _is_time(number) else leads | ABOUT)
    whole = number >= LEAST and not reading.loose and reading.whole(place, street.end)
    if whole or (led and (street.typed or reading.closed(street.end))):
        yield _house(reading, street, number, place, street.end)


def _is_meant(reading: Reading, street: StreetMention) -> bool:
    """The name is a street's, not "the main reason"."""
    led = reading.before(street.start) in NEAR_STREET or reading.la_named(street)
    return street.typed or led or not street.weak or not reading.loose


def _is_time(number: int) -> bool:
    """730 and 1115, said without a colon; few times that are told are no full five minutes."""
    hour, minute = divmod(number, 100)
    return number < LEAST or (1 <= hour <= 12 and minute < 60 and minute % 5 == 0)


def _house(reading: Reading, street: StreetMention, number: int, start: int, end: int) -> PlaceQuery:
    return PlaceQuery(
        "address",
        reading.said(start, end),
        (street.streets,),
        number,
        exact=street.exact and not reading.across(end - 1) and not reading.across(start),
        outside=reading.elsewhere(start, end),
    )
