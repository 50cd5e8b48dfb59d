"""A register of addresses: names as people read them, twins told apart, numbers between the known ones."""

import json

import pytest

from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Area
from textbot.core.places.register import Register, blocks_of
from textbot.core.places.street_spelling import street_name

NEAR, FAR = (33.45, -112.07), (33.48, -112.05)


def half(name: str, west: float, east: float) -> Area:
    corners = [[west, 33], [east, 33], [east, 34], [west, 34], [west, 33]]
    return Area("district", name, json.dumps({"type": "Polygon", "coordinates": [corners]}))


HALVES = (half("1", -113, -112.06), half("2", -112.06, -111))


@pytest.mark.parametrize(
    ("register", "read"),
    [
        ("N MAIN STREET", "N Main St"),
        ("05TH AVE", "5th Ave"),
        ("5 ST", "5th St"),
        ("NORTH ST", "North St"),
        ("W NORTH ST", "W North St"),
        ("MAIN ST W.", "Main St W"),
        ("CAMINO DEL RIO", "Camino del Rio"),
        ("ST MARY ST", "St Mary St"),
        ("PARK PLACE DR", "Park Place Dr"),
        ("O'NEIL-SMITH RD", "O'neil-Smith Rd"),
        ("11TH ST", "11th St"),
        ("  ", ""),
    ],
)
def test_a_registers_spelling_becomes_a_readable_name(register: str, read: str) -> None:
    assert street_name(register) == read


def names(register: Register) -> list[str]:
    return [street.name for street in register.streets()]


def test_one_street_that_goes_through_two_towns_stays_one() -> None:
    register = Register(Areas(()))
    register.add("Oak St", (1, *NEAR, "Westville", ""))
    register.add("Oak St", (200, *FAR, "Easton", ""))
    assert names(register) == ["Oak St"]


@pytest.mark.parametrize(
    ("one", "two", "shown"),
    [
        (("WESTVILLE", ""), ("EASTON", ""), ["Oak St, Easton", "Oak St, Westville"]),
        (("", "85098"), ("", "85099"), ["Oak St, 85098", "Oak St, 85099"]),
        (("", ""), ("", ""), ["Oak St, district 1", "Oak St, district 2"]),
    ],
    ids=["towns", "ZIP codes", "districts"],
)
def test_twins_of_one_name_are_told_apart(one: tuple[str, str], two: tuple[str, str], shown: list[str]) -> None:
    register = Register(Areas(HALVES))
    register.add("Oak St", (123, *NEAR, *one))
    register.add("Oak St", (123, *FAR, *two))
    assert names(register) == shown
    assert {street.called for street in register.streets()} == {"Oak St"}


def test_flats_count_once_and_a_street_in_two_districts_has_none() -> None:
    register = Register(Areas(HALVES))
    for house in ((1, *NEAR, "", ""), (1, *NEAR, "", ""), (9, *FAR, "", "")):
        register.add("Oak St", house)
    [street] = register.streets()
    assert (list(street.houses), register.repeated) == ([1, 9], 1)
    assert register.whole(street) == (None, None)


def test_between_two_known_numbers_of_a_hundred_lies_a_block() -> None:
    register = Register(Areas(()))
    for number in (101, 149, 180, 250):
        register.add("Oak St", (number, 33.45, -112.07 + number / 100_000, "", ""))
    [street] = register.streets()
    assert [(block.low, block.high) for block in blocks_of(street)] == [(101, 180)]
