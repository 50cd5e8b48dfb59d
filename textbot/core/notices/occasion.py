"""One time that a schedule is due, put into a notice: its day in words, who it is for, how long it is true."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from textbot.core.days.calendar import say_coming_date, say_time, say_weekday
from textbot.core.notices.draft import Draft
from textbot.core.notices.schedule import Calendar, Occurrence
from textbot.core.notices.text import Placeholder, parts
from textbot.core.playbook import Playbook

FIELDS = ("day", "weekday", "time", "event", "where", "holiday", "holiday_note")
"""What a recurring notice's placeholders may say of its occasion: the day it speaks of, what begins and when, where,
the holiday that moved it, and a note of that ("(One day late: Thanksgiving Day.) "), which is empty in other weeks."""
LONGEST_KEY = 64


def calendar_of(playbook: Playbook) -> Calendar:
    """The city's calendar, for rules."""
    city = playbook.city
    return Calendar(city.zone, city.collection, city.collection_skips, city.hours.holidays, playbook.events)


def fields(occurrence: Occurrence, playbook: Playbook, language: str) -> dict[str, str]:
    """The occasion in a language's words; "" where there is nothing to say."""
    begins, event = occurrence.begins, playbook.events.get(occurrence.event)
    holiday = _holiday(occurrence.holiday, playbook, language)
    where = f"{event.path}.where" if event else ""
    return {
        "day": say_coming_date(occurrence.about, occurrence.at.date(), language),
        "weekday": say_weekday(occurrence.about, language),
        "time": say_time(begins) if begins and occurrence.event else "",
        "event": playbook.text(f"{event.path}.title", language) if event else "",
        "where": playbook.text(where, language) if where and playbook.has(where) else "",
        "holiday": holiday,
        "holiday_note": playbook.text("phrases.holiday_note", language, holiday=holiday) if holiday else "",
    }


def filled(template: str, occasion: Mapping[str, str]) -> str:
    """The template with the occasion's placeholders filled; those of each recipient stay. An occasion without the value
    gets the fallback, or nothing. Raises ValueError for a template that cannot be read."""
    return "".join(part if isinstance(part, str) else _said(part, occasion) for part in parts(template))


def texts_of(texts: Mapping[str, str], occurrence: Occurrence, playbook: Playbook) -> dict[str, str]:
    """The pattern's texts for one time. Raises ValueError for a text that cannot be read."""
    return {code: filled(text, fields(occurrence, playbook, code)) for code, text in texts.items()}


def audience_of(audience: Mapping[str, Any], occurrence: Occurrence, playbook: Playbook) -> dict[str, Any]:
    """The pattern's audience, narrowed to whom this time concerns: a trash zone, the districts of an event."""
    event = playbook.events.get(occurrence.event)
    narrower: list[Any] = [{"zone": [occurrence.zone]}] if occurrence.zone else []
    narrower += [{"district": list(event.districts)}] if event and event.districts else []
    if not narrower:
        return dict(audience)
    return {**audience, "all": [*audience.get("all", ()), *narrower]}


def draft_for(pattern: Draft, occurrence: Occurrence, playbook: Playbook, now: datetime) -> Draft:
    """What goes out at that time. Raises ValueError for a text that cannot be read."""
    title = f"{pattern.title}: {occurrence.key}"
    return replace(
        pattern,
        title=title[:120],
        texts=texts_of(pattern.texts, occurrence, playbook),
        audience=audience_of(pattern.audience, occurrence, playbook),
        validity_minutes=max(1, int((ends(occurrence, pattern.validity_minutes) - now).total_seconds() // 60)),
        not_before=None,
    )


def ends(occurrence: Occurrence, validity_minutes: int) -> datetime:
    """When that time's words stop being true: after the pattern's span, or sooner by themselves."""
    end = occurrence.at + timedelta(minutes=validity_minutes)
    return min(end, occurrence.until) if occurrence.until else end


def notice_key(schedule_id: int, occurrence: Occurrence) -> str:
    """The idempotency key of that time's notice."""
    key = f"schedule {schedule_id} {occurrence.key}"
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()


def _said(part: Placeholder, occasion: Mapping[str, str]) -> str:
    if part.name in occasion:
        return occasion[part.name] or part.fallback or ""
    fallback = f' or "{part.fallback}"' if part.fallback is not None else ""
    return f"{{{{ {part.name}{fallback} }}}}"


def _holiday(name: str | None, playbook: Playbook, language: str) -> str:
    path = f"city.holiday_names.{name}"
    return playbook.text(path, language) if name and playbook.has(path) else name or ""
