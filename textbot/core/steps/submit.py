"""submit: the report becomes a service request, and the resident gets its reference."""

from textbot.core.effects import SubmitRequest
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.steps.confirm import facts
from textbot.core.steps.kind import StepKind
from textbot.core.wording import REFERENCE


class Submit(StepKind):
    """Sends what the flow gathered. Its text may say {reference}, which the turn's transaction fills in."""

    waits = False
    ends = True

    def act(self, scene: Scene, flow: Flow, step: Step) -> None:
        """Ask for the request to be stored and thank for it."""
        frame = scene.session.frame
        slots = {step.name: slot for step, slot in facts(flow, frame)} if frame else {}
        scene.do(SubmitRequest(flow.key, scene.language, slots, frame.photos if frame else ()))
        scene.say(f"{step.path}.say", reference=REFERENCE)
