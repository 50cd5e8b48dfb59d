"""Passing a conversation to a person, and saying honestly when one will read it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from math import ceil
from types import MappingProxyType

from textbot.core.days.calendar import coming
from textbot.core.days.staffed import after_staffed
from textbot.core.effects import HandOff
from textbot.core.playbook import Playbook
from textbot.core.routing import TRIAGE
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.turn import Reply

HOUR = timedelta(hours=1)
NO_PACES: Mapping[str, int] = MappingProxyType({})
# What is to be said -> the sentence alone, and the reply to who is passed on to a person.
WHEN = {"open": "when_open", "closed": "when_closed", "by": "when_by", "closed_by": "when_closed_by"}
SENT = {"open": "hand_off_open", "closed": "hand_off_closed", "by": "hand_off_by", "closed_by": "hand_off_closed_by"}


def pass_on(scene: Scene, reason: str, about: str, *, priority: str = "normal", department: str = "") -> None:
    """Put the conversation into the inbox and tell the resident when somebody will read it; whoever
    was told that before and adds a word hears that it is kept with the rest."""
    scene.do(HandOff(reason, priority=priority, about=about, department=department))
    if reason == "message" and scene.contact.status == "waiting":
        scene.phrase("detail_added")
    else:
        scene.replies.append(_sent_line(scene, department))
    scene.introduced = True
    scene.keep(offer=None, misses=0)


def ask_about(scene: Scene) -> None:
    """A bare "agent": they wait for a person from now on, and are asked what it is about."""
    scene.do(HandOff("asked"))
    scene.introduce("about_question", when_line=said_when(scene))
    scene.session = scene.session.set_aside()
    scene.keep(offer=Offer("about"), misses=0)


def when_line(
    playbook: Playbook, language: str, now: datetime, department: str = "", paces: Mapping[str, int] = NO_PACES
) -> str:
    """One sentence: when a person of that department ("": of the city) will read it. now: in the city's zone. paces:
    how long departments really took lately, in seconds of office time; a slower one than its target is said."""
    key, values = _when(playbook, language, now, department, paces)
    return playbook.text(f"phrases.{WHEN[key]}", language, **values)


def said_when(scene: Scene, department: str = "") -> str:
    """That sentence for whoever is texting."""
    return when_line(scene.playbook, scene.language, scene.now, department, scene.rules.paces)


def _sent_line(scene: Scene, department: str) -> Reply:
    key, values = _when(scene.playbook, scene.language, scene.now, department, scene.rules.paces)
    path = f"phrases.{SENT[key]}"
    return Reply(scene.words(path, **values), path)


def _when(
    playbook: Playbook, language: str, now: datetime, department: str, paces: Mapping[str, int]
) -> tuple[str, dict[str, str]]:
    """What is to be said, a key of WHEN and SENT, with its values."""
    city = playbook.city
    target, real = timedelta(hours=city.hours_to_answer(department)), timedelta(seconds=_pace(department, paces))
    due = after_staffed(city.hours, now, max(target, real))
    if not city.hours.is_open(now):
        if real <= target:
            return "closed", {"when": _next_opening(playbook, language, now)}
        return "closed_by", {"by": _moment(playbook, language, due, now)}
    if due.date() == now.date():
        return "open", {"wait": _wait(playbook, language, max(target, real))}
    return "by", {"by": _moment(playbook, language, due, now)}


def _pace(department: str, paces: Mapping[str, int]) -> int:
    return paces.get(department, 0) if department else paces.get(TRIAGE, paces.get("", 0))


def _wait(playbook: Playbook, language: str, span: timedelta) -> str:
    hours = ceil(span / HOUR)
    if hours == 1:
        return playbook.text("phrases.wait_one", language)
    return playbook.text("phrases.wait_many", language, hours=hours)


def _moment(playbook: Playbook, language: str, due: datetime, now: datetime) -> str:
    """A moment as it is promised: never earlier than it will be, on a full or half hour."""
    rest = timedelta(minutes=due.minute % 30, seconds=due.second, microseconds=due.microsecond)
    said = due + (timedelta(minutes=30) - rest if rest else timedelta())
    return playbook.text("phrases.moment_at", language, **coming(said, now, language))


def _next_opening(playbook: Playbook, language: str, now: datetime) -> str:
    opening = playbook.city.hours.next_opening(now)
    if opening is None:
        return playbook.text("city.hours", language)
    return playbook.text("phrases.moment_at", language, **coming(opening, now, language))
