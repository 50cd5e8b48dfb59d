"""The waiting step of a flow takes the text: as an answer, as SKIP, BACK or leaving, or as a question in between."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from textbot.core import flow
from textbot.core.choice import number_in
from textbot.core.hearing.negation import wanted
from textbot.core.playbook import Flow, Step
from textbot.core.reports import bounds, passing
from textbot.core.rungs import asking
from textbot.core.scene import Scene
from textbot.core.session import Offer, Slot
from textbot.core.steps import KINDS
from textbot.core.threads import correcting, noting

TRIES = 2
# So short a text at the summary may put a house number right.
BRIEF = 8
# Questions whose answers hold no house number; the numbers of a text ("602 555 0133" is no house).
CORRECTED_AT = ("choose", "photo", "confirm")
NUMBERS = re.compile(r"\d+")
# Words that answer no question; where "ok" does, only laughter is left.
IDLE_WORDS = ("ok", "laugh")
# Words that ask for what is still to come.
GOING_ON = ("yes", "ok", "skip", "more", "resume")
MOVING_ON = ("more", "resume")
# After a pause of this long "continue" asks where we were.
A_WHILE = timedelta(hours=1)
# What begins so speaks of the report that was just summed up.
CORRECTING = re.compile(
    r"\W*(?:no|nope|not|it|its|it['’]s|that|thats|actually|wait|wrong|change|sorry|oops|es|est[aá]|era|perd[oó]n|mejor|cambie)\b",
    re.IGNORECASE,
)
IDLE = {"confirm": ("laugh",), "ask": ("laugh",)}


def step(scene: Scene) -> bool:
    """The waiting step takes the text: as an answer, as SKIP, BACK or leaving, or as a question in between."""
    waiting = flow.waiting_step(scene)
    if waiting is None:
        return False
    move = MOVES.get(scene.command_name)
    if move is not None:
        move(scene, *waiting)
        return True
    if scene.command_name in IDLE.get(waiting[1].kind, IDLE_WORDS):
        flow.ask_again(scene)
        return True
    if bounds.warned(scene, waiting[0], scene.text) or bounds.owned(scene, waiting[0], scene.text):
        flow.end(scene)
    elif scene.replies:
        _hear_warned(scene, *waiting)
    elif waiting[0].expected_days and _asks_how_long(scene, waiting[1]):
        _tell_how_long(scene, *waiting[0].expected_days)
    elif not asking.in_between(scene, eager=False):
        _hear(scene, *waiting)
    return True


def _asks_how_long(scene: Scene, at: Step) -> bool:
    """ "How long does it take?"; at the summary also "are they coming today?"."""
    wishes = scene.playbook.wishes
    return wishes.how_long(scene.text) or (at.kind == "confirm" and wishes.asked_after(scene.text))


def _tell_how_long(scene: Scene, low: int, high: int) -> None:
    if low == high:
        scene.phrase("takes_one_day" if low == 1 else "takes_days", count=low)
    else:
        scene.phrase("takes_days_between", low=low, high=high)
    flow.ask_again(scene)


def _hear_warned(scene: Scene, of: Flow, at: Step) -> None:
    """After a warning: the text may answer all the same; else the question comes again."""
    bounds.remember(scene, of)
    said = len(scene.replies)
    slot = KINDS[at.kind].hear(scene, at)
    if slot is not None:
        passing.keep(scene, of, at)
        flow.fill(scene, of, at, slot)
    elif len(scene.replies) == said:
        flow.volunteer(scene, of, at)
        flow.ask(scene, of, at)
        flow.make_room(scene)


def _hear(scene: Scene, of: Flow, at: Step) -> None:
    if scene.message.photos and at.kind != "photo" and _kept_photo(scene, of) and not scene.text.strip():
        scene.phrase("photo_added")
        flow.ask_if_it_fits(scene, at)
        return
    if at.kind in CORRECTED_AT and correcting.SLIP.match(scene.text) and _puts_right(scene):
        return
    kind = KINDS[at.kind]
    slot = kind.hear(scene, at)
    if slot is not None:
        passing.keep(scene, of, at)
        flow.fill(scene, of, at, slot)
    elif scene.replies or (_is_another_matter(scene, of, at) and asking.in_between(scene, eager=True)):
        return
    elif flow.volunteer(scene, of, at):
        flow.ask(scene, of, at)
    elif at.kind in CORRECTED_AT and _puts_right(scene):
        return
    elif _given_up(scene):
        flow.drop(scene, "thrown_away")
    elif not (asking.in_between(scene, eager=True) or (at.kind == "confirm" and noting.note(scene))):
        _try_again(scene, of, at)


def _puts_right(scene: Scene) -> bool:
    """ "No, es el 132", "wrong one i meant 132": another number on the street told before."""
    brief = scene.command is None and len(scene.text.split()) <= BRIEF and len(NUMBERS.findall(scene.text)) < 2
    return brief and correcting.in_progress(scene)


def _is_another_matter(scene: Scene, of: Flow, at: Step) -> bool:
    """Whether a text at the summary tells of something else to report: its place is no correction of this one's."""
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    if at.kind != "confirm" or best is None or best.kind != "flow" or CORRECTING.match(scene.text):
        return False
    return best.key != of.key and scene.playbook.flows[best.key].kind != "answer"


def _given_up(scene: Scene) -> bool:
    """ "I don't want to report it", and nothing that is wanted instead."""
    wishes = scene.playbook.wishes
    return wishes.negated(scene.text) and wanted(scene.text, wishes) == ""


def _kept_photo(scene: Scene, of: Flow) -> bool:
    """A photo that comes before it is asked for belongs to the report; False when the report takes none."""
    photo = next((step for step in of.steps if step.kind == "photo"), None)
    if photo is None:
        return False
    sids = flow.take_photos(scene, (scene.message.sid,))
    if scene.session.frame is not None:
        tries = scene.session.frame.tries
        scene.keep(frame=replace(scene.session.frame.filled(photo.name, Slot(str(len(sids)))), tries=tries))
    return True


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
        if at.kind == "choose" and of.kind != "answer":
            noting.keep(scene)  # what was said goes along in its own words
        flow.fill(scene, of, at, rescue)
        return
    scene.phrase("stuck_offer")
    scene.keep(frame=replace(frame, tries=0), offer=Offer("stuck", text=scene.text))


def _skip(scene: Scene, of: Flow, at: Step) -> None:
    slot = KINDS[at.kind].open_end(at)
    if slot is not None:
        flow.fill(scene, of, at, slot)
        return
    if at.kind == "confirm":
        KINDS[at.kind].retry(scene, at)
        return
    if of.kind == "answer" and scene.session.parked is not None:
        flow.end(scene)  # a question in the middle of a report: the report goes on
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
    scene.keep(frame=frame.without(asked[-1].name), offer=None)
    flow.forget_photos(scene, asked[-1])
    flow.advance(scene, of, asked[-1])


def _leave(scene: Scene, of: Flow, at: Step) -> None:
    flow.drop(scene, "left_flow")


def _unsure(scene: Scene, of: Flow, at: Step) -> None:
    """ "I don't know" skips what may be skipped; elsewhere it is an answer like any other."""
    slot = KINDS[at.kind].open_end(at)
    if slot is not None:
        flow.fill(scene, of, at, slot)
        return
    _hear(scene, of, at)


def _resume(scene: Scene, of: Flow, at: Step) -> None:
    """ "Continue": hours later the question comes again; right after one that may be skipped, it is."""
    seen = scene.contact.last_seen
    if at.optional and seen is not None and scene.now - seen < A_WHILE:
        _skip(scene, of, at)
        return
    flow.ask(scene, of, at)


def _resume_paused(scene: Scene) -> None:
    """A report that was set aside goes on when that is asked for."""
    scene.session = scene.session.taken_up()
    scene.phrase("resumed")
    waiting = flow.waiting_step(scene)
    if waiting is not None:
        flow.ask(scene, *waiting)


def _serve_waiting(scene: Scene) -> None:
    """What was asked for beside something else, and had no room in that reply."""
    following, *rest = scene.session.later
    scene.keep(later=tuple(rest))
    scene.phrase("next_line", title=scene.title(following.name))
    asking.serve(scene, following.name, following.text, following.score)


def nothing_waiting(scene: Scene) -> bool:
    """An answer to a question that nobody asked; a mere "ok", a laugh or 👍 needs none."""
    number = number_in(scene.text) is not None and scene.contact.status != "waiting"
    if scene.command_name not in ANSWERS and not number:
        return False
    if scene.command_name in MOVING_ON and scene.session.paused is not None:
        _resume_paused(scene)
    elif scene.session.later and (number or scene.command_name in GOING_ON):
        _serve_waiting(scene)
    elif scene.contact.is_new(scene.now):
        scene.introduce("greeting")
    elif scene.command_name not in IDLE_WORDS and any(map(str.isalnum, scene.text)):
        scene.phrase("nothing_waiting")
    return True


ANSWERS = frozenset(("yes", "no", "ok", "laugh", "skip", "unsure", "back", "leave", "more", "resume"))
MOVES: Mapping[str, Callable[[Scene, Flow, Step], None]] = {
    "resume": _resume,
    "more": _resume,
    "skip": _skip,
    "unsure": _unsure,
    "back": _back,
    "leave": _leave,
}
