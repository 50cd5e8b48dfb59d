"""Until when a conversation may be put aside."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from textbot.core.days.calendar import NO_HOLIDAYS, Holidays, OfficeHours
from textbot.core.days.snooze import until

PHOENIX = ZoneInfo("America/Phoenix")
WEEK = {day: (time(8), time(17)) for day in range(5)}
THANKSGIVING = Holidays("US", names=frozenset({"Thanksgiving Day"}))
HOURS = OfficeHours(WEEK, THANKSGIVING)
MONDAY = datetime(2026, 11, 23, 10, 30, tzinfo=PHOENIX)


@pytest.mark.parametrize(
    ("choice", "now", "then"),
    [
        ("hour", MONDAY, "2026-11-23T11:30"),
        ("tomorrow", MONDAY, "2026-11-24T08:00"),
        ("tomorrow", MONDAY.replace(day=25), "2026-11-27T08:00"),  # Thanksgiving is no working morning
        ("tomorrow", MONDAY.replace(day=27), "2026-11-30T08:00"),
        ("tomorrow", MONDAY.replace(hour=1), "2026-11-24T08:00"),
        ("monday", MONDAY, "2026-11-30T08:00"),
        ("monday", MONDAY.replace(day=29), "2026-11-30T08:00"),
    ],
)
def test_a_choice_is_a_moment_at_which_staff_are_there(choice: str, now: datetime, then: str) -> None:
    found = until(choice, HOURS, now)
    assert found is not None
    assert found.isoformat(timespec="minutes") == f"{then}-07:00"


def test_a_city_without_hours_begins_at_eight() -> None:
    found = until("tomorrow", OfficeHours({}, NO_HOLIDAYS), MONDAY)
    assert found == datetime(2026, 11, 24, 8, 0, tzinfo=PHOENIX)


def test_ones_own_time_is_taken_in_the_citys_zone() -> None:
    assert until("own", HOURS, MONDAY, "2026-11-24T09:30") == datetime(2026, 11, 24, 9, 30, tzinfo=PHOENIX)


@pytest.mark.parametrize("own", ["", "soon", "2026-11-23T10:30", "2020-01-01T09:00", "2027-03-01T09:00"])
def test_what_is_no_moment_to_come_is_none(own: str) -> None:
    assert until("own", HOURS, MONDAY, own) is None


def test_an_unknown_choice_is_none() -> None:
    assert until("never", HOURS, MONDAY) is None


@pytest.mark.parametrize("now", ["2026-11-01T08:30", "2026-03-08T09:30"], ids=["set back", "set forward"])
def test_an_hour_is_an_hour_also_in_the_night_that_clocks_are_set(now: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    found = until("hour", HOURS, at.astimezone(ZoneInfo("America/Los_Angeles")))
    assert found is not None
    assert found.astimezone(UTC) - at == timedelta(hours=1)
