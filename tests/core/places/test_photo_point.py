from fractions import Fraction

import pytest

from textbot.core.places.photo_point import photo_point

RIVERBEND = {1: "N", 2: (33, 26, Fraction(5424, 100)), 3: "W", 4: (112, 4, Fraction(2664, 100))}


class NoFraction:
    def __float__(self) -> float:
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("gps", "point"),
    [
        (RIVERBEND, (33.448400, -112.074067)),
        (RIVERBEND | {1: b"S\0", 3: "E"}, (-33.448400, 112.074067)),
        (RIVERBEND | {1: "s"}, (-33.448400, -112.074067)),
        (RIVERBEND | {2: [33.4484], 4: [112.5]}, (33.4484, -112.5)),
        (RIVERBEND | {2: (91, 0, 0)}, None),
        (RIVERBEND | {4: (181, 0, 0)}, None),
        (RIVERBEND | {2: (-33, 0, 0)}, None),
        (RIVERBEND | {2: (float("nan"), 0, 0)}, None),
        (RIVERBEND | {2: (float("inf"), 0, 0)}, None),
        (RIVERBEND | {2: (NoFraction(), 0, 0)}, None),
        (RIVERBEND | {2: ("a", "b", "c")}, None),
        (RIVERBEND | {2: "33.4"}, None),
        (RIVERBEND | {2: ()}, None),
        (RIVERBEND | {2: (1, 2, 3, 4)}, None),
        (RIVERBEND | {2: None}, None),
        ({2: (0, 0, 0), 4: (0, 0, 0)}, None),
        ({}, None),
    ],
)
def test_a_photos_point_is_read_or_left_out(gps, point):
    assert photo_point(gps) == point
