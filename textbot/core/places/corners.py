"""Two streets that cross, as people say it: "elm and 5th", "Elm just past 5th", "esquina de Olmo con 5"."""

from collections.abc import Iterator
from itertools import pairwise

from textbot.core.places.query import PlaceQuery
from textbot.core.places.reading import Reading, made_of
from textbot.core.places.street_names import StreetMention
from textbot.core.places.words import (
    ARTICLES,
    AT_CROSSING,
    CORNERS,
    COUNTED,
    JOIN_FILLERS,
    JOINS,
    STRONG_JOINS,
    TIMES,
)


def crossings(reading: Reading) -> Iterator[PlaceQuery]:
    """ "elm and 5th", "Elm/5th", "Elm just past 5th", "esquina de Olmo con 5"."""
    pairs = list(pairwise(reading.streets))
    joined = [one.streets != two.streets and _joined(reading, one, two) for one, two in pairs]
    for place, (one, two) in enumerate(pairs):
        between_two = 0 < place < len(pairs) - 1 and joined[place - 1] and joined[place + 1]
        if not joined[place] or between_two or not _cross_here(reading, one, two):
            continue  # in "Elm and 5th and Pine and 6th" nobody means 5th and Pine
        corner = any(reading.word(place) in CORNERS for place in range(max(one.start - 4, 0), two.start))
        yield PlaceQuery(
            "crossing",
            reading.said(one.start, two.end),
            (one.streets, two.streets),
            sure=one.typed or two.typed or corner or not reading.loose or _meant(reading, one, two),
            exact=one.exact and two.exact and not reading.away(one.start),
            outside=reading.elsewhere(one.start, two.end),
        )


def _joined(reading: Reading, one: StreetMention, two: StreetMention) -> bool:
    gap = reading.gap(one, two)
    if not gap:
        led = reading.before(one.start) in CORNERS
        answer = not reading.loose and reading.whole(one.start, two.end)
        return led or answer or reading.word(two.start) in ("n", "e")  # "elm n 5th", "roble e iris"
    if reading.loose and (_bare(one) or _bare(two) or _day(reading, one)) and not STRONG_JOINS & set(gap):
        return reading.before(two.start) == "la" and _bare(two)
    if gap == [","] and one.typed and two.typed and not reading.loose:
        return True
    return len(gap) <= 6 and made_of(gap, JOINS, JOIN_FILLERS)


def _bare(street: StreetMention) -> bool:
    """A number and no more: "5"."""
    return street.form == "cardinal" and not street.typed


def _day(reading: Reading, street: StreetMention) -> bool:
    """ "on the 15th at ..." """
    return street.form != "name" and not street.typed and reading.before(street.start) == "the"


def _cross_here(reading: Reading, one: StreetMention, two: StreetMention) -> bool:
    """Two joined names are a crossing where either has its type, words point at it, or they are no everyday words."""
    led = reading.before(two.start) == "la" and reading.word(two.end) not in TIMES | COUNTED
    if _bare(two) and not led and not reading.closed_number(two.end):
        return False
    if not two.typed and two.form != "name" and reading.word(two.end) in COUNTED:
        return False
    if not reading.loose or reading.whole(one.start, two.end):
        return True
    if any(_common_noun(reading, street) for street in (one, two)):
        return False
    if one.typed or two.typed:
        return True
    if two.weak and not led and not reading.closed(two.end):
        return False
    article = (_bare(one) and reading.before(one.start) == "la") or reading.la_named(one) or reading.la_named(two)
    return article or _led_to(reading, one) or not (one.weak and two.weak)


def _common_noun(reading: Reading, street: StreetMention) -> bool:
    """ "the park", "el canal": with an article an everyday word is no street."""
    plain = street.weak and street.form == "name" and not street.typed and not reading.la_named(street)
    return plain and reading.before(street.start) in ARTICLES


def _meant(reading: Reading, one: StreetMention, two: StreetMention) -> bool:
    """ "at Washington and Main" means a corner even if there is none; "the 4th and 5th" are days."""
    la = reading.la_named(one) or reading.la_named(two)
    named = "name" in (one.form, two.form) and not (one.weak and two.weak and not la)
    return named and (la or _led_to(reading, one))


def _led_to(reading: Reading, street: StreetMention) -> bool:
    near = {reading.before(street.start, articles=True), reading.before(street.start - 1, articles=True)}
    return bool(near & AT_CROSSING)
