"""Saying whether a place is open on the days a text names."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from textbot.core.days.calendar import coming, say_coming_date, say_time
from textbot.core.days.date_words import days_in
from textbot.core.days.opening import Opening, Span
from textbot.core.playbook import Answer
from textbot.core.scene import LONGEST, Scene
from textbot.core.turn import Reply

LOOK_AHEAD = 400


def tell_days(scene: Scene, answer: Answer, sentence: str, score: float | None) -> bool:
    """Say when the answer's places are open on the days the sentence names. False when it names none."""
    places = [scene.playbook.opening[key] for key in answer.hours if key in scene.playbook.opening]
    named = days_in(sentence, scene.now.date(), scene.playbook.city.hours.holidays)
    if not places or not named:
        return False
    line = _line if len(places) == 1 else _list
    said = [line(scene, places, each.day) for each in named]
    while len(" ".join(said)) > LONGEST and len(said) > 1:
        said.pop()
    scene.replies.append(Reply(" ".join(said), f"{answer.path}.say", score))
    return True


def next_closed(scene: Scene, answer: Answer) -> str:
    """The next day the answer's first place keeps a holiday: "Thursday, November 26 (Thanksgiving Day)"."""
    place = next((scene.playbook.opening[key] for key in answer.hours if key in scene.playbook.opening), None)
    kept = place.holidays if place else scene.playbook.city.hours.holidays
    days = (scene.now.date() + timedelta(days=ahead) for ahead in range(LOOK_AHEAD))
    for day in days:
        name = kept.on(day)
        if name:
            values = {"date": say_coming_date(day, scene.now.date(), scene.language), "holiday": scene.holiday(name)}
            return scene.words("phrases.next_closed", **values)
    return ""


def _line(scene: Scene, places: Sequence[Opening], day: date) -> str:
    place = places[0]
    span = place.span(day)
    shown = _day(scene, place, day)
    if span is None:
        return scene.words(f"{place.path}.closed", day=shown, next=_next(scene, place, day))
    line = scene.words(f"{place.path}.open", day=shown, hours=_hours(scene, span))
    return f"{line} {scene.words('phrases.closed_now')}" if _shut_now(scene, day, span) else line


def _list(scene: Scene, places: Sequence[Opening], day: date) -> str:
    """Several places in few words: which are closed, which are open and how long."""
    shown = _day(scene, places[0], day)
    shut = [scene.words(f"{place.path}.name") for place in places if place.span(day) is None]
    spans = [(scene.words(f"{place.path}.name"), span) for place in places if (span := place.span(day))]
    there = ", ".join(f"{name} ({_hours(scene, span)})" for name, span in spans)
    if not shut:
        return scene.words("phrases.list_open", day=shown, places=there)
    closed = scene.words("phrases.list_closed", day=shown, places=", ".join(shut))
    return f"{closed} {scene.words('phrases.list_also_open', places=there)}" if there else closed


def _day(scene: Scene, place: Opening, day: date) -> str:
    """A day as it stands in the middle of a sentence, with the holiday's name when it is one."""
    name = place.holidays.on(day) or scene.playbook.city.hours.holidays.on(day)
    kind = {0: "day_today", 1: "day_tomorrow"}.get((day - scene.now.date()).days, "day_date")
    words = scene.words(f"phrases.{kind}", date=say_coming_date(day, scene.now.date(), scene.language))
    return f"{words} ({scene.holiday(name)})" if name else words


def _hours(scene: Scene, span: Span) -> str:
    opens, closes = (say_time(datetime.combine(scene.now.date(), moment)) for moment in span)
    return scene.words("phrases.hours_span", opens=opens, closes=closes)


def _next(scene: Scene, place: Opening, day: date) -> str:
    opening = place.next_opening(day)
    if opening is None:
        return scene.words("city.hours")
    return scene.words("phrases.moment_at", **coming(opening, datetime.combine(day, opening.time()), scene.language))


def _shut_now(scene: Scene, day: date, span: Span) -> bool:
    now = scene.now.timetz().replace(tzinfo=None)
    return day == scene.now.date() and not span[0] <= now < span[1]
