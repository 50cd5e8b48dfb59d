"""When places of the city are open: weekly hours, the holidays they keep, days of their own, a season."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from textbot.core.days.calendar import NO_HOLIDAYS, Holidays

Span = tuple[time, time]
MonthDay = tuple[int, int]
A_YEAR = 370


@dataclass(frozen=True)
class Opening:
    """Opening hours of one place. Its name stands at `<path>.name`, what is said of an open day at `<path>.open`, of a
    closed one at `<path>.closed`.

    weekly: weekday (0 = Monday) -> opening and closing time, a missing day is closed. special: days that differ, None
    for closed. season: first and last day of the year (month, day) it is open at all.
    """

    key: str
    path: str
    weekly: Mapping[int, Span] = field(default_factory=dict)
    holidays: Holidays = NO_HOLIDAYS
    special: Mapping[date, Span | None] = field(default_factory=dict)
    season: tuple[MonthDay, MonthDay] | None = None

    def span(self, day: date) -> Span | None:
        """Opening and closing time of that day, or None when closed."""
        if day in self.special:
            return self.special[day]
        if self.holidays.on(day) or not self._in_season(day):
            return None
        return self.weekly.get(day.weekday())

    def next_opening(self, after: date) -> datetime | None:
        """The first opening on a later day, without a zone; None within the coming year when there is none."""
        days = (after + timedelta(days=ahead) for ahead in range(1, A_YEAR))
        return next((datetime.combine(day, span[0]) for day in days if (span := self.span(day))), None)

    def _in_season(self, day: date) -> bool:
        if self.season is None:
            return True
        first, last = self.season
        at = (day.month, day.day)
        return first <= at <= last if first <= last else at >= first or at <= last
