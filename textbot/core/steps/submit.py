"""submit: the report becomes a service request, and the resident gets its reference."""

from collections.abc import Mapping

from textbot.core.effects import HandOff, SubmitRequest
from textbot.core.needs import History, PastRepairs
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.confirm import NOTE, PERSONAL, facts
from textbot.core.steps.kind import StepKind
from textbot.core.wording import REFERENCE


class Submit(StepKind):
    """Sends what the flow gathered. Its text may say {reference}, which the turn's transaction fills in."""

    waits = False
    ends = True

    def act(self, scene: Scene, flow: Flow, step: Step) -> None:
        """Ask for the request to be stored and thank for it."""
        frame = scene.session.frame
        told = facts(flow, frame) if frame else []
        slots = {step.name: slot for step, slot in told if step.kind not in PERSONAL}
        if frame and NOTE in frame.slots:
            slots[NOTE] = frame.slots[NOTE]
        person = {step.kind: slot.value for step, slot in told if step.kind in PERSONAL}
        name, callback = person.get("contact_name", ""), person.get("contact_phone", "")
        scene.keep(about="", about_at=scene.now.timestamp())
        scene.do(SubmitRequest(flow.key, scene.language, slots, frame.photos if frame else (), name, callback))
        scene.say(f"{step.path}.say", reference=REFERENCE)
        _flag(scene, flow, slots)
        _expect(scene, flow)


def _flag(scene: Scene, flow: Flow, slots: Mapping[str, Slot]) -> None:
    """A place that is on no map goes before staff, who know the city."""
    lost = [slot.place.text for slot in slots.values() if slot.place and slot.place.confidence == "unverified"]
    if lost:
        scene.do(HandOff("place", about=lost[0], department=flow.department))


def _expect(scene: Scene, flow: Flow) -> None:
    """How long it took here lately, where enough was done to say so and there is room."""
    history: History | None = scene.world(PastRepairs(flow.key))
    if history is None:
        return
    values = {"low": history.low, "high": history.high, "fixed": history.fixed, "within": history.within}
    scene.phrase("history_range" if history.low < history.high else "history_days", **values)
    if scene.too_long:
        scene.replies.pop()
