"""The one reminder of a report that was begun and not sent."""

from dataclasses import dataclass, replace
from datetime import datetime

from textbot.core.contact import Contact
from textbot.core.flow import waiting_step
from textbot.core.leftovers import without_leftovers
from textbot.core.message import Message
from textbot.core.playbook import Playbook
from textbot.core.scene import NeedFirst, Rules, Scene
from textbot.core.session import Session
from textbot.core.steps import KINDS
from textbot.core.turn import Reply


@dataclass(frozen=True)
class Reminder:
    """What is sent, and where the contact stands then."""

    replies: tuple[Reply, ...]
    session: Session


def reminder(playbook: Playbook, contact: Contact, session: Session, now: datetime) -> Reminder | None:
    """The reminder with the waiting question below it, where there is room; None when no report waits or it was
    reminded of before. The question of a report whose neighbours must be looked up first comes with CONTINUE."""
    usable = without_leftovers(session, contact, playbook, now)
    scene = Scene(contact, usable, Message("reminder", ""), playbook, now, {}, Rules())
    waiting, frame = waiting_step(scene), usable.frame
    if waiting is None or frame is None or frame.reminded or waiting[0].kind == "answer":
        return None
    flow, step = waiting
    scene.phrase("report_reminder", title=scene.words(f"{flow.path}.title"))
    try:
        KINDS[step.kind].ask(scene, step)
    except NeedFirst:
        del scene.replies[1:]
    if scene.too_long:
        del scene.replies[1:]
    return Reminder(tuple(scene.replies), replace(session, frame=replace(frame, reminded=True)))
