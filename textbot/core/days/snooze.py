"""Until when a conversation may be put aside: an hour, the next morning that staff are there, Monday, or a time of
one's own."""

from datetime import UTC, datetime, time, timedelta

from textbot.core.days.calendar import OfficeHours

HOUR = timedelta(hours=1)
LONGEST = timedelta(days=90)
MORNING = time(8)


def until(choice: str, hours: OfficeHours, now: datetime, own: str = "") -> datetime | None:
    """The moment that `hour`, `tomorrow`, `monday` or `own` ("2026-11-24T09:30", local) means at `now` (local, with
    zone). None for what is no moment, lies in the past, or more than 90 days ahead."""
    if choice == "hour":
        # By the clock on the wall it would be two hours, or none, where it is set back or forward.
        return (now.astimezone(UTC) + HOUR).astimezone(now.tzinfo)
    if choice == "tomorrow":
        return _opening(hours, _midnight(now, 1))
    if choice == "monday":
        return _opening(hours, _midnight(now, 7 - now.weekday()))
    return _own(own, now) if choice == "own" else None


def _midnight(now: datetime, days: int) -> datetime:
    return datetime.combine(now.date() + timedelta(days=days), time(), now.tzinfo)


def _opening(hours: OfficeHours, start: datetime) -> datetime:
    """When staff next come in; in a city that keeps no hours, at eight."""
    return hours.next_opening(start - timedelta(microseconds=1)) or datetime.combine(
        start.date(), MORNING, start.tzinfo
    )


def _own(said: str, now: datetime) -> datetime | None:
    try:
        moment = datetime.fromisoformat(said).replace(tzinfo=now.tzinfo)
    except ValueError:
        return None
    return moment if now < moment <= now + LONGEST else None
