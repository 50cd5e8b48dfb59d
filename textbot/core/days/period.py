"""Spans of days that figures are asked for, in the city's calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from textbot.core.days.calendar import DAY, WEEK

LONGEST = 3660
"""Days of the longest period."""
FIRST, LAST = date(2000, 1, 1), date(2999, 12, 31)
MANY_WEEKS = 26
"""More weeks than these are shown as months."""


@dataclass(frozen=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    def moments(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The midnight it begins at and the one it ends before."""
        begins, ends = (datetime.combine(day, time(), zone) for day in (self.first, self.last + DAY))
        return begins, ends

    def parts(self) -> tuple["Period", ...]:
        """Its weeks from Monday to Sunday, or its months when there are many; the first and the last may be cut."""
        found, first = [], self.first
        end_of = _end_of_week if self.days <= MANY_WEEKS * 7 else _end_of_month
        while first <= self.last:
            last = min(end_of(first), self.last)
            found.append(Period(first, last))
            first = last + DAY
        return tuple(found)


def period(first: date, last: date) -> Period:
    """From one day to the other, whichever is the earlier, at most LONGEST days."""
    early, late = (min(max(day, FIRST), LAST) for day in sorted((first, last)))
    return Period(max(early, late - LONGEST * DAY), late)


def presets(today: date) -> Mapping[str, Period]:
    """Periods with a name."""
    monday = today - timedelta(days=today.weekday())
    return {
        "this_week": Period(monday, today),
        "last_week": Period(monday - WEEK, monday - DAY),
        "days_30": Period(today - 29 * DAY, today),
        "weeks_7": Period(monday - 6 * WEEK, today),
    }


def _end_of_week(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + 32 * DAY).replace(day=1) - DAY
