"""number: a permit or case number, said in the first text or asked for."""

from textbot.core.lookups.lookup import number_in
from textbot.core.playbook import Step
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.kind import StepKind


class Number(StepKind):
    """A question answered with a number of the lookup's pattern."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """The number that the first text names."""
        found = number_in(sentence, step.lookup.pattern) if step.lookup else None
        return Slot(found) if found else None

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """The number in the answer."""
        return self.prefill(scene, step, scene.text)

    def retry(self, scene: Scene, step: Step) -> None:
        """What such a number looks like stands in the question."""
        scene.phrase("retry_number")
        self.ask(scene, step)
