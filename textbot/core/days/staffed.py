"""Office time: what the clock says when only the hours count in which staff are there."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from textbot.core.days.calendar import DAY, OfficeHours

FAR = 400
"""Days looked through; a city that opens on none of them keeps no hours."""


def after_staffed(hours: OfficeHours, start: datetime, span: timedelta) -> datetime:
    """The moment at which `span` of office time has passed since `start` (local, with zone): holidays, nights and
    weekends do not count, and an hour that a change of the clocks adds or takes is one more or one less. In a city
    that keeps no hours every hour counts."""
    left = span
    for opens, closes in _spans(hours, start, FAR):
        begins = max(opens, start.astimezone(UTC))
        if closes <= begins:
            continue
        if left <= closes - begins:
            return (begins + left).astimezone(start.tzinfo)
        left -= closes - begins
    return (start.astimezone(UTC) + span).astimezone(start.tzinfo)


def staffed_between(hours: OfficeHours, since: datetime, until: datetime) -> timedelta:
    """How much office time lies between two moments (local, with zone); nothing when `until` is the earlier one.
    At most some 400 days are counted."""
    first, last = since.astimezone(UTC), until.astimezone(UTC)
    days = min((until.astimezone(since.tzinfo).date() - since.date()).days, FAR)
    shared = (min(closes, last) - max(opens, first) for opens, closes in _spans(hours, since, days + 1))
    return sum((each for each in shared if each > timedelta()), timedelta())


def _spans(hours: OfficeHours, start: datetime, days: int) -> Iterator[tuple[datetime, datetime]]:
    """From when until when staff are there on each coming day, the day of `start` first; in UTC, so that they subtract
    truly."""
    assert start.tzinfo is not None
    for ahead in range(days):
        day = start.date() + ahead * DAY
        span = hours.span(day)
        if span is not None:
            opens, closes = (datetime.combine(day, each) for each in span)
            yield _in_utc(opens, start.tzinfo), max(_in_utc(closes, start.tzinfo), _in_utc(_late(closes), start.tzinfo))


def _late(moment: datetime) -> datetime:
    """The second of two moments that the clock shows alike, when it is set back."""
    return moment.replace(fold=1)


def _in_utc(moment: datetime, zone: tzinfo) -> datetime:
    return moment.replace(tzinfo=zone).astimezone(UTC)
