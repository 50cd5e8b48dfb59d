"""A slip in a report: "wrong address, it's 132", "it's southbound, not northbound"; in one sent, or in progress."""

import re
from collections.abc import Mapping
from dataclasses import replace

from textbot.core import flow
from textbot.core.effects import AddToRequest, CorrectRequest
from textbot.core.needs import RequestFacts
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Frame, Offer, Slot
from textbot.core.steps import KINDS
from textbot.core.threads import telling

# What the slip was, beside what is right: "132, not 123".
NOT = re.compile(
    r"[,;.]?\s*\b(?:not|instead of|rather than|and not|y no|no|en vez de|en lugar de)\s+(?:the |el |la |en |at |on )?"
    r"[\w#]+(?:\s+(?:st|street|ave|avenue|rd|road|dr|ln|blvd|calle))?\W*$",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?<![\w.-])(\d{1,5})(?![\w-])")
# How a slip is put right in passing: "wrong one i meant 132", "its actually 132 main", "perdón, es el 132".
SLIP = re.compile(
    r"\W*(?:(?:ay|ah|oh|ups|ok|yes|s[ií]|pero|but)\W+)?"
    r"(?:no|nope|oops|sorry|wait|wrong|actually|it'?s actually|i meant|correction|perd[oó]n|disculpe|digo|"
    r"quise decir|me equivoqu[eé])\b",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^\W*(?:(?:ay|ah|oh|ups|ok|no|nope|oops|sorry|wait|actually|i meant|i mean|perd[oó]n|disculpe|digo|quise decir|"
    r"me equivoqu[eé]|es|era|est[aá] en|it'?s|its|in|en)\b\W*)+",
    re.IGNORECASE,
)
BRIEF = 8
# What a report's place may be put right to without a word that says it was wrong.
SPOTS = ("address", "intersection")
HOUSE = re.compile(r"^\d+\S*\s+")
CORNER = re.compile(r"\s+&\s+")


def correct(scene: Scene, facts: RequestFacts, text: str, photos: tuple[str, ...]) -> None:
    """Put right what the text names; ask for it where it names nothing that is understood."""
    of = scene.playbook.flows.get(facts.flow)
    if of is None or not facts.own or facts.status not in telling.LIVE:
        scene.do(AddToRequest(facts.reference, text, photos))
        scene.phrase("added", reference=facts.reference, what=telling.short(scene, facts))
        return
    slots = _slots(scene, of, facts.place, text)
    if not slots:
        scene.phrase("correct_how", what=telling.short(scene, facts))
        scene.keep(offer=Offer("corrected", (facts.reference,), text))
        return
    _settle(scene, of, facts, slots, text)


def take(scene: Scene, asked: Offer, facts: RequestFacts) -> bool:
    """The right place, in answer to "what is right?"; False when the text names none."""
    of = scene.playbook.flows.get(facts.flow)
    slots = _slots(scene, of, facts.place, scene.text) if of is not None else {}
    if of is None or not slots:
        return False
    scene.keep(offer=None, misses=0)
    _settle(scene, of, facts, slots, scene.text)
    return True


def slip(scene: Scene, facts: RequestFacts) -> bool:
    """The same of one just sent, where no word says "wrong": "its actually 132 main"."""
    of = scene.playbook.flows.get(facts.flow)
    brief = SLIP.match(scene.text) and len(scene.text.split()) <= BRIEF
    place = _place(scene, facts.place, NOT.sub("", scene.text)) if brief and of is not None and facts.own else None
    step = next((step for step in of.steps if step.kind == "locate"), None) if of is not None else None
    if of is None or place is None or step is None:
        return False
    _settle(scene, of, facts, {step.name: Slot(place.text, place)}, scene.text)
    return True


def in_progress(scene: Scene) -> bool:
    """The same in the report that is being told: its place is put right, and its question asked again."""
    frame, waiting = scene.session.frame, flow.waiting_step(scene)
    if frame is None or waiting is None:
        return False
    at = next((slot.place.text for slot in frame.slots.values() if slot.place is not None), "")
    told = _slots(scene, waiting[0], at, scene.text) if at else {}
    slots = {name: slot for name, slot in told.items() if slot != frame.slots.get(name)}
    place = next((slot.place for slot in slots.values() if slot.place is not None), None)
    if not slots:
        return bool(at) and _on_street(scene, frame, *waiting)
    if place is not None and place.kind not in SPOTS and not SLIP.match(scene.text):
        return False  # "next to the library" tells of the place, it is no other one
    for name, slot in slots.items():
        frame = frame.filled(name, slot)
    scene.keep(frame=frame, misses=0)
    if place is not None and waiting[1].kind != "confirm":
        scene.phrase("place_put_right", place=place.text)
    flow.advance(scene, *waiting)
    return True


def _on_street(scene: Scene, frame: Frame, of: Flow, at: Step) -> bool:
    """ "Actually it's on Oak": another street, and where on it is asked."""
    said = re.sub(r"^on\s+", "", LEAD.sub("", NOT.sub("", scene.text)), flags=re.IGNORECASE)
    found: Finding = scene.world(FindPlace(said, scene.language, loose=False))
    streets = tuple(place for place in found.places if place.kind == "street")
    step = next((step for step in of.steps if step.kind == "locate"), None)
    if not streets or streets != found.places or step is None or not SLIP.match(scene.text):
        return False
    one = streets[0].text if len(streets) == 1 else ""
    scene.keep(frame=replace(frame.without(step.name), street=one), misses=0)
    if not one:
        scene.keep(offer=Offer("place", places=streets))
    flow.advance(scene, of, step)
    return True


def _settle(scene: Scene, of: Flow, facts: RequestFacts, slots: Mapping[str, Slot], text: str) -> None:
    scene.do(CorrectRequest(facts.reference, slots, text))
    shown = "; ".join(KINDS[step.kind].show(scene, step, slots[step.name]) for step in of.steps if step.name in slots)
    scene.phrase("corrected_request", reference=facts.reference, title=telling.title(scene, facts), right=shown)


def _slots(scene: Scene, of: Flow, at: str, text: str) -> dict[str, Slot]:
    """The steps that a text tells anew: the place, an option."""
    right = NOT.sub("", text)
    slots = {}
    for step in of.steps:
        if step.kind == "choose":
            slot = KINDS["choose"].prefill(scene, step, right)
            if slot is not None:
                slots[step.name] = slot
    place = _place(scene, at, right)
    step_of_place = next((step for step in of.steps if step.kind == "locate"), None)
    if place is not None and step_of_place is not None:
        slots[step_of_place.name] = Slot(place.text, place)
    return slots


def _place(scene: Scene, at: str, text: str) -> Place | None:
    """The place a text names: a whole one, or another number on the street it was told to be on."""
    found: Finding = scene.world(FindPlace(text, scene.language, loose=True))
    whole = _one(found) or _one(scene.world(FindPlace(LEAD.sub("", text), scene.language, loose=False)))
    if whole is not None and whole.text != at:
        return whole
    number = NUMBER.search(text)
    if number is None:
        return None
    for street in CORNER.split(HOUSE.sub("", at)):
        beside: Finding = scene.world(FindPlace(f"{number[1]} {street}", scene.language, loose=False))
        place = _one(beside)
        if place is not None and place.text != at:
            return place
    return None


def _one(found: Finding) -> Place | None:
    """The one spot that was found; a street alone is none."""
    place = found.places[0] if len(found.places) == 1 else None
    return place if place is not None and place.kind != "street" else None
