""" "No, that's not it": right after an answer, never matched as a new question."""

import re

from textbot.core import flow
from textbot.core.choice import numbered, pick
from textbot.core.choosing import turned_down
from textbot.core.effects import KeepLabel, LogGap, RateAnswer
from textbot.core.hearing.negation import TURN, wanted
from textbot.core.people import pass_on
from textbot.core.rungs import asking
from textbot.core.scene import Scene
from textbot.core.session import Offer, Told

# An answer is what a correction speaks of for this many seconds.
SOON = 600
# How many of the next candidates are offered.
OTHERS = 2
REASON = "disputed"
# Without the comma "no" may begin the matter itself: "no hay agua", "no water pressure".
NO_AND = re.compile(r"\W*(?:no|nope|nah|nel)\s*[,.;:!-]+\s*\w", re.IGNORECASE)


def correction(scene: Scene) -> bool:
    """Apologise, offer the next two and a person; what is said to be meant instead is served at once."""
    told = told_just_now(scene)
    if told is None or not (scene.playbook.wishes.correction(scene.text) or _says_no_and(scene)):
        return False
    if not _sets_aside(scene, told):
        return False
    key = told.choice.partition(":")[2]
    scene.do(RateAnswer(key, "disputed"))
    scene.do(LogGap(told.text, "disputed", key))
    scene.keep(told=None, misses=0)
    if not _serve_meant(scene, told):
        _offer_others(scene, told)
    return True


def told_just_now(scene: Scene) -> Told | None:
    """The answer that this text may speak of; None when the last one is long past or was a report."""
    told = scene.session.told
    if told is None or scene.now.timestamp() - told.at > SOON or not scene.offers(told.choice):
        return None
    started = scene.playbook.flows.get(told.choice.partition(":")[2]) if told.choice.startswith("flow:") else None
    begun = scene.session.frame is not None
    return told if started is None or started.kind == "answer" or begun else None


def take(scene: Scene, asked: Offer) -> bool:
    """One of the others, or a person."""
    titles = tuple(map(scene.title, asked.options))
    number = pick(scene.text, (*titles, scene.words("phrases.a_person")))
    if scene.command_name in ("yes", "ok") or number == len(titles):
        pass_on(scene, REASON, asked.text)
        return True
    if number is None:
        if not turned_down(scene):
            return False
        scene.phrase("corrected_person")
        scene.keep(offer=Offer("person", (REASON,), asked.text))
        return True
    scene.keep(offer=None)
    scene.do(KeepLabel(asked.text, asked.options[number]))
    asking.serve(scene, asked.options[number], asked.text)
    return True


def _says_no_and(scene: Scene) -> bool:
    """ "No, it's a cat": a no to no question, and what follows is nothing the matcher is sure of."""
    if scene.command is not None or scene.session.frame is not None or not NO_AND.match(scene.text):
        return False
    return scene.decision.band != "sure" and wanted(scene.text, scene.playbook.wishes) is None


def _sets_aside(scene: Scene, told: Told) -> bool:
    """No step may wait, but for the first question of what was just begun by mistake: that flow is dropped."""
    frame = scene.session.frame
    if frame is None:
        return True
    if told.choice != f"flow:{frame.flow}" or any(not slot.place for slot in frame.slots.values()):
        return False
    scene.session = scene.session.done()
    return True


def _serve_meant(scene: Scene, told: Told) -> bool:
    """Serve what the rest of the text names: "no, that's not it, I meant the recycling"."""
    wishes = scene.playbook.wishes
    parts = [part.strip() for part in TURN.split(scene.text) if part.strip()]
    parts = parts[1:] if parts and NO_AND.match(f"{parts[0]}, x") else parts
    rest = ", ".join(part for part in parts if not (wishes.correction(part) or wishes.instead(part)))
    decision = scene.decision_on(rest)
    if not rest or decision.band != "sure" or asking.name_of(decision.candidates[0]) == told.choice:
        return False
    asking.serve(scene, asking.name_of(decision.candidates[0]), rest, decision.candidates[0].score)
    return True


def _neighbours(scene: Scene, name: str) -> tuple[str, ...]:
    """What stands near an answer in the playbook: the broad words that lead to it, what it names as related, and what
    those broad words also lead to."""
    entry = scene.playbook.entry(name)
    broad = [each for each in scene.playbook.answers.values() if name in each.choices]
    beside = (other for each in broad for other in each.choices)
    return (*(f"answer:{each.key}" for each in broad), *(entry.related if entry else ()), *beside)


def _offer_others(scene: Scene, told: Told) -> None:
    near = dict.fromkeys((*told.others, *_neighbours(scene, told.choice)))
    others = tuple(name for name in near if asking.may_be_offered(scene, name) and name != told.choice)[:OTHERS]
    about = f"{told.text} / {scene.text}"
    if not others:
        scene.phrase("corrected_person")
        scene.keep(offer=Offer("person", (REASON,), about))
    else:
        titles = (*map(scene.title, others), scene.words("phrases.a_person"))
        scene.phrase("corrected", options=numbered(titles))
        scene.keep(offer=Offer("instead", others, told.text))
    flow.ask_again(scene)
