"""Texts that are nothing but a photo or a place: what is it about?"""

import re

from textbot.core.flow import MOST_PHOTOS
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.scene import Scene
from textbot.core.session import Offer

# How much of a text a place must be for the text to be nothing but that place.
BARE = 0.6
# "My address is", "vivo en": what follows is the place.
LEADING = re.compile(
    r"^(?:and |ok |so |sorry |no |y |o |oh )*(?:(?:my|the|our) (?:home )?address is|its|it'?s|it is|i live (?:at|on)|"
    r"(?:mi|la) (?:direcci[oó]n|casa|domicilio) (?:es|est[aá] en)|vivo en|es en|what about|how about|"
    r"(?:y )?(?:qu[eé] tal|en|at))(?: la| el)? ",
    re.IGNORECASE,
)
# An address has a number, a corner joins two streets: a text with neither is not worth looking up.
PLACE_LIKE = re.compile(r"\d|[&/@]|\b(?:and|at|y|con|esquina|corner)\b", re.IGNORECASE)


def photo_alone(scene: Scene) -> bool:
    """A photo without words waits for its report."""
    if scene.message.photos == 0:
        return False
    scene.keep(photos=(*scene.session.photos, scene.message.sid)[-MOST_PHOTOS:])
    if scene.text.strip():
        return False
    scene.phrase("photo_about")
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
    return place if len(found.mention or "") >= BARE * len(LEADING.sub("", scene.text.strip())) else None
