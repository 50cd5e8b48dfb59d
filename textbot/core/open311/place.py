"""Where a program says something is: a point, an address, or both."""

from dataclasses import dataclass, replace

from textbot.core.open311.reading import NotTaken
from textbot.core.places.gazetteer import metres
from textbot.core.places.place import Finding, Place

# So near its point an address names the same spot.
SAME_SPOT = 300.0
FOUND_BY = "open311"


@dataclass(frozen=True)
class Where:
    """What was sent. lat, lon: both or neither."""

    lat: float | None = None
    lon: float | None = None
    address: str = ""


def of_point(where: Where, pinned: Finding, named: Finding | None, report: str = "") -> Place:
    """The place at a point, in the address's words where that is the same spot. Raises NotTaken outside the city, with
    who takes that kind of report there."""
    assert where.lat is not None
    assert where.lon is not None
    if not pinned.places:
        raise NotTaken(f"That point is not the city's.{_whose(pinned, report)}")
    point, place = (where.lat, where.lon), pinned.places[0]
    if named is not None and len(named.places) == 1 and named.places[0].kind != "street":
        told = named.places[0]
        if told.lat is not None and told.lon is not None and metres((told.lat, told.lon), point) <= SAME_SPOT:
            place = replace(place, text=told.text, confidence=told.confidence)
    return replace(place, found_by=FOUND_BY)


def of_address(named: Finding, report: str = "") -> Place:
    """The one place an address names. Raises NotTaken with what would help when it names none, several or one
    elsewhere: a place that is only guessed would send a crew astray."""
    if named.outside:
        raise NotTaken(f"That address is not the city's.{_whose(named, report)}")
    if len(named.places) > 1:
        names = "; ".join(place.text for place in named.places)
        raise NotTaken(f"address_string could mean several places: {names}. Send one of them, or lat and long.")
    if named.places and named.places[0].kind != "street":
        return named.places[0]
    if named.places:
        raise NotTaken(
            f"address_string names only a street, {named.places[0].text}. Add a house number or a cross street, or "
            "send lat and long."
        )
    raise NotTaken("No map here knows that address_string. Send a house number and street, a corner, or lat and long.")


def _whose(found: Finding, report: str) -> str:
    owner = found.owner(report)
    return f" {owner.name} takes care of it: {owner.phone}" if owner is not None and owner.phone else ""
