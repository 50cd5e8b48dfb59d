"""A question about what was just told, which it does not name: "how much is it?", "¿a qué hora abren?"."""

import re
from collections.abc import Mapping
from dataclasses import replace

from textbot.core.effects import LogGap
from textbot.core.rungs import another, asking
from textbot.core.rungs.correction import told_just_now
from textbot.core.rungs.guard import said_too_often
from textbot.core.scene import Scene
from textbot.core.session import Offer, Told

# How the answer's own words show that they tell what is asked.
TELLS: Mapping[str, re.Pattern[str]] = {
    "price": re.compile(r"\$ ?\d|\b(?:free|gratis|no (?:fee|cost|charge)|sin costo|gratuit[oa]s?)\b", re.IGNORECASE),
    "time": re.compile(r"\d ?(?:AM|PM|a\. ?m\.|p\. ?m\.)|\b\d{1,2}:\d\d\b|\b\d{1,2}-\d{1,2}\b|\b24\b", re.IGNORECASE),
    "place": re.compile(r"\b\d+ (?:[NSEW]\.? )?[A-Z][a-z]+ (?:St|Ave|Rd|Blvd|Dr|Ln|Way|Pkwy)\b|City Hall|Ayuntamiento"),
    "phone": re.compile(r"\d{3}-\d{4}|\{phone_|\b(?:911|988|311|211)\b"),
}


# A longer question names what it is about.
FEW_WORDS = 5
# Questions that mean nothing without the thing they are about.
NEED_GROUND = ("price", "place")


def follow_up(scene: Scene) -> bool:
    """Serve what the question means beside the last answer: that answer again when it tells it, a neighbour the matcher
    is sure of, or honest words and a person; never a guess."""
    told = _ground(scene)
    if _is_of(scene, told):
        return True
    what = _asked(scene) if scene.session.frame is None else ""
    if not what or (what == "other" and (told is None or scene.decision.band == "sure")):
        return False
    if told is None:
        return _about_what(scene, what)
    named = scene.title(told.choice)
    decision = scene.decision_on(f"{named} {scene.text}")
    name = asking.name_of(decision.candidates[0]) if decision.band == "sure" else told.choice
    if name != told.choice and scene.offers(name):
        asking.serve(scene, name, scene.text, decision.candidates[0].score)
    elif _tells(scene, told, what):
        _again(scene, told, named)
    else:
        _not_known(scene, named)
    return True


def _ground(scene: Scene) -> Told | None:
    """The last answer, when more can be asked of it: a refusal has no price and no hours."""
    told = told_just_now(scene)
    entry = scene.playbook.entry(told.choice) if told else None
    return None if entry is not None and entry.refuse else told


def _is_of(scene: Scene, told: Told | None) -> bool:
    """ "How do I apply?" alone would be refused; beside the last answer it is that answer's: it is told again."""
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    if told is None or best is None or scene.session.frame is not None or len(scene.text.split()) > FEW_WORDS:
        return False
    entry = scene.playbook.entry(asking.name_of(best))
    if entry is None or not entry.refuse:
        return False
    named = scene.title(told.choice)
    beside = scene.decision_on(f"{named} {scene.text}")
    if beside.band != "sure" or asking.name_of(beside.candidates[0]) != told.choice:
        return False
    _again(scene, told, named)
    return True


def _asked(scene: Scene) -> str:
    """What of the last answer is asked for; a day alone asks when."""
    return scene.playbook.wishes.follow_up(scene.text) or ("time" if another.is_day_alone(scene) else "")


def _about_what(scene: Scene, what: str) -> bool:
    """Ask what "it" is: nothing was told before that it could be, so any match would be chance. (A question for a time
    is left alone: it may well be about the office.)"""
    if what not in NEED_GROUND or scene.contact.status == "waiting":
        return False
    scene.phrase("about_what")
    scene.do(LogGap(scene.text, "miss"))
    return True


def _again(scene: Scene, told: Told, named: str) -> None:
    """The same answer, said to be about the same thing: a reply word for word the same would look like a machine's."""
    said = len(scene.replies)
    scene.phrase("about_that", title=named)
    entry = scene.playbook.entry(told.choice)
    by_day = entry is not None and bool(entry.hours)  # what is asked now was told of no day
    asking.serve(scene, told.choice, "" if by_day else told.text)
    scene.keep(told=replace(told, at=scene.now.timestamp()))
    if scene.too_long or said_too_often(scene):
        del scene.replies[said]


def _tells(scene: Scene, told: Told, what: str) -> bool:
    kind, _, key = told.choice.partition(":")
    if kind != "answer" or what not in TELLS:
        return False
    path = f"{scene.playbook.answers[key].path}.say"
    said = scene.playbook.template(path, scene.language) if scene.playbook.has(path) else ""
    return TELLS[what].search(said) is not None


def _not_known(scene: Scene, named: str) -> None:
    about = f"{named}: {scene.text}"
    scene.phrase("not_known_about", title=named)
    scene.keep(offer=Offer("person", text=about), misses=0)
    scene.do(LogGap(about, "miss"))
