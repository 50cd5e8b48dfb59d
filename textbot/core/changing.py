"""The answer to "what should I change?": an item by number or name, with what it should be, or throwing it all away."""

import re
import unicodedata
from dataclasses import replace

from textbot.core import flow
from textbot.core.choice import number_in, pick
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Frame, Offer, Slot
from textbot.core.steps import KINDS, OF_CONTACT
from textbot.core.steps.choose import Choose
from textbot.core.steps.confirm import ask_what_to_change, labels

AGREEING = ("yes", "ok")
CHOOSE = Choose()
# Between an item's name and what it should be.
BETWEEN = re.compile(
    r"\W*(?:(?:is|are|was|should be|should say|has to be|must be|to|es|son|era|eran|debe ser|debe decir|tiene que ser|"
    r"ser[ií]a|por)\b)?\W*",
    re.IGNORECASE,
)
# "The vehicle is wrong" does not say what it should be.
ONLY_WRONG = re.compile(
    r"\b(?:wrong|incorrect|not (?:right|correct|that|it)|isn'?t|mistake|bad|mal|incorrect[oa]|equivocad[oa]|no es|"
    r"err[oó]neo|error|change|cambiar)\b",
    re.IGNORECASE,
)


def take(scene: Scene, asked: Offer) -> bool:
    """Ask that item again, or take what was told of it in the same text."""
    waiting, frame = flow.waiting_step(scene), scene.session.frame
    if waiting is None or frame is None:
        return False
    names = labels(scene, waiting[0], frame)
    number = pick(scene.text, (*names.values(), scene.words("phrases.change_throw_away")))
    if number is None and scene.command_name in AGREEING:
        ask_what_to_change(scene, waiting[0], frame)  # a yes to "what?" must not send what was just called wrong
        return True
    if number is None:
        return False
    scene.keep(offer=None)
    if number == len(names):
        flow.drop(scene, "thrown_away")
        return True
    name = list(names)[number]
    _change(scene, waiting[0], waiting[0].step(name), frame, names[name])
    return True


def _change(scene: Scene, of: Flow, step: Step | None, frame: Frame, label: str) -> None:
    slot = _told(scene, step, label) if step else None
    if step is not None and slot is not None:
        scene.keep(frame=replace(frame, street=""))
        flow.fill(scene, of, step, slot)
        return
    scene.keep(frame=replace(frame.without(step.name if step else ""), street=""))
    flow.forget_photos(scene, step)
    flow.advance(scene, of, step)


def _told(scene: Scene, step: Step, label: str) -> Slot | None:
    """ "The lane is southbound": what the item should be, when that is said, too."""
    if step.kind == "photo" or number_in(scene.text) is not None:
        return None
    rest = _behind(scene.text, label)
    if step.kind == "choose":
        return CHOOSE.told(scene, step, rest) if rest else None
    before = scene.session
    slot = KINDS[step.kind].prefill(scene, step, scene.text if step.kind in OF_CONTACT else rest)
    scene.session, scene.misplaced = before, None
    if slot is None and step.kind == "ask" and rest and not ONLY_WRONG.search(scene.text):
        return Slot(rest)
    return slot


def _behind(text: str, label: str) -> str:
    """What follows an item's name, the words between taken off; "" where nothing does."""
    named = re.search(rf"\b{re.escape(_bare(label))}\b", _bare(text), re.IGNORECASE)
    return BETWEEN.sub("", text[named.end() :], count=1) if named else ""


def _bare(text: str) -> str:
    """The text without accents, letter for letter: places found in it are places in the text."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)
