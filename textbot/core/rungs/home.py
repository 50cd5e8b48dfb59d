"""The kept address: asked for once after an address was looked up, used for the next lookup, changed and forgotten."""

from dataclasses import replace

from textbot.core.choice import numbered, pick
from textbot.core.effects import SetHome
from textbot.core.needs import Home, HomePlace
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.scene import Scene
from textbot.core.session import Offer

# Only a house is somebody's home; a corner or a park is where something is.
HOUSE = "address"
UNSURE = "unverified"
# Why the address is asked for, where it was not "I moved".
TOPICS = "topics"


def known(scene: Scene) -> Home:
    """What is kept of the contact's address."""
    home: Home = scene.world(HomePlace())
    return home


def offer_to_keep(scene: Scene, place: Place) -> None:
    """Ask once whether to keep an address that was just looked up, where there is room and nothing else waits."""
    session = scene.session
    if (
        place.kind != HOUSE
        or place.confidence == UNSURE
        or session.parked
        or session.offer
        or session.later
        or known(scene).asked
    ):
        return
    said = len(scene.replies)
    scene.phrase("home_offer")
    if scene.too_long:
        del scene.replies[said:]
        return
    scene.keep(offer=Offer("home", places=(place,)))
    scene.do(SetHome("asked", None, scene.words("phrases.home_offer")))


def take_offer(scene: Scene, asked: Offer) -> bool:
    """YES keeps it, NO is never asked again; anything else lets the question lapse."""
    if scene.command_name not in ("yes", "no", "ok"):
        return False
    scene.keep(offer=None)
    if scene.command_name == "no":
        _unsay(scene)  # nor is it used for the next question
        scene.do(SetHome("no", None, _consent(scene, "home_offer")))
        scene.phrase("home_declined")
        return True
    scene.do(SetHome("yes", asked.places[0], _consent(scene, "home_offer")))
    scene.phrase("home_kept", place=asked.places[0].text)
    return True


def moved(scene: Scene) -> None:
    """ "I moved": what is the new address?"""
    scene.phrase("home_ask")
    scene.keep(offer=Offer("home_new"))


def moved_to(scene: Scene) -> bool:
    """ "I moved to 456 Oak Ave" says it all at once; without a place in it, it is a text like any other."""
    if not scene.playbook.wishes.moved(scene.text) or scene.session.frame is not None:
        return False
    found: Finding = scene.world(FindPlace(scene.text, scene.language, loose=True))
    houses = tuple(place for place in found.places if place.kind == HOUSE)
    if len(houses) != 1:
        return False
    _replace(scene, houses[0])
    return True


def take_new(scene: Scene, asked: Offer) -> bool:
    """The new address; NO leaves everything as it is."""
    if scene.command is not None:
        if scene.command_name != "no":
            return False
        scene.keep(offer=None)
        scene.phrase("topic_home_no" if asked.broad == TOPICS else "home_unchanged")
        return True
    number = pick(scene.text, tuple(place.text for place in asked.places)) if asked.places else None
    if number is not None:
        _replace(scene, asked.places[number])
        return True
    found: Finding = scene.world(FindPlace(scene.text, scene.language, loose=False))
    houses = tuple(place for place in found.places if place.kind == HOUSE)
    if len(houses) == 1:
        _replace(scene, houses[0])
        return True
    return _ask_once_more(scene, asked, houses)


def forget(scene: Scene) -> None:
    """ "Forget my address": it is gone, and the record says when."""
    if known(scene).place is None:
        scene.phrase("home_none")
    else:
        _unsay(scene)
        scene.do(SetHome("ended", None, scene.text))
        scene.phrase("home_forgotten")


def _ask_once_more(scene: Scene, asked: Offer, houses: tuple[Place, ...]) -> bool:
    if houses:
        scene.phrase("which_place", options=numbered(tuple(place.text for place in houses), ")"))
        scene.keep(offer=Offer("home_new", places=houses, text=scene.text, broad=asked.broad))
        return True
    if asked.text or scene.decision.band == "sure":
        return False  # a second miss, or plainly something else: the question lapses
    scene.phrase("home_not_found", understood=" ".join(scene.text.split())[:60])
    scene.keep(offer=Offer("home_new", text=scene.text, broad=asked.broad))
    return True


def _replace(scene: Scene, place: Place) -> None:
    _unsay(scene)
    offer = scene.session.offer
    question = "topic_home" if offer is not None and offer.broad == TOPICS else "home_ask"
    scene.keep(offer=None, misses=0)
    scene.do(SetHome("yes", place, _consent(scene, question)))
    scene.phrase("home_kept", place=place.text)


def _unsay(scene: Scene) -> None:
    """The address talked of a moment ago is none of theirs any more."""
    if scene.session.told is not None:
        scene.keep(told=replace(scene.session.told, place=None))


def _consent(scene: Scene, question: str) -> str:
    """The words of consent: what was asked and what they said."""
    return f"{scene.words(f'phrases.{question}')} / {scene.text}"
