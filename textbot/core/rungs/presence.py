"""Rungs about who is there: machines, staff, the past, other languages; and the lines said to a new contact."""

from textbot.core.days.calendar import say_time
from textbot.core.effects import AddDetail, HandOff, OptIn, OptOut
from textbot.core.people import pass_on
from textbot.core.scene import FIRST_LINE, LONGEST, SHORT_LINE, Scene
from textbot.core.turn import Reply


def from_a_machine(scene: Scene) -> bool:
    """Short codes and our own numbers get no answer: two machines would talk for ever."""
    return scene.message.by_machine


def held_by_person(scene: Scene) -> bool:
    """While a member of staff holds the conversation the bot only records."""
    if scene.contact.status != "open":
        return False
    scene.do(AddDetail(""))
    return True


def too_late(scene: Scene) -> bool:
    """A text found hours later goes to staff: an automatic answer would only puzzle."""
    if not scene.message.too_late(scene.now):
        return False
    scene.do(HandOff("late", about=scene.text))
    return True


def foreign_language(scene: Scene) -> bool:
    """A language the playbook lacks gets its one vetted line and a person, never a guess."""
    if scene.foreign is None:
        return False
    line = scene.playbook.city.foreign.get(scene.foreign)
    if line is None:
        pass_on(scene, "language", scene.text)
        return True
    scene.replies.append(Reply(line, f"city.foreign.{scene.foreign}"))
    scene.introduced = True
    scene.do(HandOff("language", about=scene.text))
    return True


def apologise_when_late(scene: Scene) -> None:
    """An answer to a late text says first why it is late, where there is room; not beside an opt-out or a return."""
    sent_at = scene.message.sent_at
    settled = scene.kind == "emergency" or scene.command_name in ("stop", "start", "help") or scene.has(OptOut, OptIn)
    if sent_at is None or not scene.replies or settled:
        return
    time = say_time(sent_at.astimezone(scene.now.tzinfo))
    path = "phrases.late_sorry"
    scene.replies.insert(0, Reply(scene.words(path, time=time), path))
    if scene.length > LONGEST:
        del scene.replies[0]


def introduce_when_new(scene: Scene) -> None:
    """A first reply ends by telling who is speaking: in short where there is little room, in the next reply where there
    is none."""
    if scene.introduced:
        scene.keep(unnamed=False)
    due = scene.contact.is_new(scene.now) or scene.session.unnamed
    if not due or not scene.replies or scene.introduced or scene.kind != "reply":
        return
    line = next((path for path in (FIRST_LINE, SHORT_LINE) if scene.has_room(scene.words(path))), None)
    scene.keep(unnamed=line is None)
    if line is not None:
        scene.say(line)
