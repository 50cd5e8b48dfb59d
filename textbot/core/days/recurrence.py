"""Days that come again: dates of their own, every so many weeks, days of the month. All in the city's calendar."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LAST = -1
"""In place of a day's or a weekday's number in the month: the last one."""


@dataclass(frozen=True)
class DayOfMonth:
    """A day of each month. Without a weekday `number` is the day, cut to the month's length (31 is the 30th in June);
    with one (0 = Monday) the number-th such day, none in a month that has fewer. LAST counts from the end."""

    number: int
    weekday: int | None = None

    def on(self, year: int, month: int) -> date | None:
        """That day of one month."""
        length = monthrange(year, month)[1]
        if self.weekday is None:
            return date(year, month, length if self.number == LAST else min(self.number, length))
        first = 1 + (self.weekday - date(year, month, 1).weekday()) % 7
        days = range(first, length + 1, 7)
        at = len(days) - 1 if self.number == LAST else self.number - 1
        return date(year, month, days[at]) if at < len(days) else None


@dataclass(frozen=True)
class Recurrence:
    """Which days something is on: any of `dates`, of `months`, or of `weekdays` (0 = Monday) in every `weeks`-th week
    counted from the week of `since`. Nothing before `since` or after `until`."""

    dates: tuple[date, ...] = ()
    months: tuple[DayOfMonth, ...] = ()
    weekdays: tuple[int, ...] = ()
    weeks: int = 1
    since: date | None = None
    until: date | None = None

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """The days from `first` to `last`, both included, in order, each once."""
        first, last = max(first, self.since or first), min(last, self.until or last)
        if first > last:
            return ()
        found = {*self._dates(), *self._of_months(first, last), *self._of_weeks(first, last)}
        return tuple(sorted(day for day in found if first <= day <= last))

    def _dates(self) -> Iterator[date]:
        yield from self.dates

    def _of_months(self, first: date, last: date) -> Iterator[date]:
        at = (first.year, first.month)
        while self.months and at <= (last.year, last.month):
            yield from (day for rule in self.months if (day := rule.on(*at)))
            at = (at[0] + 1, 1) if at[1] == 12 else (at[0], at[1] + 1)

    def _of_weeks(self, first: date, last: date) -> Iterator[date]:
        if not self.weekdays:
            return
        monday = _monday(first)
        start = _monday(self.since) if self.since else monday if self.weeks == 1 else date(2000, 1, 3)
        monday += timedelta(weeks=-((monday - start).days // 7) % self.weeks)
        while monday <= last:
            yield from (monday + timedelta(days=weekday) for weekday in self.weekdays)
            monday += timedelta(weeks=self.weeks)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
