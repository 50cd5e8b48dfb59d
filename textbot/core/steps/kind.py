"""What every kind of step promises; the defaults suit most."""

from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Slot


class StepKind:
    """A kind of step. waits: it asks and waits for an answer; otherwise `act` runs when the flow comes by.
    ends: the flow is over after it."""

    waits = True
    ends = False

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """What the text that began the flow already tells, None for nothing."""
        return None

    def ask(self, scene: Scene, step: Step) -> None:
        """Say the step's question."""
        scene.say(f"{step.path}.say")

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """The slot an answer fills. None: not understood, or (when something was said) dealt with in another way."""
        return None

    def open_end(self, step: Step) -> Slot | None:
        """What stands for no answer; None where one is needed."""
        return Slot("", skipped=True) if step.optional else None

    def retry(self, scene: Scene, step: Step) -> None:
        """Say what would help after an answer that was not understood."""
        self.ask(scene, step)

    def remind(self, scene: Scene, step: Step) -> None:
        """That a question waits, where there is no room to ask it again."""
        scene.phrase("last_question")

    def rescue(self, scene: Scene, flow: Flow, step: Step) -> Slot | None:
        """What can still be taken from the last of too many tries; None: a person is offered."""
        return None

    def label(self, scene: Scene, step: Step) -> str:
        """Its short name in a summary."""
        return scene.words(f"{step.path}.label")

    def show(self, scene: Scene, step: Step, slot: Slot) -> str:
        """The slot's value as it stands in a summary, which leaves out what was skipped."""
        return slot.value

    def act(self, scene: Scene, flow: Flow, step: Step) -> None:
        """Run a step that does not wait."""
