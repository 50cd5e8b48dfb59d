"""Running a flow: start it, fill what the first text already said, ask for what is missing, end it."""

from dataclasses import replace

from textbot.core.playbook import Flow, Step
from textbot.core.reports import bounds, progress
from textbot.core.scene import LONGEST, Scene
from textbot.core.session import Frame, Offer, Slot
from textbot.core.steps import KINDS
from textbot.core.threads import duplicates
from textbot.core.ways import MAX_STEPS, after

# Steps whose answers may come with any text; the words of the others could be meant for something else.
VOLUNTEERED = ("locate", "choose")
# Texts with photos that are kept for one report, or for one that nobody began yet.
MOST_PHOTOS = 10


def start(scene: Scene, flow: Flow, sentence: str) -> None:
    """Begin a flow, or go on where it was left, with whatever `sentence` tells; another one in progress waits and comes
    back after it.
    What must not be a report of this kind begins nothing."""
    if bounds.warned(scene, flow, sentence) or bounds.owned(scene, flow, sentence):
        ask_again(scene)
        return
    frame = Frame(flow.key, flow.steps[0].name)
    scene.session = scene.session.begun(frame)
    scene.keep(offer=None, misses=0)
    if flow.kind != "answer":
        take_photos(scene, scene.session.photos)
        scene.keep(photos=())
    bounds.remember(scene, flow)
    for step in flow.steps:
        slot = KINDS[step.kind].prefill(scene, step, sentence)
        if slot is not None:
            frame = _current(scene, frame).filled(step.name, slot)
            scene.keep(frame=frame)
    advance(scene, flow, flow.steps[0])


def advance(scene: Scene, flow: Flow, step: Step | None) -> None:
    """Go on at `step`: pass what is filled, speak what only speaks, and stop at the first question or the end."""
    for _ in range(MAX_STEPS):
        if step is None:
            break
        kind = KINDS[step.kind]
        frame = _current(scene, Frame(flow.key, step.name))
        if kind.waits and not step.silent and step.name not in frame.slots:
            scene.keep(frame=replace(frame, step=step.name))
            ask(scene, flow, step)
            make_room(scene)
            return
        if not kind.waits:
            kind.act(scene, flow, step)
        if kind.ends or _is_owned(scene, flow, step, frame.slots.get(step.name)):
            break
        step = after(flow, step, frame.slots.get(step.name))
    end(scene)


def ask(scene: Scene, flow: Flow, step: Step) -> None:
    """Put a step's question, in a long flow with how far it is; before it, whether it is what stands nearby already."""
    if duplicates.asked(scene, flow, step):
        return
    at = len(scene.replies)
    KINDS[step.kind].ask(scene, step)
    progress.show(scene, flow, step, at)


def volunteer(scene: Scene, of: Flow, at: Step) -> bool:
    """Take what a text tells about other steps than the waiting one: a place, an option. At the summary it may correct
    them. Whether it told anything."""
    told = False
    if scene.command is not None:
        return told  # a yes answers the question that waits, or none
    for step in of.steps:
        frame, before = scene.session.frame, scene.session
        if frame is None or step is at or step.kind not in VOLUNTEERED:
            continue
        if step.name in frame.slots and not _may_change(frame.slots[step.name], step, at):
            continue
        slot = KINDS[step.kind].prefill(scene, step, scene.text)
        scene.session = before
        if slot is not None and slot != frame.slots.get(step.name):
            scene.keep(frame=frame.filled(step.name, slot))
            told = True
    return told


def _may_change(slot: Slot, step: Step, at: Step) -> bool:
    """Whether a filled slot may be told anew: any at the summary, an option where a place is asked for, and a place
    that no map knows anywhere."""
    unverified = slot.place is not None and slot.place.confidence == "unverified"
    return at.kind == "confirm" or (at.kind == "locate" and step.kind == "choose") or unverified


def fill(scene: Scene, of: Flow, at: Step, slot: Slot) -> None:
    """Put an answer into its slot and go on with the flow."""
    frame = scene.session.frame
    if frame is None:
        return
    scene.secret = scene.secret or at.secret
    scene.keep(frame=frame.filled(at.name, slot), misses=0)
    if _is_owned(scene, of, at, slot):
        end(scene)
        return
    advance(scene, of, after(of, at, slot))


def _is_owned(scene: Scene, flow: Flow, step: Step, slot: Slot | None) -> bool:
    """Whether the chosen option is somebody else's matter, who is named then."""
    owner = bounds.chosen_owner(flow, step, slot)
    if owner is not None:
        bounds.name_owner(scene, owner)
    return owner is not None


def waiting_step(scene: Scene) -> tuple[Flow, Step] | None:
    """The flow and step that wait for an answer. A step that a newer playbook dropped gives way to the first
    unfilled one; a flow that is gone, to nothing."""
    frame = scene.session.frame
    flow = scene.playbook.flows.get(frame.flow) if frame else None
    if frame is None or flow is None:
        return None
    step = flow.step(frame.step) or first_unfilled(flow, frame)
    return (flow, step) if step else None


def first_unfilled(flow: Flow, frame: Frame) -> Step | None:
    """The first step of the flow that still wants an answer."""
    asked = (step for step in flow.steps if KINDS[step.kind].waits and not step.silent)
    return next((step for step in asked if step.name not in frame.slots), None)


def take_photos(scene: Scene, sids: tuple[str, ...]) -> tuple[str, ...]:
    """Add texts with photos to the flow in progress; all of its photos."""
    frame = scene.session.frame
    if frame is None:
        return ()
    photos = tuple(dict.fromkeys((*frame.photos, *sids)))[-MOST_PHOTOS:]
    scene.keep(frame=replace(frame, photos=photos))
    return photos


def forget_photos(scene: Scene, step: Step | None) -> None:
    """A photo step that is asked anew wants other photos; any other step leaves them alone."""
    if scene.session.frame is not None and step is not None and step.kind == "photo":
        scene.keep(frame=replace(scene.session.frame, photos=()))


def ask_again(scene: Scene) -> None:
    """Repeat the waiting question after something else was said; nothing when no step waits."""
    waiting = waiting_step(scene)
    if waiting is None:
        return
    said = len(scene.replies)
    if said:
        scene.phrase("back_to_report")
    ask(scene, *waiting)
    if said and scene.too_long:
        del scene.replies[said]
    if scene.too_long:
        del scene.replies[said:]
        KINDS[waiting[1].kind].remind(scene, waiting[1])
    if scene.too_long:
        del scene.replies[max(said, 1) :]


def make_room(scene: Scene) -> None:
    """The question matters most: what was said before it gives way when both are too long for one reply. A warning
    never does: then the question waits until they reply YES."""
    while scene.length > LONGEST:
        spare = (at for at, reply in enumerate(scene.replies[:-1]) if not bounds.is_warning(reply.made_by))
        first = next(spare, None)
        if first is None and len(scene.replies) > 1:
            del scene.replies[-1]
            scene.phrase("report_waits")
            scene.keep(frame=None, paused=scene.session.frame, offer=Offer("resume"))
        if first is None:
            return
        del scene.replies[first]


def ask_if_it_fits(scene: Scene, step: Step) -> None:
    """Repeat a question below what was just said, unless the reply would grow too long."""
    said = len(scene.replies)
    KINDS[step.kind].ask(scene, step)
    if scene.too_long:
        del scene.replies[said:]


def hears_free_text(scene: Scene) -> bool:
    """Whether the waiting step takes any words as its answer."""
    waiting = waiting_step(scene)
    return waiting is not None and waiting[1].kind == "ask"


def drop(scene: Scene, said: str) -> None:
    """The flow in progress ends unsent, which is said; one that was parked comes back."""
    scene.phrase(said)
    scene.keep(frame=None, offer=None, photos=())
    if scene.session.parked is not None:
        end(scene)


def end(scene: Scene) -> None:
    """The flow is over; one that was parked comes back."""
    scene.session = scene.session.done()
    if scene.session.frame is not None:
        ask_again(scene)


def _current(scene: Scene, otherwise: Frame) -> Frame:
    return scene.session.frame or otherwise
