"""What anybody may see of a request's place, by the `public` rule of its kind: place | block | none.

One rule for every way out: the public page, a neighbour's STATUS, Open311 and the open data.
"""

import re
from dataclasses import dataclass

# Words of the resident's own that no map knows: they may say anything.
OWN_WORDS = "unverified"
BLOCK = "{block} block of {street}"

# A pin's numbers, as `Lookup.pin` writes them below or in place of a name.
NUMBERS = re.compile(r"\(?-?\d{1,3}\.\d{3,},\s*-?\d{1,3}\.\d{3,}\)?")
HOUSE = re.compile(
    r"(?<![\w&/.-])(\d{1,6})(?:-\d{1,6})?[A-Za-z]?(?:\s+1/2)?\s+(?!(?:and|y|at|block)\b)(?=[^\W\d]|\d+(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
UNIT = re.compile(r"[\s,]+(?:(?:apt|apartment|unit|suite|ste|lot|space|room|rm|bldg|depto|no)\b|#).*$", re.IGNORECASE)
BLOCK_DIGITS = 3
"""Decimals of a degree that are left of a point under the rule `block`: about a hundred metres."""


@dataclass(frozen=True)
class Shown:
    """A place as anybody may see it. text: "" where nothing may be said; lat, lon: None where there is no point."""

    text: str = ""
    lat: float | None = None
    lon: float | None = None


def shown_place(
    rule: str, text: str, lat: float | None, lon: float | None, confidence: str, block: str = BLOCK
) -> Shown | None:
    """The place under that rule; None when nobody may even know of the request (`none`, and any rule not known).
    block: how a block is written, with {block} ("1200") and {street}, which comes last."""
    if rule not in ("place", "block"):
        return None
    said = "" if confidence == OWN_WORDS else text
    if rule == "place":
        return Shown(said, lat, lon)
    return Shown(block_of(said, block), _coarse(lat), _coarse(lon))


def without_numbers(text: str) -> str:
    """A pin's name without its coordinates, which stand in fields of their own."""
    return " ".join(NUMBERS.sub("", text).split())


def block_of(text: str, block: str = BLOCK) -> str:
    """A place's text without anything that names one house: "1234 Elm St" -> "1200 block of Elm St"."""
    bare = " ".join(UNIT.sub("", without_numbers(text)).split()).strip(" ,")
    return HOUSE.sub(lambda found: block.format(block=int(found[1]) // 100 * 100 or 1, street=""), bare).strip()


def _coarse(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, BLOCK_DIGITS)
