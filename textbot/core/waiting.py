"""Rungs for a contact who was asked something: the bot's own offers, and the waiting step of a flow."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from textbot.core import asking, flow
from textbot.core.choice import pick
from textbot.core.effects import AddDetail
from textbot.core.people import pass_on
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Offer, Slot
from textbot.core.steps import KINDS
from textbot.core.steps.confirm import labels

TRIES = 2
THROW_AWAY = "throw away"


def offer(scene: Scene) -> bool:
    """The answer to a question the bot asked outside a step; anything else lets the question lapse."""
    asked = scene.session.offer
    if asked is None:
        return False
    if OFFERS[asked.kind](scene, asked):
        return True
    if asked.kind != "resume":
        scene.keep(offer=None)
    return False


def _take_choice(scene: Scene, asked: Offer) -> bool:
    number = pick(scene.text, asking.titles(scene, asked.options))
    if scene.command_name == "yes" and len(asked.options) == 1:
        number = 0
    if number is None:
        return False
    scene.keep(offer=None)
    asking.serve(scene, asked.options[number], asked.text)
    return True


def _take_person(scene: Scene, asked: Offer) -> bool:
    if scene.command_name == "yes":
        pass_on(scene, "misses", asked.text)
        return True
    if scene.command_name != "no":
        return False
    scene.keep(offer=None, misses=0)
    scene.phrase("menu")
    return True


def _take_stuck(scene: Scene, asked: Offer) -> bool:
    if scene.command_name == "yes":
        held = scene.session.frame
        pass_on(scene, "misses", asked.text)
        scene.keep(frame=None, paused=held, parked=None)
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
    scene.keep(frame=scene.session.paused, paused=None, offer=None)
    scene.phrase("resumed")
    waiting = flow.waiting_step(scene)
    if waiting:
        KINDS[waiting[1].kind].ask(scene, waiting[1])
    return True


def _take_change(scene: Scene, asked: Offer) -> bool:
    waiting, frame = flow.waiting_step(scene), scene.session.frame
    if waiting is None or frame is None:
        return False
    names = labels(scene, waiting[0], frame)
    number = pick(scene.text, (*names.values(), scene.words("phrases.change_throw_away")))
    if number is None:
        return False
    scene.keep(offer=None)
    if number == len(names):
        scene.phrase("thrown_away")
        scene.keep(frame=None, photos=())
        return True
    name = list(names)[number]
    step = waiting[0].step(name)
    scene.keep(frame=replace(frame.without(name), street=""), photos=())
    flow.advance(scene, waiting[0], step)
    return True


def _take_place(scene: Scene, asked: Offer) -> bool:
    waiting, frame = flow.waiting_step(scene), scene.session.frame
    number = pick(scene.text, tuple(place.text for place in asked.places))
    if waiting is None or frame is None or number is None:
        return False
    place = asked.places[number]
    scene.keep(offer=None)
    if place.kind == "street":
        scene.keep(frame=replace(frame, street=place.text))
        KINDS[waiting[1].kind].ask(scene, waiting[1])
        return True
    _fill(scene, *waiting, Slot(place.text, place))
    return True


OFFERS: Mapping[str, Callable[[Scene, Offer], bool]] = {
    "choice": _take_choice,
    "person": _take_person,
    "stuck": _take_stuck,
    "about": _take_about,
    "resume": _take_resume,
    "change": _take_change,
    "place": _take_place,
}


def step(scene: Scene) -> bool:
    """The waiting step takes the text: as an answer, as SKIP, BACK or leaving, or as a question in between."""
    waiting = flow.waiting_step(scene)
    if waiting is None:
        return False
    move = MOVES.get(scene.command_name)
    if move is not None:
        move(scene, *waiting)
        return True
    if asking.in_between(scene, eager=False):
        return True
    _hear(scene, *waiting)
    return True


def _hear(scene: Scene, of: Flow, at: Step) -> None:
    kind = KINDS[at.kind]
    slot = kind.hear(scene, at)
    if slot is not None:
        _fill(scene, of, at, slot)
    elif not scene.replies and not asking.in_between(scene, eager=True):
        _try_again(scene, of, at)


def _fill(scene: Scene, of: Flow, at: Step, slot: Slot) -> None:
    frame = scene.session.frame
    if frame is None:
        return
    scene.secret = scene.secret or at.secret
    scene.keep(frame=frame.filled(at.name, slot), misses=0)
    flow.advance(scene, of, flow.after(of, at, slot))


def _try_again(scene: Scene, of: Flow, at: Step) -> None:
    """Not understood: say what would help; the second time accept what can be accepted, else offer a person."""
    frame = scene.session.frame
    if frame is None:
        return
    tries = frame.tries + 1
    if tries < TRIES:
        scene.keep(frame=replace(frame, tries=tries))
        KINDS[at.kind].retry(scene, at)
        return
    rescue = KINDS[at.kind].rescue(scene, of, at)
    if rescue is not None:
        _fill(scene, of, at, rescue)
        return
    scene.phrase("stuck_offer")
    scene.keep(frame=replace(frame, tries=0), offer=Offer("stuck", text=scene.text))


def _skip(scene: Scene, of: Flow, at: Step) -> None:
    if at.optional:
        _fill(scene, of, at, Slot("", skipped=True))
        return
    if at.kind == "confirm":
        KINDS[at.kind].retry(scene, at)
        return
    scene.phrase("nothing_to_skip")
    flow.ask_if_it_fits(scene, at)


def _back(scene: Scene, of: Flow, at: Step) -> None:
    frame = scene.session.frame
    if frame is None:
        return
    before = of.steps[: of.steps.index(at)]
    asked = [step for step in before if KINDS[step.kind].waits and not step.silent]
    if not asked:
        scene.phrase("back_at_start")
        KINDS[at.kind].ask(scene, at)
        return
    scene.keep(frame=frame.without(asked[-1].name), offer=None, photos=())
    flow.advance(scene, of, asked[-1])


def _leave(scene: Scene, of: Flow, at: Step) -> None:
    scene.phrase("left_flow")
    scene.keep(frame=None, offer=None, photos=())


def _unsure(scene: Scene, of: Flow, at: Step) -> None:
    """ "I don't know" skips what may be skipped; elsewhere it is an answer like any other."""
    if at.optional:
        _fill(scene, of, at, Slot("", skipped=True))
        return
    _hear(scene, of, at)


def nothing_waiting(scene: Scene) -> bool:
    """An answer to a question that nobody asked; a mere "ok" or 👍 needs none."""
    if scene.command_name not in ANSWERS:
        return False
    if scene.contact.is_new(scene.now):
        scene.introduce("greeting")
    elif scene.command_name != "ok":
        scene.phrase("nothing_waiting")
    return True


ANSWERS = frozenset(("yes", "no", "ok", "skip", "unsure", "back", "leave", "more"))
MOVES: Mapping[str, Callable[[Scene, Flow, Step], None]] = {
    "skip": _skip,
    "unsure": _unsure,
    "back": _back,
    "leave": _leave,
}
