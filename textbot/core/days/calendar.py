"""Office hours, holidays and trash days: all computed, in the city's local time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays as holiday_tables
from babel.dates import format_date, format_skeleton

WEEK = timedelta(days=7)
DAY = timedelta(days=1)
CLOSE = 90  # days within which a date needs no year


@dataclass(frozen=True)
class Holidays:
    """The days a city keeps. names: which of the `holidays` package's names for country and subdivision count
    (observed days included); add and remove: the city's own corrections."""

    country: str
    subdivision: str | None = None
    names: frozenset[str] = frozenset()
    add: Mapping[date, str] = field(default_factory=dict)
    remove: frozenset[date] = frozenset()

    def on(self, day: date) -> str | None:
        """The holiday's name when `day` is one, else None."""
        if day in self.add:
            return self.add[day]
        if day in self.remove:
            return None
        return self._named(_table(self.country, self.subdivision, day.year).get(day))

    def _named(self, found: str | None) -> str | None:
        if found is None:
            return None
        return next((part for part in found.split("; ") if _plain(part) in self.names), None)


NO_HOLIDAYS = Holidays("US")


@lru_cache(maxsize=64)
def _table(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    table = holiday_tables.country_holidays(country, subdiv=subdivision, years=year, language="en_US")
    return dict(table.items())


def _plain(name: str) -> str:
    return name.removesuffix(" (observed)")


@dataclass(frozen=True)
class OfficeHours:
    """When staff read messages. opens: weekday (0 = Monday) -> opening and closing time; a missing day is closed."""

    opens: Mapping[int, tuple[time, time]]
    holidays: Holidays

    def is_open(self, now: datetime) -> bool:
        """Whether staff are there at `now` (local, with zone)."""
        span = self.span(now.date())
        return span is not None and span[0] <= now.timetz().replace(tzinfo=None) < span[1]

    def span(self, day: date) -> tuple[time, time] | None:
        """Opening and closing time of that day, or None when closed."""
        if self.holidays.on(day):
            return None
        return self.opens.get(day.weekday())

    def next_opening(self, now: datetime) -> datetime | None:
        """The next moment staff come in after `now`; None when no day of the coming month is open."""
        for ahead in range(32):
            day = now.date() + timedelta(days=ahead)
            span = self.span(day)
            opening = datetime.combine(day, span[0], now.tzinfo) if span else None
            if opening is not None and opening > now:
                return opening
        return None


@dataclass(frozen=True)
class Pickup:
    """A trash day: its date and the holiday that moved it, if one did."""

    day: date
    holiday: str | None = None


def next_pickup(today: date, weekday: int, skips: Holidays) -> Pickup:
    """The next collection on or after `today` for a zone served on `weekday`. A holiday on or before the day in
    its week (Monday on) slides it by one day."""
    monday = today - timedelta(days=today.weekday())
    while True:
        pickup = pickup_in_week(monday, weekday, skips)
        if pickup.day >= today:
            return pickup
        monday += WEEK


def pickup_in_week(monday: date, weekday: int, skips: Holidays) -> Pickup:
    """The collection of the week of that Monday; the last day of a week may slide into the next."""
    regular = monday + timedelta(days=weekday)
    holiday = next((name for ahead in range(weekday + 1) if (name := skips.on(monday + timedelta(days=ahead)))), None)
    return Pickup(regular + DAY, holiday) if holiday else Pickup(regular)


# Babel's own patterns for a day without its year shorten the names; these are how people write it.
DAY_PATTERNS = {"en": "EEEE, MMMM d", "es": "EEEE d 'de' MMMM"}


def say_date(day: date, language: str) -> str:
    """A date as people say it: "Tuesday, November 24", "martes 24 de noviembre"."""
    pattern = DAY_PATTERNS.get(language)
    shown = (
        format_date(day, pattern, locale=language) if pattern else format_skeleton("MMMMEEEEd", day, locale=language)
    )
    return str(shown)


def say_coming_date(day: date, today: date, language: str) -> str:
    """A coming date, with its year when that is another one and not close: "Thursday, November 11, 2027"."""
    said = say_date(day, language)
    if day.year == today.year or (day - today).days <= CLOSE:
        return said
    return f"{said} de {day.year}" if language == "es" else f"{said}, {day.year}"


def say_weekday(day: date, language: str) -> str:
    """The day of the week: "Tuesday", "martes"."""
    return str(format_date(day, "EEEE", locale=language))


def say_month(day: date, language: str) -> str:
    """The month of a day: "October", "octubre"."""
    return str(format_date(day, "LLLL", locale=language))


def say_time(moment: datetime) -> str:
    """A time of day as signs in this country write it in any language: "8 AM", "12:30 PM"."""
    hour, minute = (moment.hour - 1) % 12 + 1, f":{moment.minute:02d}" if moment.minute else ""
    return f"{hour}{minute} {'AM' if moment.hour < 12 else 'PM'}"


def say_short_date(day: date, language: str) -> str:
    """A date in a list: "Nov 21", "21 nov"."""
    return str(format_skeleton("MMMd", day, locale=language))


def coming(moment: datetime, now: datetime, language: str) -> dict[str, str]:
    """A coming moment as the words {day} and {time}: the weekday alone within a week, else the date."""
    soon = (moment.date() - now.date()).days < 7
    day = say_weekday(moment.date(), language) if soon else say_date(moment.date(), language)
    return {"day": day, "time": say_time(moment)}
