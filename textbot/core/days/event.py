"""What happens in the city on days that are known ahead: a council meeting, street sweeping, a parade."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from textbot.core.days.calendar import Holidays
from textbot.core.days.recurrence import Recurrence

EVERYWHERE = ""


@dataclass(frozen=True)
class Event:
    """Something with a date. Its name stands at `<path>.title`, where it is at `<path>.where` (where that is said).

    on: trash zone -> its days there, or EVERYWHERE -> its days for all. at: when it begins. districts: whom it
    concerns, () for everybody. holidays: whether it is on on the city's holidays, too."""

    key: str
    path: str
    on: Mapping[str, Recurrence]
    at: time
    districts: tuple[str, ...] = ()
    holidays: bool = True

    def days(self, first: date, last: date, kept: Holidays, zone: str = EVERYWHERE) -> Iterator[date]:
        """Its days in a zone from `first` to `last`; none for a zone it does not come to. kept: the holidays."""
        rule = self.on.get(zone) or self.on.get(EVERYWHERE)
        days = rule.days(first, last) if rule else ()
        return (day for day in days if self.holidays or kept.on(day) is None)


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """That time of that day in a zone. A time that a clock change leaves out is moved on by the change; of one that
    comes twice it is the first."""
    return datetime.fromtimestamp(datetime.combine(day, at, zone).timestamp(), zone)
