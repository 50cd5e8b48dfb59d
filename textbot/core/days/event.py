"""What happens in the city on days that are known ahead: a council meeting, street sweeping, a parade."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from textbot.core.days.calendar import Holidays
from textbot.core.days.recurrence import Recurrence


@dataclass(frozen=True)
class Event:
    """Something with a date. Its name stands at `<path>.title`, where it is at `<path>.where` (when known).

    at: when it begins. districts, zones: whom it concerns, () for everybody; a resident of either counts.
    holidays: whether it is on on the city's holidays, too."""

    key: str
    path: str
    on: Recurrence
    at: time
    districts: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    holidays: bool = True

    def concerns(self, district: str | None, zone: str | None) -> bool:
        """Whether it is for somebody who lives there."""
        if not self.districts and not self.zones:
            return True
        return district in self.districts or zone in self.zones

    def days(self, first: date, last: date, kept: Holidays) -> Iterator[date]:
        """Its days from `first` to `last`, without holidays when it is not on then. kept: the holidays."""
        return (day for day in self.on.days(first, last) if self.holidays or kept.on(day) is None)


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """That time of that day in a zone. A time that a clock change leaves out is moved on by the change; of one that
    comes twice it is the first."""
    return datetime.fromtimestamp(datetime.combine(day, at, zone).timestamp(), zone)
