"""confirm: the summary, and a chance to change any of it."""

from collections.abc import Mapping

from textbot.core.choice import numbered
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Frame, Offer, Slot
from textbot.core.steps.ask import Ask
from textbot.core.steps.choose import Choose
from textbot.core.steps.contact import ContactName, ContactPhone
from textbot.core.steps.kind import StepKind
from textbot.core.steps.locate import Locate
from textbot.core.steps.photo import Photo
from textbot.core.threads import duplicates
from textbot.core.wording import opened

# The kinds whose slots are facts of the report, each showing its own.
FACTS: Mapping[str, StepKind] = {
    "ask": Ask(),
    "choose": Choose(),
    "locate": Locate(),
    "photo": Photo(),
    "contact_name": ContactName(),
    "contact_phone": ContactPhone(),
}
# Of these, who to reach: no fact of the report, and kept apart from them.
PERSONAL = frozenset(("contact_name", "contact_phone"))
# The slot of what was told beside the questions; no step asks for it.
NOTE = "note"


class Confirm(StepKind):
    """YES sends, NO lets the resident change an item."""

    def ask(self, scene: Scene, step: Step) -> None:
        """The summary and the question; first whether it is what was reported nearby already."""
        flow = _flow(scene)
        if flow is not None and duplicates.asked(scene, flow, step):
            return
        scene.say(f"{step.path}.say", summary=summary(scene))

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """YES fills it; NO asks what to change. What may stand nearby already is asked before either."""
        if scene.command_name in ("yes", "ok"):
            return Slot("yes")
        flow, frame = _flow(scene), scene.session.frame
        if scene.command_name == "no" and flow is not None and frame is not None:
            ask_what_to_change(scene, flow, frame)
        return None

    def retry(self, scene: Scene, step: Step) -> None:
        """YES or NO."""
        flow = _flow(scene)
        if flow is None or not duplicates.asked(scene, flow, step):
            scene.phrase("retry_confirm")

    def remind(self, scene: Scene, step: Step) -> None:
        """YES or NO, without the summary."""
        self.retry(scene, step)


def ask_what_to_change(scene: Scene, flow: Flow, frame: Frame) -> None:
    """The items of the report by number, and throwing it away."""
    names = (*labels(scene, flow, frame).values(), scene.words("phrases.change_throw_away"))
    scene.phrase("change_which", options=numbered(names))
    scene.keep(offer=Offer("change"))


def summary(scene: Scene) -> str:
    """What will be sent, an item a line: "Pothole", "Where: Elm St & 5th St", "Lane: northbound"."""
    flow, frame = _flow(scene), scene.session.frame
    if flow is None or frame is None:
        return ""
    told = [(step, slot) for step, slot in facts(flow, frame) if not slot.skipped]
    items = [f"{_label(scene, step)}: {_shown(scene, step, slot)}" for step, slot in told]
    if NOTE in frame.slots:
        note = FACTS["ask"].show(scene, flow.steps[0], frame.slots[NOTE])
        items.append(f"{scene.words('phrases.note_label')}: {note}")
    return "\n".join(map(opened, (scene.words(f"{flow.path}.title"), *items)))


def labels(scene: Scene, flow: Flow, frame: Frame) -> dict[str, str]:
    """Step name -> its short name, for everything a resident may change."""
    return {step.name: _label(scene, step) for step, _ in facts(flow, frame)}


def facts(flow: Flow, frame: Frame) -> list[tuple[Step, Slot]]:
    """The filled steps that hold facts, in the flow's order."""
    return [(step, frame.slots[step.name]) for step in flow.steps if step.kind in FACTS and step.name in frame.slots]


def _label(scene: Scene, step: Step) -> str:
    return FACTS[step.kind].label(scene, step)


def _shown(scene: Scene, step: Step, slot: Slot) -> str:
    return FACTS[step.kind].show(scene, step, slot)


def _flow(scene: Scene) -> Flow | None:
    frame = scene.session.frame
    return scene.playbook.flows.get(frame.flow) if frame else None
