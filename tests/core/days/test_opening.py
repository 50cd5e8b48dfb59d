"""When a place is open, and when it opens next."""

from datetime import date, datetime, time

import pytest

from textbot.core.days.calendar import Holidays
from textbot.core.days.opening import Opening

HALF = (time(9), time(12))
WEEK = {day: (time(8), time(17)) for day in range(5)}
KEPT = Holidays("US", "AZ", frozenset(["Thanksgiving Day"]), {date(2026, 11, 27): "Day after"})
PLACE = Opening("library", "hours.library", WEEK, KEPT, {date(2026, 12, 24): HALF, date(2026, 12, 28): None})
POOL = Opening("pool", "hours.pool", dict.fromkeys(range(7), HALF), season=((5, 23), (9, 7)))
LIFT = Opening("lift", "hours.lift", dict.fromkeys(range(7), HALF), season=((11, 15), (3, 31)))

OPEN = {
    "a working day": (PLACE, date(2026, 11, 25), WEEK[0]),
    "a holiday": (PLACE, date(2026, 11, 26), None),
    "a day the city added": (PLACE, date(2026, 11, 27), None),
    "a weekend": (PLACE, date(2026, 11, 28), None),
    "a short day": (PLACE, date(2026, 12, 24), HALF),
    "a day off": (PLACE, date(2026, 12, 28), None),
    "in season": (POOL, date(2026, 7, 4), HALF),
    "out of season": (POOL, date(2026, 9, 8), None),
    "a season over New Year": (LIFT, date(2027, 1, 1), HALF),
    "summer of a winter place": (LIFT, date(2026, 7, 1), None),
}


@pytest.mark.parametrize(("place", "day", "span"), OPEN.values(), ids=OPEN.keys())
def test_a_place_is_open_or_closed_then(place: Opening, day: date, span: object) -> None:
    assert place.span(day) == span


def test_it_opens_after_the_holidays() -> None:
    assert PLACE.next_opening(date(2026, 11, 26)) == datetime(2026, 11, 30, 8)


def test_it_opens_next_season() -> None:
    assert POOL.next_opening(date(2026, 11, 26)) == datetime(2027, 5, 23, 9)


def test_a_place_that_never_opens_has_no_next_opening() -> None:
    assert Opening("gone", "hours.gone").next_opening(date(2026, 11, 26)) is None
