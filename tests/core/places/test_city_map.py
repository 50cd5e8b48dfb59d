"""A small map: the city's outline, the streets around a pin, names that do not lie over each other."""

import math
import re

import pytest

from textbot.core.places.city_map import HEIGHT, INSET, WIDTH, Around, drawn

SOUTH, NORTH, WEST, EAST = 33.43, 33.49, -112.08, -112.04
CITY = ((SOUTH, WEST), (SOUTH, EAST), (NORTH, EAST), (NORTH, WEST), (SOUTH, WEST))
PIN = (33.4505, -112.0701)
STREETS = tuple(
    (f"{name} St", (33.4505 + step * 0.0009, -112.0751), (33.4505 + step * 0.0009, -112.0651))
    for step, name in enumerate(("Elm", "Oak", "Pine"))
)
AROUND = Around((CITY,), (("1", (CITY,)),), STREETS)


def test_the_pin_lies_in_the_middle_and_the_whole_city_in_the_corner() -> None:
    shown = drawn(AROUND, [PIN])
    assert shown.pins == ((WIDTH / 2, HEIGHT / 2),)
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", shown.whole)]
    assert all(WIDTH - INSET <= x <= WIDTH for x in numbers[::2])
    assert all(0 <= y <= INSET for y in numbers[1::2])


def test_streets_around_a_pin_are_named_apart() -> None:
    shown = drawn(AROUND, [PIN])
    assert {street.name for street in shown.streets} == {"Elm St", "Oak St", "Pine St"}
    spots = [(label.x, label.y) for label in shown.labels]
    assert len(spots) >= 2
    assert all(math.dist(one, two) > 26 for one in spots for two in spots if one is not two)


@pytest.mark.parametrize("apart", [0.03, 0.0008], ids=["far apart", "in one street"])
def test_several_pins_stand_whole_beside_the_city_in_the_corner(apart: float) -> None:
    shown = drawn(AROUND, [PIN, (PIN[0] + apart, PIN[1] + apart), (PIN[0] - apart / 3, PIN[1] - apart / 6)])
    assert all(10 < x < WIDTH - INSET - 10 and 24 < y < HEIGHT for x, y in shown.pins)


def test_without_a_pin_the_whole_city_is_drawn_with_its_districts() -> None:
    shown = drawn(AROUND, [])
    assert (shown.pins, shown.whole) == ((), "")
    assert [label.text for label in shown.names] == ["1"]


@pytest.mark.parametrize("pins", [[], [PIN]], ids=["no pin", "a pin"])
def test_a_city_of_which_nothing_is_known_is_an_empty_paper(pins: list[tuple[float, float]]) -> None:
    assert drawn(Around(), pins).boundary == ""
