"""Office hours, holidays and trash days, all in the city's local time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from textbot.core.days.calendar import (
    Holidays,
    OfficeHours,
    coming,
    next_pickup,
    say_date,
    say_short_date,
    say_time,
    say_weekday,
)

PHOENIX = ZoneInfo("America/Phoenix")
DENVER = ZoneInfo("America/Denver")
HOLIDAYS = Holidays("US", "AZ", frozenset(("Thanksgiving Day", "Christmas Day", "Independence Day")))
WORKDAYS = OfficeHours({day: (time(8), time(17)) for day in range(5)}, HOLIDAYS)


def at(text: str, zone: ZoneInfo = PHOENIX) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-11-26", "Thanksgiving Day"),
        ("2026-12-25", "Christmas Day"),
        ("2026-11-25", None),
        ("2026-11-11", None),  # a holiday, but none this city keeps
        ("2026-07-03", "Independence Day (observed)"),  # the 4th is a Saturday
    ],
)
def test_a_city_keeps_only_its_own_holidays(day: str, name: str | None) -> None:
    assert HOLIDAYS.on(date.fromisoformat(day)) == name


def test_a_city_adds_and_removes_days() -> None:
    own = Holidays("US", "AZ", HOLIDAYS.names, {date(2026, 11, 27): "Day after"}, frozenset((date(2026, 12, 25),)))
    assert own.on(date(2026, 11, 27)) == "Day after"
    assert own.on(date(2026, 12, 25)) is None


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        ("2026-11-23T07:59", False),
        ("2026-11-23T08:00", True),
        ("2026-11-23T16:59", True),
        ("2026-11-23T17:00", False),
        ("2026-11-21T10:00", False),
        ("2026-11-26T10:00", False),
    ],
    ids=["before", "at eight", "before five", "at five", "saturday", "thanksgiving"],
)
def test_staff_are_there_in_office_hours(now: str, is_open: bool) -> None:
    assert WORKDAYS.is_open(at(now)) is is_open


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-23T06:00", "2026-11-23T08:00"),
        ("2026-11-23T12:00", "2026-11-24T08:00"),
        ("2026-11-20T18:00", "2026-11-23T08:00"),
        ("2026-11-25T18:00", "2026-11-27T08:00"),
    ],
    ids=["same morning", "while open", "over the weekend", "over a holiday"],
)
def test_the_next_opening_skips_closed_days(now: str, opens: str) -> None:
    assert WORKDAYS.next_opening(at(now)) == at(opens)


def test_an_office_that_never_opens_has_no_next_opening() -> None:
    assert OfficeHours({}, HOLIDAYS).next_opening(at("2026-11-23T06:00")) is None


def test_office_hours_hold_through_daylight_saving() -> None:
    assert WORKDAYS.next_opening(at("2026-10-30T18:00", DENVER)) == at("2026-11-02T08:00", DENVER)


@pytest.mark.parametrize(
    ("today", "weekday", "day", "holiday"),
    [
        ("2026-11-23", 0, "2026-11-23", None),
        ("2026-11-24", 0, "2026-11-30", None),
        ("2026-11-25", 3, "2026-11-27", "Thanksgiving Day"),
        ("2026-11-26", 4, "2026-11-28", "Thanksgiving Day"),
        ("2026-11-25", 2, "2026-11-25", None),
        ("2026-11-28", 4, "2026-11-28", "Thanksgiving Day"),
        ("2026-11-29", 4, "2026-12-04", None),
    ],
    ids=["today", "next week", "moved", "moved too", "before the holiday", "the moved day itself", "after it"],
)
def test_a_holiday_moves_its_day_and_those_after(today: str, weekday: int, day: str, holiday: str | None) -> None:
    pickup = next_pickup(date.fromisoformat(today), weekday, HOLIDAYS)
    assert (pickup.day.isoformat(), pickup.holiday) == (day, holiday)


def test_dates_read_as_people_write_them() -> None:
    day = date(2026, 11, 24)
    assert (say_date(day, "en"), say_date(day, "es")) == ("Tuesday, November 24", "martes 24 de noviembre")
    assert (say_weekday(day, "en"), say_weekday(day, "es")) == ("Tuesday", "martes")
    assert (say_short_date(day, "en"), say_short_date(day, "es")) == ("Nov 24", "24 nov")


@pytest.mark.parametrize(("moment", "said"), [("08:00", "8 AM"), ("12:30", "12:30 PM"), ("00:05", "12:05 AM")])
def test_times_read_as_on_signs(moment: str, said: str) -> None:
    assert say_time(at(f"2026-11-24T{moment}")) == said


def test_a_moment_within_a_week_needs_no_date() -> None:
    now = at("2026-11-23T18:00")
    assert coming(at("2026-11-24T08:00"), now, "en") == {"day": "Tuesday", "time": "8 AM"}
    assert coming(at("2026-12-01T08:00"), now, "es") == {"day": "martes 1 de diciembre", "time": "8 AM"}
