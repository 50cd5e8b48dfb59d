"""Office time over nights, weekends, holidays and both changes of the clocks."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textbot.core.days.calendar import Holidays, OfficeHours
from textbot.core.days.staffed import after_staffed, staffed_between

PHOENIX = ZoneInfo("America/Phoenix")
DENVER = ZoneInfo("America/Denver")
HOLIDAYS = Holidays("US", "AZ", frozenset(("Thanksgiving Day", "Christmas Day")))
WORKDAYS = OfficeHours({day: (time(8), time(17)) for day in range(5)}, HOLIDAYS)
NIGHT_AND_DAY = OfficeHours({day: (time(0), time(23, 59)) for day in range(7)}, Holidays("US"))


def at(text: str, zone: ZoneInfo = PHOENIX) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23T10:00", 2, "2026-11-23T12:00"),
        ("2026-11-23T16:00", 2, "2026-11-24T09:00"),
        ("2026-11-23T06:30", 2, "2026-11-23T10:00"),
        ("2026-11-23T19:00", 2, "2026-11-24T10:00"),
        ("2026-11-20T16:30", 2, "2026-11-23T09:30"),
        ("2026-11-21T12:00", 1, "2026-11-23T09:00"),
        ("2026-11-25T16:00", 2, "2026-11-27T09:00"),
        ("2026-11-23T15:00", 2, "2026-11-23T17:00"),
        ("2026-11-23T10:00", 20, "2026-11-25T12:00"),
    ],
    ids=[
        "one morning", "over a night", "before opening", "after closing", "over a weekend", "on a saturday",
        "over thanksgiving", "up to closing", "over days",
    ],
)  # fmt: skip
def test_a_target_counts_office_hours_only(start: str, hours: int, end: str) -> None:
    assert after_staffed(WORKDAYS, at(start), timedelta(hours=hours)) == at(end)


@pytest.mark.parametrize(
    ("since", "now", "hours"),
    [
        ("2026-11-23T09:00", "2026-11-23T11:30", 2.5),
        ("2026-11-20T16:00", "2026-11-23T09:00", 2),
        ("2026-11-25T16:00", "2026-11-27T08:30", 1.5),
        ("2026-11-21T09:00", "2026-11-22T20:00", 0),
        ("2026-11-23T11:30", "2026-11-23T09:00", 0),
        ("2026-08-31T08:00", "2026-11-23T08:00", 12 * 45),
    ],
    ids=["one morning", "over a weekend", "over a holiday", "a weekend", "backwards", "twelve weeks"],
)
def test_only_office_time_is_staffed(since: str, now: str, hours: float) -> None:
    assert staffed_between(WORKDAYS, at(since), at(now)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("friday", "monday"),
    [("2026-03-06T16:00", "2026-03-09T09:00"), ("2026-10-30T16:00", "2026-11-02T09:00")],
    ids=["clocks go forward", "clocks go back"],
)
def test_a_change_of_the_clocks_moves_no_office_hour(friday: str, monday: str) -> None:
    assert after_staffed(WORKDAYS, at(friday, DENVER), timedelta(hours=2)) == at(monday, DENVER)
    assert staffed_between(WORKDAYS, at(friday, DENVER), at(monday, DENVER)) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-08", 22), ("2026-11-01", 24), ("2026-06-01", 23)], ids=["short", "long", "plain"]
)
def test_an_office_that_never_sleeps_has_a_short_and_a_long_day(day: str, hours: int) -> None:
    found = staffed_between(NIGHT_AND_DAY, at(f"{day}T00:00", DENVER), at(f"{day}T23:00", DENVER))
    assert found == timedelta(hours=hours)


def test_without_office_hours_every_hour_counts() -> None:
    never = OfficeHours({}, HOLIDAYS)
    assert after_staffed(never, at("2026-11-21T12:00"), timedelta(hours=3)) == at("2026-11-21T15:00")


@settings(max_examples=60, deadline=None)
@given(
    start=st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(DENVER)),
    minutes=st.integers(1, 6000),
)
def test_adding_and_measuring_agree(start: datetime, minutes: int) -> None:
    span = timedelta(minutes=minutes)
    assert staffed_between(WORKDAYS, start, after_staffed(WORKDAYS, start, span)) == span
