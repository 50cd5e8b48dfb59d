"""The words a schedule's rule is written in, read one by one. What is wrong is a ValueError that says what to write."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from textbot.core.days.recurrence import LAST, DayOfMonth

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST}
# Residents are texted between these: 47 CFR 64.1200(c)(1). The last half hour is left for sending.
EARLIEST, LATEST = time(8), time(20, 30)
LEAD = re.compile(r"(\d{1,3}) ?([hd])\Z")
MOST_HOURS, MOST_DAYS = 72, 60


class ScheduleWords:
    """One rule's data. Each reader takes its key; `end` refuses whatever is left."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._left = dict(data)

    def end(self) -> None:
        """Nothing else may stand there."""
        if self._left:
            raise ValueError(f"nothing reads '{next(iter(self._left))}' in this kind of rule; remove it")

    def one_of(self, name: str, known: tuple[str, ...]) -> str:
        """One of these words."""
        said = self._left.pop(name, None)
        if said not in known:
            raise ValueError(f"{name}: write one of: {', '.join(known)}")
        return str(said)

    def text(self, name: str) -> str:
        """A word, "" when left out."""
        return str(self._left.pop(name, "") or "").strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """Some words, none when left out."""
        said = self._left.pop(name, None) or ()
        return tuple(str(each).strip() for each in ([said] if isinstance(said, str | int) else said))

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number from 1 on."""
        said = self._left.pop(name, default)
        if type(said) is not int or not 1 <= said <= most:
            raise ValueError(f"{name}: write a whole number from 1 to {most}")
        return said

    def time(self, name: str, default: time | None = None) -> time:
        """A time of day at which residents may be texted."""
        said = self._left.pop(name, None)
        if said is None and default is not None:
            return default
        found = _time(str(said or ""))
        if found is None or not EARLIEST <= found <= LATEST:
            raise ValueError(f"{name}: write a time from 08:00 to 20:30, such as 18:00")
        return found

    def day(self, name: str) -> date | None:
        """A date, None when left out."""
        said = self._left.pop(name, None)
        return None if said in (None, "") else _day(name, str(said))

    def weekdays(self, name: str) -> tuple[int, ...]:
        """Days of the week, at least one."""
        said = [each.lower() for each in self.texts(name)]
        if not said or any(each not in WEEKDAYS for each in said):
            raise ValueError(f"{name}: write days of the week: [monday, thursday]")
        return tuple(sorted({WEEKDAYS.index(each) for each in said}))

    def days_of_month(self, name: str) -> tuple[DayOfMonth, ...]:
        """Days of the month, at least one: "15", "last", "first tuesday", "last friday"."""
        said = self.texts(name)
        if not said:
            raise ValueError(f'{name}: write days of the month: ["15"], [last] or ["first tuesday"]')
        return tuple(day_of_month(name, each) for each in said)

    def moments(self, name: str) -> tuple[datetime, ...]:
        """Dates with their times, in the city's time: "2026-12-05 18:00"."""
        return tuple(sorted(_moment(name, each) for each in self.texts(name)))

    def lead(self, name: str) -> tuple[int, int]:
        """How long before: (hours, 0) for "3h", (0, days) for "2d"."""
        found = LEAD.match(self.text(name))
        number = int(found[1]) if found else 0
        if found is None or not 1 <= number <= (MOST_HOURS if found[2] == "h" else MOST_DAYS):
            raise ValueError(f"{name}: write how long before, in hours or days: 3h (at most {MOST_HOURS}h) or 2d")
        return (number, 0) if found[2] == "h" else (0, number)


def day_of_month(name: str, said: str) -> DayOfMonth:
    """ "15", "last" or "first tuesday". Raises ValueError for anything else."""
    words = said.lower().split()
    if len(words) == 2 and words[0] in NUMBERS and words[1] in WEEKDAYS:
        return DayOfMonth(NUMBERS[words[0]], WEEKDAYS.index(words[1]))
    if words == ["last"]:
        return DayOfMonth(LAST)
    if len(words) == 1 and words[0].isdigit() and 1 <= int(words[0]) <= 31:
        return DayOfMonth(int(words[0]))
    raise ValueError(f'{name}: "{said}" is no day of a month; write "15", "last" or "first tuesday"')


def _time(said: str) -> time | None:
    try:
        return time.fromisoformat(said)
    except ValueError:
        return None


def _day(name: str, said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise ValueError(f'{name}: "{said}" is no date; write 2026-12-05') from None


def _moment(name: str, said: str) -> datetime:
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        raise ValueError(f'{name}: "{said}" is no date with a time; write "2026-12-05 18:00"') from None
    if found.tzinfo or len(said) < 16:
        raise ValueError(f'{name}: "{said}" is no date with a time; write "2026-12-05 18:00", in the city\'s time')
    return found
