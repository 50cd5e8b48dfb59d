"""Passing a conversation to a person, and saying honestly when one will read it."""

from textbot.core.effects import HandOff
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
    scene.introduce("about_question", when_line=when_line(scene))
    frame = scene.session.frame
    scene.keep(frame=None, parked=None, paused=frame or scene.session.paused, offer=Offer("about"), misses=0)


def when_line(scene: Scene) -> str:
    """One sentence: when a person will read it."""
    if scene.playbook.city.hours.is_open(scene.now):
        return scene.words("phrases.when_open", hours=scene.playbook.city.answer_hours)
    return scene.words("phrases.when_closed", when=_next_opening(scene))


def _sent_line(scene: Scene) -> Reply:
    if not scene.playbook.city.hours.is_open(scene.now):
        path = "phrases.hand_off_closed"
        return Reply(scene.words(path, when=_next_opening(scene)), path)
    hours = scene.playbook.city.answer_hours
    wait = scene.words("phrases.wait_one") if hours == 1 else scene.words("phrases.wait_many", hours=hours)
    path = "phrases.hand_off_open"
    return Reply(scene.words(path, wait=wait), path)


def _next_opening(scene: Scene) -> str:
    opening = scene.playbook.city.hours.next_opening(scene.now)
    return scene.moment(opening) if opening else scene.words("city.hours")
