"""say: speaks and goes on; with a lookup it says what it finds."""

from textbot.core.looking_up import tell
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.steps.kind import StepKind


class Say(StepKind):
    """Says its text."""

    waits = False

    def act(self, scene: Scene, flow: Flow, step: Step) -> None:
        """Speak, with whatever the lookup finds."""
        if step.lookup is None:
            scene.say(f"{step.path}.say")
        else:
            tell(scene, flow, step, step.lookup)
