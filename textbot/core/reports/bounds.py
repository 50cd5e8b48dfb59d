"""What must not be a report of its kind: a danger that somebody else must hear of first, and what is somebody else's.

Both are listened for in every text of the flow. Danger that any text may tell of is heard before
(core/rungs/danger.py).
"""

from dataclasses import replace

from textbot.core.people import pass_on
from textbot.core.playbook import Flow, Step
from textbot.core.reports.terms import Owner, Safety
from textbot.core.rungs import danger
from textbot.core.scene import Scene
from textbot.core.session import Slot

SAFETY = ".safety."
"""In the path of every warning."""


def warned(scene: Scene, flow: Flow, text: str) -> bool:
    """Say what a danger in the text calls for, each once in a report. True: there is no report to go on with."""
    frame = scene.session.frame
    told = frame.warned if frame is not None and frame.flow == flow.key else ()
    found = next((each for each in flow.safety if each.key not in told and each.in_text(text)), None)
    if found is None:
        return False
    if found.emergency is not None:
        danger.alarm(scene, found.emergency)
        return True
    scene.say(f"{found.path}.say")
    return _ended(scene, flow, found, text)


def _ended(scene: Scene, flow: Flow, found: Safety, text: str) -> bool:
    if found.then == "person":
        pass_on(scene, "flow", text, priority="urgent", department=flow.department)
        return True
    return found.then == "stop"


def remember(scene: Scene, flow: Flow) -> None:
    """Note in the report which warnings were said, so that none is said twice."""
    frame = scene.session.frame
    paths = {reply.made_by for reply in scene.replies}
    said = tuple(each.key for each in flow.safety if f"{each.path}.say" in paths)
    if frame is not None and said:
        scene.keep(frame=replace(frame, warned=tuple(dict.fromkeys((*frame.warned, *said)))))


def is_warning(path: str) -> bool:
    """Whether a reply that came from this copy must never give way to another."""
    return SAFETY in path


def owned(scene: Scene, flow: Flow, text: str) -> bool:
    """Name the owner whose words a text holds. True: it is theirs, and no report is made."""
    owner = next((each for each in flow.owners if each.in_text(text)), None)
    if owner is not None:
        name_owner(scene, owner)
    return owner is not None


def chosen_owner(flow: Flow, step: Step, slot: Slot | None) -> Owner | None:
    """The owner that a chosen option leads to."""
    key = next((option.owner for option in step.options if slot and option.key == slot.value), None)
    return next((owner for owner in flow.owners if owner.key == key), None)


def name_owner(scene: Scene, owner: Owner) -> None:
    """Who takes care of it and how to reach them."""
    own = f"{owner.path}.say"
    if scene.playbook.has(own):
        scene.say(own)
        return
    phone = scene.playbook.city.phones[owner.phone]
    scene.phrase("owned_by", name=scene.words(f"{owner.path}.name"), phone=phone)
