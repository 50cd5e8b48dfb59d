"""Passing a conversation to a person, and saying honestly when one will read it."""

from datetime import datetime

from textbot.core.days.calendar import coming
from textbot.core.effects import HandOff
from textbot.core.playbook import Playbook
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.turn import Reply


def pass_on(scene: Scene, reason: str, about: str, *, priority: str = "normal", department: str = "") -> None:
    """Put the conversation into the inbox and tell the resident when somebody will read it."""
    scene.do(HandOff(reason, priority=priority, about=about, department=department))
    scene.replies.append(_sent_line(scene))
    scene.introduced = True
    scene.keep(offer=None, misses=0)


def ask_about(scene: Scene) -> None:
    """A bare "agent": already in line, and asked what it is about."""
    scene.do(HandOff("asked"))
    scene.introduce("about_question", when_line=when_line(scene.playbook, scene.language, scene.now))
    scene.session = scene.session.set_aside()
    scene.keep(offer=Offer("about"), misses=0)


def when_line(playbook: Playbook, language: str, now: datetime) -> str:
    """One sentence: when a person will read it. now: in the city's zone."""
    if playbook.city.hours.is_open(now):
        return playbook.text("phrases.when_open", language, wait=_wait(playbook, language))
    return playbook.text("phrases.when_closed", language, when=_next_opening(playbook, language, now))


def _sent_line(scene: Scene) -> Reply:
    if not scene.playbook.city.hours.is_open(scene.now):
        path = "phrases.hand_off_closed"
        return Reply(scene.words(path, when=_next_opening(scene.playbook, scene.language, scene.now)), path)
    path = "phrases.hand_off_open"
    return Reply(scene.words(path, wait=_wait(scene.playbook, scene.language)), path)


def _wait(playbook: Playbook, language: str) -> str:
    hours = playbook.city.answer_hours
    if hours == 1:
        return playbook.text("phrases.wait_one", language)
    return playbook.text("phrases.wait_many", language, hours=hours)


def _next_opening(playbook: Playbook, language: str, now: datetime) -> str:
    opening = playbook.city.hours.next_opening(now)
    if opening is None:
        return playbook.text("city.hours", language)
    return playbook.text("phrases.moment_at", language, **coming(opening, now, language))
