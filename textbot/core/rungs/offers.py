"""Offers: questions the bot asks outside a flow's steps, and how each is answered; a table, not a switch."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from textbot.core import (
    answering,
    changing,
    choosing,
    flow,
    later,
    related,
    services,
    survey,
)
from textbot.core.choice import number_in, pick
from textbot.core.effects import AddDetail
from textbot.core.people import pass_on
from textbot.core.places.place import Place
from textbot.core.rungs import (
    asking,
    carrier,
    correction,
    home,
    temper,
)
from textbot.core.scene import Scene
from textbot.core.session import Offer, Slot
from textbot.core.steps import KINDS
from textbot.core.steps.locate import on_streets
from textbot.core.subscribing import delivery, leaving, listing
from textbot.core.subscribing import joining as topics
from textbot.core.threads import joining, own

# A kind word or a laugh answers nothing, and takes nothing away.
COURTESIES = ("thanks", "laugh", "greeting")
# "ok" answers no list; the list stays open behind it.
LISTS = ("where", "also", "services")
# Asked below an answer: "that's not it" speaks of the answer there, a plain "no" of the question.
BELOW_AN_ANSWER = ("home", "also", "services", "helped", "next", "follow")
AGREEING = ("yes", "ok")


def offer(scene: Scene) -> bool:
    """The answer to a question the bot asked outside a step; anything else lets the question lapse."""
    asked = scene.session.offer
    if asked is None:
        return False
    if _corrects(scene, asked) or OFFERS[asked.kind](scene, asked):
        return True
    stays = scene.command_name in COURTESIES or (scene.command_name in AGREEING and asked.kind in LISTS)
    if asked.kind != "resume" and not stays:
        scene.keep(offer=None)
    return False


def _corrects(scene: Scene, asked: Offer) -> bool:
    """Whether the text says of the answer above the question that it was not what was asked."""
    if asked.kind not in BELOW_AN_ANSWER:
        return False
    scene.keep(offer=None)
    if correction.correction(scene):
        return True
    scene.keep(offer=asked)
    return False


def _take_where(scene: Scene, asked: Offer) -> bool:
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    if scene.command is not None or best is None or best.kind != "flow":
        return False
    scene.keep(offer=None)
    asking.serve(scene, asking.name_of(best), f"{scene.text}, {asked.text}", best.score)
    return True


def _take_person(scene: Scene, asked: Offer) -> bool:
    if scene.command_name in AGREEING:
        pass_on(scene, asked.options[0] if asked.options else "misses", asked.text)
        return True
    if scene.command_name != "no":
        return False
    scene.keep(offer=None, misses=0)
    scene.phrase("menu")
    return True


def _take_stuck(scene: Scene, asked: Offer) -> bool:
    if scene.command_name in AGREEING:
        pass_on(scene, "misses", asked.text)
        scene.session = scene.session.set_aside()
        return True
    if scene.command_name != "no":
        return False
    scene.keep(offer=None)
    flow.ask_again(scene)
    return True


def _take_about(scene: Scene, asked: Offer) -> bool:
    scene.keep(offer=None)
    if scene.command is not None and scene.command_name != "ok":
        return False
    scene.do(AddDetail(scene.text))
    scene.phrase("detail_added")
    return True


def _take_resume(scene: Scene, asked: Offer) -> bool:
    if scene.command_name != "yes" and pick(scene.text, ("",)) != 0:
        return False
    scene.session = scene.session.taken_up()
    scene.phrase("resumed")
    waiting = flow.waiting_step(scene)
    if waiting:
        KINDS[waiting[1].kind].ask(scene, waiting[1])
    return True


def _take_place(scene: Scene, asked: Offer) -> bool:
    waiting, frame = flow.waiting_step(scene), scene.session.frame
    number = pick(scene.text, tuple(place.text for place in asked.places))
    if waiting is None or frame is None:
        return False
    if number is None:
        return _take_spot(scene, asked.places)
    if asked.places[number].kind == "street" and number_in(scene.text) is None and any(map(str.isdigit, scene.text)):
        return False  # "456 oak ave" names the street and the spot on it
    place = asked.places[number]
    scene.keep(offer=None)
    if place.kind == "street":
        scene.keep(frame=replace(frame, street=place.text))
        KINDS[waiting[1].kind].ask(scene, waiting[1])
        return True
    flow.fill(scene, *waiting, Slot(place.text, place))
    return True


def _take_spot(scene: Scene, places: tuple[Place, ...]) -> bool:
    """ "450", "con la 5": not which of these streets, but a spot that may be on only one of them."""
    waiting = flow.waiting_step(scene)
    if waiting is None or any(place.kind != "street" for place in places):
        return False
    found = on_streets(scene, tuple(place.text for place in places))
    if not found.places and found.problem != "range":
        return False
    scene.keep(offer=None)
    if len(found.places) == 1:
        flow.fill(scene, *waiting, Slot(found.places[0].text, found.places[0]))
        return True
    scene.misplaced = found
    scene.keep(offer=Offer("place", places=found.places) if found.places else None)
    KINDS[waiting[1].kind].ask(scene, waiting[1])
    return True


def _take_photo_place(scene: Scene, asked: Offer) -> bool:
    """YES: it is where the photo was taken. NO: where then? Anything else says where it is."""
    waiting = flow.waiting_step(scene)
    if waiting is None or scene.command_name not in ("yes", "ok", "no"):
        return False
    scene.keep(offer=None)
    if scene.command_name == "no":
        scene.say(f"{waiting[1].path}.say")
        return True
    flow.fill(scene, *waiting, Slot(asked.places[0].text, asked.places[0]))
    return True


OFFERS: Mapping[str, Callable[[Scene, Offer], bool]] = {
    "choice": choosing.take,
    "instead": correction.take,
    "next": later.take,
    "home": home.take_offer,
    "home_new": home.take_new,
    "person": _take_person,
    "stuck": _take_stuck,
    "about": _take_about,
    "resume": _take_resume,
    "change": changing.take,
    "place": _take_place,
    "photo_place": _take_photo_place,
    "where": _take_where,
    "follow": answering.take_follow,
    "helped": survey.take,
    "also": related.take,
    "services": services.take,
    "calm": temper.take_calm,
    "stop": carrier.take_stop,
    "nearby": joining.take,
    "which": own.take_which,
    "evidence": own.take_evidence,
    "corrected": own.take_corrected,
    "take_back": own.take_take_back,
    "added": own.take_added,
    "topics": topics.take,
    "catalog": listing.take,
    "only": leaving.take_only,
    "mute": delivery.take_until,
}
