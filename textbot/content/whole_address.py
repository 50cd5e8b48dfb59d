"""A whole address in one cell, "1234 N Main St Apt 4, Phoenix AZ", taken apart by usaddress."""

from dataclasses import dataclass

import usaddress

STREET = (
    "StreetNamePreModifier",
    "StreetNamePreDirectional",
    "StreetNamePreType",
    "StreetName",
    "StreetNamePostType",
    "StreetNamePostDirectional",
    "StreetNamePostModifier",
)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class WholeAddress:
    """Its parts as written, "" for what it lacks."""

    number: str
    street: str
    city: str
    postcode: str


def taken_apart(text: str) -> WholeAddress | None:
    """The parts of a street address; None for anything else, such as a post box or two addresses in one."""
    try:
        parts, kind = usaddress.tag(text[:LONGEST])
    except usaddress.RepeatedLabelError:
        return None
    street = " ".join(parts[name] for name in STREET if name in parts)
    if kind != "Street Address" or not street:
        return None
    return WholeAddress(parts["AddressNumber"], street, parts.get("PlaceName", ""), parts.get("ZipCode", ""))
