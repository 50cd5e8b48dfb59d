"""The answer to "a neighbor reported this": follow it, add to one's own, or go on with another spot."""

from dataclasses import replace

from textbot.core import flow
from textbot.core.choice import number_in
from textbot.core.effects import AddToRequest, FollowRequest
from textbot.core.needs import RequestByReference, RequestFacts
from textbot.core.scene import Scene
from textbot.core.session import Frame, Offer
from textbot.core.steps.confirm import PERSONAL
from textbot.core.steps.confirm import facts as facts_of
from textbot.core.threads import duplicates, which

JOIN, APART = 1, 2
# Steps that tell nothing of the thing itself, or what stands with the request already.
NO_DETAILS = PERSONAL | {"photo", "locate"}


def take(scene: Scene, asked: Offer) -> bool:
    """1 joins it, 2 goes on with the report; anything else leaves the question for later."""
    frame = scene.session.frame
    answer = _answer(scene)
    if frame is not None and answer is None and number_in(scene.text) is not None:
        scene.phrase("wrong_number_choice")
        duplicates.ask(scene, _known(scene, asked))
        return True
    if frame is None or answer is None:
        return False
    scene.keep(offer=None, misses=0)
    near = _known(scene, asked)
    if answer == JOIN and near:
        _join(scene, frame, duplicates.first_of(near))
        return True
    scene.keep(frame=replace(frame, apart=(*frame.apart, *asked.options)))
    waiting = flow.waiting_step(scene)
    if waiting is not None:
        flow.advance(scene, *waiting)
    return True


def _known(scene: Scene, asked: Offer) -> tuple[RequestFacts, ...]:
    looked = (scene.world(RequestByReference(each)) for each in asked.options)
    return tuple(each for each in looked if each is not None)


def _answer(scene: Scene) -> int | None:
    number = number_in(scene.text, APART)
    if number in (JOIN, APART):
        return number
    if scene.command_name in ("yes", "ok"):
        return JOIN
    if scene.command_name == "no":
        return APART
    wishes = scene.playbook.wishes
    if wishes.different(scene.text):
        return APART
    return JOIN if wishes.same(scene.text) else None


def _join(scene: Scene, frame: Frame, one: RequestFacts) -> None:
    """Nothing new is sent; what was told and shown goes to the request that is there."""
    if not (one.own or one.follows):
        scene.do(FollowRequest(one.reference))
    details = _details(scene, frame)
    if details or frame.photos or one.own or one.follows:
        scene.do(AddToRequest(one.reference, details, frame.photos))
    scene.phrase("joined_own" if one.own else "joined", reference=one.reference)
    which.speak_of(scene, one.reference)
    flow.end(scene)


def _details(scene: Scene, frame: Frame) -> str:
    """What was told beside the place: "lane: northbound; how long: weeks"."""
    told = facts_of(scene.playbook.flows[frame.flow], frame)
    said = ((step, slot) for step, slot in told if step.kind not in NO_DETAILS and not slot.skipped)
    return "; ".join(f"{step.name}: {slot.value}" for step, slot in said)
