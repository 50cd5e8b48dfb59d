"""When a recurring notice goes out: rules over the city's calendar, and their occurrences. Pure: nothing asks a clock.

As stored, one of:
    {"kind": "trash", "at": "18:00", "zones": ["1"]}         the evening before each zone's trash day (no zones: of all)
    {"kind": "week", "weekdays": ["monday"], "weeks": 2, "from": "2026-12-07", "at": "09:00"}
    {"kind": "month", "days": ["first tuesday", "15", "last"], "at": "09:00"}
    {"kind": "before", "event": "council-meeting", "lead": "2d", "at": "17:00"}     or "lead": "3h"
    {"kind": "before", "dates": ["2026-12-05 18:00"], "lead": "3h"}
each with "until": "2027-06-30" when it has an end.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from textbot.core.days.calendar import DAY, WEEK, Holidays, pickup_in_week
from textbot.core.days.event import EVERYWHERE, Event, moment
from textbot.core.days.recurrence import Recurrence
from textbot.core.notices.schedule_words import ScheduleWords

TRASH, WEEKLY, MONTHLY, BEFORE = "trash", "week", "month", "before"
KINDS = (TRASH, WEEKLY, MONTHLY, BEFORE)
# Hours before an event may lead into the night: then it is said the evening before it.
EARLIEST, LATEST, EVENING = time(8), time(20, 30), time(18)
END_OF_DAY = time(21)
"""When the evening before a trash day is over: who reads it later has no hand free for a cart."""


@dataclass(frozen=True)
class Calendar:
    """What rules are reckoned by. collection: zone -> weekday of its trash; skips: the holidays that move it; closed:
    the city's holidays; events: what happens on known days."""

    zone: ZoneInfo
    collection: Mapping[str, int] = field(default_factory=dict)
    skips: Holidays = Holidays("US")
    closed: Holidays = Holidays("US")
    events: Mapping[str, Event] = field(default_factory=dict)


@dataclass(frozen=True)
class Occurrence:
    """One time a schedule is due. key: the same whenever it is reckoned, other for every other one. at: when it goes
    out; about: the day it speaks of; begins: when that begins; until: when its words are no longer of use.
    zone: the zone it is for, "" for everybody; event: the event's key; holiday: what moved the day."""

    key: str
    at: datetime
    about: date
    begins: datetime | None = None
    until: datetime | None = None
    zone: str = ""
    event: str = ""
    holiday: str | None = None


@dataclass(frozen=True)
class Rule:
    """A rule as read. at: the local time it goes out; None for hours before an event."""

    kind: str
    at: time | None
    on: Recurrence = Recurrence()
    zones: tuple[str, ...] = ()
    event: str = ""
    begin: tuple[datetime, ...] = ()
    hours: int = 0
    days: int = 0
    until: date | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Rule":
        """The rule as stored. Raises ValueError, saying what is wrong and what to write."""
        words = ScheduleWords(data)
        kind = words.one_of("kind", KINDS)
        read = {TRASH: _trash, WEEKLY: _weekly, MONTHLY: _monthly, BEFORE: _before}[kind](words)
        until = words.day("until")
        words.end()
        return cls(kind=kind, until=until, **read)

    def occurrences(self, calendar: Calendar, after: datetime, last: datetime) -> tuple[Occurrence, ...]:
        """Those due later than `after` and not later than `last`, in order."""
        begin, end = (each.astimezone(calendar.zone).date() for each in (after, last))
        found = [each for each in self._between(calendar, begin, end) if after < each.at <= last]
        ends = self.until
        return tuple(sorted((each for each in found if ends is None or each.about <= ends), key=_order))

    def next_one(self, calendar: Calendar, after: datetime, days: int = 400) -> Occurrence | None:
        """The first one due later than `after`; None within so many days when there is none."""
        begin = after
        while begin < after + days * DAY:
            end = begin + 40 * DAY
            found = self.occurrences(calendar, begin, end)
            if found:
                return found[0]
            begin = end
        return None

    def problem(self, calendar: Calendar) -> str:
        """What in it this city does not know: an event, a zone, no trash days at all. "" when it can be reckoned."""
        if self.kind == TRASH and not calendar.collection:
            return "This city's playbook has no trash days (city.yaml: collection)."
        strange = [zone for zone in self.zones if zone not in calendar.collection]
        if self.kind == TRASH and strange:
            return f"There is no trash zone {strange[0]}: there are {', '.join(calendar.collection)}."
        if self.kind == BEFORE and self.event and self.event not in calendar.events:
            return f"There is no event '{self.event}' in events.yaml: there are {', '.join(calendar.events) or 'none'}."
        return ""

    def _between(self, calendar: Calendar, begin: date, end: date) -> Iterator[Occurrence]:
        """The occurrences whose moment lies on these days, and perhaps a few beside: the caller cuts to the second."""
        if self.kind == TRASH:
            return self._pickups(calendar, begin, end)
        if self.kind == BEFORE:
            return self._events(calendar, begin, end)
        return self._days(calendar, begin, end)

    def _days(self, calendar: Calendar, begin: date, end: date) -> Iterator[Occurrence]:
        for day in self.on.days(begin, end):
            yield Occurrence(day.isoformat(), moment(day, self.at or EVENING, calendar.zone), day)

    def _pickups(self, calendar: Calendar, begin: date, end: date) -> Iterator[Occurrence]:
        for zone in self.zones or tuple(calendar.collection):
            weekday = calendar.collection.get(zone)
            # A pickup that slid may lie in the week after its own.
            monday = begin - timedelta(days=begin.weekday()) - WEEK
            while weekday is not None and monday <= end + WEEK:
                pickup = pickup_in_week(monday, weekday, calendar.skips)
                yield self._pickup(zone, pickup.day, pickup.holiday, calendar.zone)
                monday += WEEK

    def _pickup(self, zone: str, day: date, holiday: str | None, where: ZoneInfo) -> Occurrence:
        eve = day - DAY
        at, until = (moment(eve, each, where) for each in (self.at or EVENING, END_OF_DAY))
        key = f"{day.isoformat()} zone {zone}"
        return Occurrence(key, at, day, moment(day, time(6), where), until, zone=zone, holiday=holiday)

    def _events(self, calendar: Calendar, begin: date, end: date) -> Iterator[Occurrence]:
        reach = timedelta(days=self.days + 2, hours=self.hours)
        for zone, starts in self._beginnings(calendar, begin - DAY, end + reach):
            day = starts.date()
            where = f" zone {zone}" if zone else ""
            key = f"{self.event or 'date'} {day.isoformat()} {starts:%H:%M}{where}"
            at = self._lead(starts, calendar.zone)
            yield Occurrence(key, at, day, starts, starts, zone=zone, event=self.event)

    def _beginnings(self, calendar: Calendar, first: date, last: date) -> Iterator[tuple[str, datetime]]:
        """Zone ("" for everybody) and moment of each time the event begins on these days."""
        event = calendar.events.get(self.event)
        for zone in event.on if event else ():
            for day in event.days(first, last, calendar.closed, zone) if event else ():
                yield zone, moment(day, event.at if event else EVENING, calendar.zone)
        for each in self.begin:
            if first <= each.date() <= last:
                yield EVERYWHERE, moment(each.date(), each.time(), calendar.zone)

    def _lead(self, starts: datetime, zone: ZoneInfo) -> datetime:
        if self.days:
            return moment(starts.date() - timedelta(days=self.days), self.at or EVENING, zone)
        at = datetime.fromtimestamp(starts.timestamp() - self.hours * 3600, zone)
        if EARLIEST <= at.time() <= LATEST:
            return at
        return moment(at.date() - DAY if at.time() < EARLIEST else at.date(), EVENING, zone)


def _order(occurrence: Occurrence) -> tuple[datetime, str]:
    return occurrence.at, occurrence.key


def _trash(words: ScheduleWords) -> dict[str, Any]:
    return {"at": words.time("at", EVENING), "zones": words.texts("zones")}


def _weekly(words: ScheduleWords) -> dict[str, Any]:
    weeks, since = words.number("weeks", 1, most=52), words.day("from")
    if weeks > 1 and since is None:
        raise ValueError("from: every few weeks counts from a day; write from: 2026-12-07")
    return {"at": words.time("at"), "on": Recurrence(weekdays=words.weekdays("weekdays"), weeks=weeks, since=since)}


def _monthly(words: ScheduleWords) -> dict[str, Any]:
    return {"at": words.time("at"), "on": Recurrence(months=words.days_of_month("days"), since=words.day("from"))}


def _before(words: ScheduleWords) -> dict[str, Any]:
    event, begin = words.text("event"), words.moments("dates")
    if bool(event) == bool(begin):
        raise ValueError('write either event: council-meeting or dates: ["2026-12-05 18:00"]')
    hours, days = words.lead("lead")
    at = words.time("at", EVENING) if days else None
    return {"at": at, "event": event, "begin": begin, "hours": hours, "days": days}
