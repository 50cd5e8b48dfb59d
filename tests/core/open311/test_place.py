"""Where a program says something is."""

import pytest

from textbot.core.open311.place import Where, of_address, of_point
from textbot.core.open311.reading import NotTaken
from textbot.core.places.place import Finding, Owner, Place

POINT = Where(33.44239, -112.07853)
PIN = Place("point", "123 Main St (33.44239, -112.07853)", 33.44239, -112.07853, "1", "1", "approximate", "photo")
NAMED = Place("address", "123 Main St", 33.4424, -112.0785, "1", "1", "exact", "address")
STREET = Place("street", "Oak Ave", 33.447, -112.07, None, None, "approximate", "street")
COUNTY = Owner("county", "The County", "602-555-0142")
FAR = Place("address", "1600 Palm Ave", 33.462, -112.048, "2", "3", "exact", "address")


def test_a_point_is_named_after_what_is_near() -> None:
    place = of_point(POINT, Finding((PIN,)), None)
    assert (place.text, place.found_by, place.lat) == (PIN.text, "open311", 33.44239)


def test_an_address_at_the_same_spot_gives_its_words() -> None:
    assert of_point(POINT, Finding((PIN,)), Finding((NAMED,))).text == "123 Main St"


@pytest.mark.parametrize("named", [Finding((FAR,)), Finding((STREET,)), Finding(), Finding((NAMED, FAR))])
def test_an_address_elsewhere_leaves_the_point_alone(named: Finding) -> None:
    assert of_point(POINT, Finding((PIN,)), named).text == PIN.text


def test_a_point_outside_is_refused() -> None:
    with pytest.raises(NotTaken, match="not the city's. The County takes care of it: 602-555-0142"):
        of_point(POINT, Finding(outside=True, owners=(COUNTY,)), None, "pothole")


def test_one_address_is_taken() -> None:
    assert of_address(Finding((NAMED,))) == NAMED


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (Finding((NAMED, FAR)), "several places: 123 Main St; 1600 Palm Ave"),
        (Finding((STREET,)), "only a street, Oak Ave"),
        (Finding(outside=True), "not the city's"),
        (Finding(), "No map here knows"),
        (Finding(problem="range", hint="Main St"), "No map here knows"),
    ],
    ids=["several", "a street", "outside", "unknown", "no such number"],
)
def test_a_place_is_never_guessed(named: Finding, told: str) -> None:
    with pytest.raises(NotTaken, match=told):
        of_address(named)
