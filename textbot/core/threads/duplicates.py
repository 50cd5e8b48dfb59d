"""The same thing reported twice: asked once the place is known, before any other question, and again at the summary."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from textbot.core.needs import Nearby, RequestFacts
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Frame, Offer
from textbot.core.threads import telling


def asked(scene: Scene, flow: Flow, step: Step) -> bool:
    """Ask whether what is being reported is what stands nearby already: once before the questions that follow the
    place, and at the summary until it is answered. False when nothing stands there."""
    frame = scene.session.frame
    if frame is None or (frame.compared not in ("", step.name) and step.kind != "confirm"):
        return False
    near = _near(scene, flow, frame)
    if not near:
        return False
    ask(scene, near)
    offer = Offer("nearby", tuple(facts.reference for facts in near))
    scene.keep(frame=replace(frame, compared=step.name), offer=offer)
    return True


def _near(scene: Scene, flow: Flow, frame: Frame) -> tuple[RequestFacts, ...]:
    """What may be the same and was not called another thing; what nobody else may know of, only for who has a part."""
    place = next((slot.place for slot in frame.slots.values() if slot.place is not None), None)
    if flow.duplicates is None or place is None or place.lat is None or place.lon is None:
        return ()
    day = scene.now.date() - timedelta(days=flow.duplicates.days)  # a whole day, so that asking twice asks the same
    since = datetime.combine(day, time(), scene.now.tzinfo)
    found: tuple[RequestFacts, ...] = scene.world(Nearby(flow.key, place.lat, place.lon, flow.duplicates.metres, since))
    known = tuple(each for each in found if telling.is_public(scene, each) or each.own or each.follows)
    return tuple(each for each in known if each.reference not in frame.apart)


def first_of(near: tuple[RequestFacts, ...]) -> RequestFacts:
    """The one to add to: the contact's own before what it follows, before the nearest of others."""
    return next((each for each in near if each.own), next((each for each in near if each.follows), near[0]))


def ask(scene: Scene, near: tuple[RequestFacts, ...]) -> None:
    """Is it this one?"""
    if not near:
        return
    one = first_of(near)
    values = {"reference": one.reference, "state": telling.state(scene, one), "date": telling.made_on(scene, one)}
    if one.own:
        scene.phrase("nearby_own", **values)
    elif one.follows:
        scene.phrase("nearby_followed", **values)
    else:
        people = sum(max(each.others, 1) for each in near)
        scene.phrase("nearby_one" if people == 1 else "nearby_many", **values, count=people)
