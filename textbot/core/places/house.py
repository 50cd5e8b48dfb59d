"""The house number and street that a place's words name."""

import re
from functools import lru_cache

from textbot.core.places.place import Place
from textbot.core.places.street_names import same_name

LONGEST_STREET = 80
_HOUSE = re.compile(r"(\d{1,6})(?: ?[a-zA-Z])? (?:block of )?([^()]+?)(?: \([^)]*\))?\Z")

Name = tuple[tuple[str, ...], str | None, str | None]


def house_of(place: Place) -> tuple[str, int | None]:
    """(street, house number) of a place such as "412 Oak St" or "400 block of Oak St"; ("", None) for one that names no
    house, such as a crossing or a park."""
    named = _HOUSE.match(place.text) if place.kind in ("address", "point") else None
    return (named[2].strip()[:LONGEST_STREET], int(named[1])) if named else ("", None)


def is_street(asked: str, street: str) -> bool:
    """Whether a street is the one that is asked for: "Elm", "Elm Street" and "N Elm St" all ask for "N Elm St", while
    "S Elm St" and "Elm Ave" do not."""
    (name, kind, facing), (own_name, own_kind, own_facing) = _name(asked), _name(street)
    alike = name == own_name and bool(name)
    return alike and kind in (None, own_kind) and facing in (None, own_facing)


@lru_cache(maxsize=20_000)
def _name(text: str) -> Name:
    return same_name(text)
