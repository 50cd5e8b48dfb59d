"""hand_off: the flow ends at a person."""

from textbot.core.people import pass_on
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.steps.confirm import summary
from textbot.core.steps.kind import StepKind


class HandOffStep(StepKind):
    """Passes the conversation on with what was gathered."""

    waits = False
    ends = True

    def act(self, scene: Scene, flow: Flow, step: Step) -> None:
        """Say the step's own words if it has any, then when a person will read it."""
        if scene.playbook.has(f"{step.path}.say"):
            scene.say(f"{step.path}.say")
        about = "; ".join(summary(scene).splitlines())
        pass_on(scene, "flow", about, priority="high", department=flow.department)
