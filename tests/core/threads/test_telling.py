"""When a crew is due."""

from datetime import date, time

import pytest

from textbot.core.days.calendar import Holidays, OfficeHours
from textbot.core.threads.telling import working_days_after

HOURS = OfficeHours(
    {day: (time(8), time(17)) for day in range(5)}, Holidays("US", names=frozenset({"Thanksgiving Day"}))
)


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2026, 11, 16), 5, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 25), 1, date(2026, 11, 27)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
    ids=["over a weekend", "from a Friday", "over Thanksgiving", "the same day"],
)
def test_working_days_leave_out_weekends_and_holidays(day: date, count: int, due: date) -> None:
    assert working_days_after(day, count, HOURS) == due


def test_an_office_without_hours_counts_every_day() -> None:
    assert working_days_after(date(2026, 11, 20), 3, OfficeHours({}, Holidays("US"))) == date(2026, 11, 23)
