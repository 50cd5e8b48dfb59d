"""join: offers a topic; only a YES to the whole question turns it on."""

from textbot.core.effects import AskTopic
from textbot.core.playbook import Step
from textbot.core.scene import Scene
from textbot.core.session import Offer, Slot
from textbot.core.steps.kind import StepKind
from textbot.core.subscribing.question import question
from textbot.core.subscribing.standing import known


class Join(StepKind):
    """Asked of whoever has not joined yet; whatever is answered, the flow goes on."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """Who gets the topic already is not asked; nor is anybody about one that is no more."""
        gone = step.topic is None or step.topic not in scene.playbook.topics
        return Slot("", skipped=True) if gone or step.topic in known(scene).on else None

    def ask(self, scene: Scene, step: Step) -> None:
        """The topic's own question: YES and NO are heard as the answer to an offer."""
        if step.topic is None:
            return
        shown = question(scene, (step.topic,))
        scene.do(AskTopic((step.topic,), shown, scene.text, "flow"))
        scene.keep(offer=Offer("topics", (step.topic,), shown))

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """A NO goes on without it."""
        return Slot("no", skipped=True) if scene.command_name == "no" else None
