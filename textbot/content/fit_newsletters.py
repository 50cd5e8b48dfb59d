"""events.yaml and newsletters.yaml -> the events and the newsletters of a playbook."""

from datetime import time

from textbot.content.schema.base import WEEKDAYS
from textbot.content.schema.events import EventEntry, EventsFile
from textbot.content.schema.newsletters import LineEntry, NewsletterEntry, NewslettersFile, WhenEntry
from textbot.core.days.event import EVERYWHERE, Event
from textbot.core.days.recurrence import Recurrence
from textbot.core.notices.newsletter import LineRule, Newsletter, When
from textbot.core.notices.schedule_words import day_of_month


def events_of(entry: EventsFile | None) -> dict[str, Event]:
    """What happens on known days, by key, in the file's order."""
    return {each.key: _event(each) for each in (entry.events if entry else ())}


def newsletters_of(entry: NewslettersFile | None) -> dict[str, Newsletter]:
    """The city's newsletters, by key, in the file's order."""
    return {each.key: _newsletter(each) for each in (entry.newsletters if entry else ())}


def _event(entry: EventEntry) -> Event:
    zones = {
        zone: Recurrence(weekdays=(day.weekday(),), weeks=entry.weeks, since=day, until=entry.until)
        for zone, day in entry.by_zone.items()
    }
    return Event(
        key=entry.key,
        path=f"events.{entry.key}",
        on=zones or {EVERYWHERE: _days(entry)},
        at=time.fromisoformat(entry.at),
        districts=tuple(entry.districts),
        holidays=entry.holidays,
    )


def _days(entry: EventEntry) -> Recurrence:
    return Recurrence(
        dates=tuple(entry.dates),
        months=tuple(day_of_month("months", each) for each in entry.months),
        weekdays=tuple(WEEKDAYS.index(day) for day in entry.weekdays),
        weeks=entry.weeks,
        since=entry.from_,
        until=entry.until,
    )


def _newsletter(entry: NewsletterEntry) -> Newsletter:
    path = f"newsletters.{entry.key}"
    rules = tuple(_rule(f"{path}.rules.{each.key}", each) for each in entry.rules)
    return Newsletter(entry.key, path, entry.topic, rules)


def _rule(path: str, entry: LineEntry) -> LineRule:
    return LineRule(
        key=entry.key,
        path=path,
        about=entry.about,
        of=entry.of,
        city_wide=entry.where == "city",
        at_least=entry.at_least,
        most=entry.most,
        days=entry.days,
        weight=entry.weight,
        when=_when(entry.when),
    )


def _when(entry: WhenEntry) -> When:
    return When(tuple(entry.topics), tuple(entry.districts), tuple(entry.zones), tuple(entry.languages))
