"""Reading what a text says about where something is: English and Spanish, links and coordinates, typos and all."""

from textbot.core.places.map_links import Pin, find_pin, without_links
from textbot.core.places.patterns import PATTERNS
from textbot.core.places.plus_codes import find_plus_code
from textbot.core.places.query import PlaceQuery
from textbot.core.places.reading import Names, Reading
from textbot.core.places.strangers import strangers


def read(text: str, names: Names, loose: bool) -> tuple[PlaceQuery, ...]:
    """Every way to take the text as a place, the one that says most first; () when it holds none.

    loose: a whole sentence, in which an everyday word that is also a street ("my main concern", "May 5th") proves
    nothing; otherwise the answer to "where is it?"."""
    code = find_plus_code(text, names.centre)
    if code:
        return (PlaceQuery("point", code[0], point=code[1], found_by="plus code"),)
    pin = find_pin(text)
    if pin:
        return _read_pin(pin, text, names)
    reading = Reading(without_links(text), names, loose)
    found = [query for pattern in PATTERNS for query in pattern(reading)]
    found.extend(strangers(reading))
    return tuple(sorted(found, key=lambda query: query.order))


def _read_pin(pin: Pin, text: str, names: Names) -> tuple[PlaceQuery, ...]:
    if pin.lat is not None and pin.lon is not None:
        return (PlaceQuery("point", pin.mention, point=(pin.lat, pin.lon), found_by=pin.found_by),)
    words = read(pin.words, names, loose=False) if pin.words else ()
    beside = read(without_links(text), names, loose=True)
    return (*words, *beside, PlaceQuery("map_link", pin.mention))
