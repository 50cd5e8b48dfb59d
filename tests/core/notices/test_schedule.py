"""Recurring notices: when each rule is due, over holidays, clock changes and the ends of months."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from textbot.core.days.calendar import Holidays, next_pickup
from textbot.core.days.event import Event, moment
from textbot.core.days.recurrence import LAST, DayOfMonth, Recurrence
from textbot.core.notices.schedule import Calendar, Occurrence, Rule

SKIPS = Holidays("US", "AZ", frozenset({"New Year's Day", "Thanksgiving Day", "Christmas Day"}))
ZONES = ("America/Phoenix", "America/Denver", "America/New_York", "America/Los_Angeles", "Pacific/Honolulu")
COUNCIL = Event(
    "council", "events.council", {"": Recurrence(months=(DayOfMonth(1, 1), DayOfMonth(3, 1)))}, time(18), holidays=False
)
SWEEP = Event(
    "sweep",
    "events.sweep",
    {"1": Recurrence(weekdays=(0,), weeks=6, since=date(2026, 11, 30))},
    time(7),
)


def city(zone: str = "America/Phoenix") -> Calendar:
    """Trash on each weekday in zones 1 to 5, and two events."""
    weekdays = {str(weekday + 1): weekday for weekday in range(5)}
    return Calendar(ZoneInfo(zone), weekdays, SKIPS, SKIPS, {"council": COUNCIL, "sweep": SWEEP})


def due(rule: dict[str, object], first: str, last: str, zone: str = "America/Phoenix") -> list[Occurrence]:
    """What is due from midnight to midnight."""
    begin, end = (datetime.combine(date.fromisoformat(day), time(), ZoneInfo(zone)) for day in (first, last))
    return list(Rule.from_data(rule).occurrences(city(zone), begin, end))


def said(found: list[Occurrence]) -> list[str]:
    return [f"{each.at:%a %m-%d %H:%M} {each.zone or each.event}".strip() for each in found]


def test_thanksgiving_moves_the_evenings_of_its_week_and_of_no_other_zone() -> None:
    found = due({"kind": "trash", "at": "18:00"}, "2026-11-22", "2026-12-01")
    assert said(found) == [
        "Sun 11-22 18:00 1", "Mon 11-23 18:00 2", "Tue 11-24 18:00 3", "Thu 11-26 18:00 4", "Fri 11-27 18:00 5",
        "Sun 11-29 18:00 1", "Mon 11-30 18:00 2",
    ]  # fmt: skip
    assert [each.holiday for each in found if each.zone in "45"] == ["Thanksgiving Day", "Thanksgiving Day"]


def test_a_new_years_day_on_a_friday_moves_a_pickup_to_saturday_of_another_year() -> None:
    (found,) = due({"kind": "trash", "at": "18:00", "zones": ["5"]}, "2026-12-28", "2027-01-04")
    assert (found.about, found.at.date(), found.holiday) == (date(2027, 1, 2), date(2027, 1, 1), "New Year's Day")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["31"], ["01-31", "02-28", "03-31", "04-30"]),
        (["last"], ["01-31", "02-28", "03-31", "04-30"]),
        (["first tuesday"], ["01-05", "02-02", "03-02", "04-06"]),
        (["last friday"], ["01-29", "02-26", "03-26", "04-30"]),
        (["fifth saturday"], ["01-30"]),
        (["15", "first monday"], ["01-04", "01-15", "02-01", "02-15", "03-01", "03-15", "04-05", "04-15"]),
    ],
    ids=["cut to the month", "last day", "first tuesday", "last friday", "few months have five", "several"],
)
def test_days_of_a_month(days: list[str], expected: list[str]) -> None:
    found = due({"kind": "month", "days": days, "at": "09:00"}, "2027-01-01", "2027-05-01")
    assert [f"{each.about:%m-%d}" for each in found] == expected


def test_every_other_week_counts_from_its_first_day() -> None:
    rule = {"kind": "week", "weekdays": ["monday", "friday"], "weeks": 2, "from": "2026-12-09", "at": "09:00"}
    assert said(due(rule, "2026-12-01", "2027-01-10")) == [
        "Fri 12-11 09:00", "Mon 12-21 09:00", "Fri 12-25 09:00", "Mon 01-04 09:00", "Fri 01-08 09:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"event": "council", "lead": "2d", "at": "17:00"}, ["Sun 11-29 17:00 council", "Sun 12-13 17:00 council"]),
        ({"event": "council", "lead": "3h"}, ["Tue 12-01 15:00 council", "Tue 12-15 15:00 council"]),
        ({"event": "sweep", "lead": "3h"}, ["Sun 11-29 18:00 1"]),
        ({"dates": ["2026-12-05 23:30"], "lead": "1h"}, ["Sat 12-05 18:00"]),
    ],
    ids=["days before", "hours before", "at night: the evening before", "late in the evening: earlier that evening"],
)
def test_it_goes_out_before_an_event(rule: dict[str, object], expected: list[str]) -> None:
    assert said(due({"kind": "before", **rule}, "2026-11-20", "2026-12-20")) == expected


def test_an_end_ends_it() -> None:
    rule = {"kind": "week", "weekdays": ["monday"], "at": "09:00", "until": "2026-12-14"}
    assert [each.about.day for each in due(rule, "2026-12-01", "2027-02-01")] == [7, 14]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({}, "kind: write one of"),
        ({"kind": "week", "at": "09:00"}, "weekdays: write days"),
        ({"kind": "week", "weekdays": ["monday"], "at": "03:00"}, "at: write a time from 08:00"),
        ({"kind": "week", "weekdays": ["monday"], "weeks": 2, "at": "09:00"}, "from: every few weeks"),
        ({"kind": "month", "days": ["32"], "at": "09:00"}, '"32" is no day of a month'),
        ({"kind": "before", "lead": "3h"}, "write either event"),
        ({"kind": "before", "event": "council", "lead": "soon"}, "lead: write how long"),
        ({"kind": "before", "dates": ["2026-12-05"], "lead": "3h"}, "is no date with a time"),
        ({"kind": "trash", "until": "someday"}, '"someday" is no date'),
        ({"kind": "trash", "color": "red"}, "nothing reads 'color'"),
    ],
    ids=lambda value: None if isinstance(value, dict) else value[:20],
)
def test_a_rule_that_cannot_be_read_says_what_to_write(rule: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Rule.from_data(rule)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"kind": "trash", "zones": ["9"]}, "There is no trash zone 9"),
        ({"kind": "before", "event": "parade", "lead": "1d"}, "There is no event 'parade'"),
        ({"kind": "trash"}, ""),
    ],
    ids=["zone", "event", "known"],
)
def test_a_rule_of_what_the_city_lacks_is_told(rule: dict[str, object], words: str) -> None:
    assert Rule.from_data(rule).problem(city()).startswith(words)


days = some.dates(date(2025, 1, 1), date(2029, 12, 31))
clocks = some.times(time(8), time(20, 30)).map(lambda at: at.replace(second=0, microsecond=0))


@settings(max_examples=60, deadline=None)
@given(days, clocks, some.sampled_from(ZONES), some.integers(1, 40))
def test_each_zone_hears_of_each_pickup_once_on_the_evening_before(day: date, at: time, zone: str, span: int) -> None:
    where = ZoneInfo(zone)
    begin = datetime.combine(day, time(), where)
    rule = Rule.from_data({"kind": "trash", "at": f"{at:%H:%M}"})
    found = rule.occurrences(city(zone), begin, begin + timedelta(days=span))
    assert len({each.key for each in found}) == len(found)
    for each in found:
        assert each.at.astimezone(where).time() == at
        assert each.about == each.at.date() + timedelta(days=1)
        assert next_pickup(each.about, int(each.zone) - 1, SKIPS).day == each.about
    wanted = {
        (zone_name, pickup)
        for zone_name, weekday in city().collection.items()
        for ahead in range(1, span)
        if (pickup := day + timedelta(days=ahead)) == next_pickup(pickup, weekday, SKIPS).day
    }
    assert wanted <= {(each.zone, each.about) for each in found}


RULES = some.sampled_from(
    [
        {"kind": "trash", "at": "18:00"},
        {"kind": "week", "weekdays": ["sunday", "wednesday"], "at": "08:00"},
        {"kind": "week", "weekdays": ["sunday"], "weeks": 3, "from": "2025-03-01", "at": "09:30"},
        {"kind": "month", "days": ["31", "second sunday", "first sunday"], "at": "20:30"},
        {"kind": "before", "event": "council", "lead": "72h"},
        {"kind": "before", "event": "council", "lead": "60d"},
        {"kind": "before", "event": "sweep", "lead": "1h"},
    ]
)


@settings(max_examples=80, deadline=None)
@given(RULES, some.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1)), some.lists(some.integers(1, 20_000)),
       some.sampled_from(ZONES))  # fmt: skip
def test_looked_at_in_whatever_steps_nothing_is_due_twice_or_never(
    data: dict[str, object], start: datetime, minutes: list[int], zone: str
) -> None:
    rule, calendar, begin = Rule.from_data(data), city(zone), start.replace(tzinfo=UTC)
    at, stepped = begin, []
    for step in minutes:
        stepped += rule.occurrences(calendar, at, at + timedelta(minutes=step))
        at += timedelta(minutes=step)
    assert stepped == list(rule.occurrences(calendar, begin, at))
    assert all(begin < each.at <= at for each in stepped)
    assert all(time(8) <= each.at.astimezone(calendar.zone).time() <= time(20, 30) for each in stepped)
    assert len({each.key for each in stepped}) == len(stepped)


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2026, 3, 8), time(2, 30), "03:30-0400"),
        (date(2026, 11, 1), time(1, 30), "01:30-0400"),
        (date(2026, 11, 1), time(8), "08:00-0500"),
    ],
    ids=["left out in spring", "twice in autumn: the first", "later that day"],
)
def test_a_time_on_the_nights_when_clocks_change(day: date, at: time, expected: str) -> None:
    assert f"{moment(day, at, ZoneInfo('America/New_York')):%H:%M%z}" == expected


@given(days, some.integers(1, 31), some.sampled_from([None, *range(7)]))
def test_a_day_of_the_month_lies_in_its_month(day: date, number: int, weekday: int | None) -> None:
    found = DayOfMonth(number if weekday is None else (number - 1) % 5 + 1, weekday).on(day.year, day.month)
    last = DayOfMonth(LAST, weekday).on(day.year, day.month)
    assert last is not None and (last + timedelta(days=7 if weekday is not None else 1)).month != day.month
    if found is not None:
        assert (found.year, found.month) == (day.year, day.month) and found <= last
        assert weekday is None or found.weekday() == weekday


def test_the_next_time_is_found_a_year_ahead_and_no_further() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    rule = Rule.from_data({"kind": "before", "dates": ["2027-10-01 18:00"], "lead": "1d"})
    found = rule.next_one(city(), now)
    assert found is not None and found.about == date(2027, 10, 1)
    assert Rule.from_data({"kind": "before", "dates": ["2026-10-01 18:00"], "lead": "1d"}).next_one(city(), now) is None
