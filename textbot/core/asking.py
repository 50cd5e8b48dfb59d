"""Rungs for a free text: a flow or answer by score, "did you mean", and a miss that is never a dead end."""

import re

from textbot.core import answering, flow
from textbot.core.choice import numbered
from textbot.core.effects import AddDetail
from textbot.core.lookup import COLLECTION
from textbot.core.match import Candidate
from textbot.core.place import Finding, FindPlace, Place
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.trash_holiday import tell_holiday
from textbot.core.turn import Reply

# A longer text that nothing matches is a message to somebody, not a mistyped keyword.
MESSAGE_WORDS = 6
# While staff are waited for, details are thanked for this often in a row; more are taken in silence.
SAID = 2
# How much of a text a place must be for the text to be nothing but that place.
BARE = 0.6
# An address has a number, a corner joins two streets: a text with neither is not worth looking up.
PLACE_LIKE = re.compile(r"\d|[&/@]|\b(?:and|at|y|con|esquina|corner)\b", re.IGNORECASE)
# Texts with photos that are remembered while nobody knows what they show.
MOST_PHOTOS = 10


def photo_alone(scene: Scene) -> bool:
    """A photo without words waits for its report."""
    if scene.message.photos == 0:
        return False
    scene.keep(photos=(*scene.session.photos, scene.message.sid)[-MOST_PHOTOS:])
    if scene.text.strip():
        return False
    scene.phrase("photo_about")
    return True


def negated(scene: Scene) -> bool:
    """ "I don't want to report anything" starts nothing."""
    if not scene.playbook.wishes.negated(scene.text):
        return False
    scene.phrase("menu")
    return True


def place_alone(scene: Scene) -> bool:
    """An address or a corner and nothing else: what about it?"""
    place = bare_place(scene) if scene.contact.status != "waiting" else None
    if place is None:
        return False
    scene.phrase("place_alone", place=place.text)
    scene.keep(offer=Offer("where", text=scene.text), misses=0)
    return True


def bare_place(scene: Scene) -> Place | None:
    """The address or corner that a text is, when it is little else."""
    if scene.decision.band == "sure" or not PLACE_LIKE.search(scene.text):
        return None
    found: Finding = scene.world(FindPlace(scene.text, scene.language, loose=False))
    place = found.places[0] if len(found.places) == 1 else None
    if place is None or place.kind not in ("address", "intersection"):
        return None
    return place if len(found.mention or "") >= BARE * len(scene.text.strip()) else None


def by_score(scene: Scene) -> bool:
    """What the matcher is sure of is served; what it is not sure of is asked."""
    decision = scene.decision
    unsure = decision.band == "ask" and scene.contact.status == "waiting"
    if decision.band == "none" or unsure:
        return False  # staff will read it: a guess would only be in the way
    scene.keep(misses=0)
    if decision.band == "sure":
        serve(scene, name_of(decision.candidates[0]), scene.text, decision.candidates[0].score)
        return True
    options = tuple(name_of(each) for each in decision.candidates)
    scene.phrase("did_you_mean", options=numbered(titles(scene, options)))
    scene.keep(offer=Offer("choice", options, scene.text))
    return True


def missed(scene: Scene) -> bool:
    """Not understood: a hint the first time, a person the second; words for staff while they are waited for."""
    if scene.contact.status == "waiting" and scene.text.strip():
        scene.do(AddDetail(scene.text))
        if scene.session.misses < SAID:
            scene.phrase("detail_added")
        scene.keep(misses=scene.session.misses + 1)
        return True
    misses = scene.session.misses + 1
    if misses >= 2 or len(scene.text.split()) >= MESSAGE_WORDS:
        scene.phrase("person_offer")
        scene.keep(misses=misses, offer=Offer("person", text=scene.text))
        return True
    scene.keep(misses=misses)
    languages = (scene.language,) if scene.language_sure else scene.playbook.languages
    scene.replies += [Reply(scene.playbook.text("phrases.miss", each), "phrases.miss") for each in languages]
    return True


def serve(scene: Scene, name: str, sentence: str, score: float | None = None) -> None:
    """Give an answer or start a flow. name: "answer:key" or "flow:key"."""
    kind, _, key = name.partition(":")
    if kind == "answer":
        answering.tell(scene, scene.playbook.answers[key], sentence, score)
        return
    started = scene.playbook.flows[key]
    if started.entry is not None and answering.held_back(scene, started.entry, sentence):
        return
    if started.entry is not None and started.entry.lookup and started.entry.lookup.table == COLLECTION:
        tell_holiday(scene, sentence)
    if scene.playbook.wishes.how_to(sentence) and scene.playbook.has(f"{started.path}.guidance"):
        scene.say_match(f"{started.path}.guidance", score)
    flow.start(scene, started, sentence)


def in_between(scene: Scene, *, eager: bool) -> bool:
    """A question in the middle of a flow is answered and the flow resumes. eager: the step could make nothing of the
    text; otherwise only a text that plainly is a question counts."""
    if not eager and not _is_question(scene.text):
        return False
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    frame = scene.session.frame
    if best is None or (frame and best.key == frame.flow):
        return False
    serve(scene, name_of(best), scene.text, best.score)
    if best.kind == "answer":
        flow.ask_again(scene)
    return True


def titles(scene: Scene, options: tuple[str, ...]) -> tuple[str, ...]:
    """Short names of "answer:key" and "flow:key" options in the turn's language."""
    return tuple(scene.words(f"{_path_of(scene, option)}.title") for option in options)


def _path_of(scene: Scene, option: str) -> str:
    kind, _, key = option.partition(":")
    return scene.playbook.answers[key].path if kind == "answer" else scene.playbook.flows[key].path


def name_of(candidate: Candidate) -> str:
    """A candidate as offers keep it: "answer:key" or "flow:key"."""
    return f"{candidate.kind}:{candidate.key}"


def _is_question(text: str) -> bool:
    return "?" in text or "¿" in text
