"""hours.yaml -> the opening hours of a playbook."""

from collections.abc import Mapping
from datetime import time

from textbot.content.schema.base import HOURS_KEYS, WeekEntry
from textbot.content.schema.hours import HoursFile, OpeningEntry, SeasonEntry
from textbot.core.city import City
from textbot.core.days.calendar import NO_HOLIDAYS
from textbot.core.days.opening import MonthDay, Opening, Span


def opening_of(entry: HoursFile, city: City) -> Mapping[str, Opening]:
    """Opening hours by place; a place that keeps the city's holidays keeps the office's."""
    return {key: _opening(key, place, city) for key, place in entry.places.items()}


def weekly_of(entry: WeekEntry) -> dict[int, Span]:
    """When it is open on which day of the week, 0 for Monday."""
    return {HOURS_KEYS.index(day): span_of(span) for day, span in entry.spans.items()}


def _opening(key: str, place: OpeningEntry, city: City) -> Opening:
    return Opening(
        key=key,
        path=f"hours.{key}",
        weekly=weekly_of(place),
        holidays=city.hours.holidays if place.holidays == "city" else NO_HOLIDAYS,
        special={day: None if span == "closed" else span_of(span) for day, span in place.days.items()},
        season=_season(place.season),
    )


def span_of(text: str) -> Span:
    """From "08:00-17:00": opens, closes."""
    opens, _, closes = text.partition("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)


def _season(entry: SeasonEntry | None) -> tuple[MonthDay, MonthDay] | None:
    if entry is None:
        return None
    (first, last) = ((int(text[:2]), int(text[3:])) for text in (entry.from_, entry.until))
    return first, last
