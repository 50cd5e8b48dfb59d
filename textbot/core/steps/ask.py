"""ask: takes any words."""

import re

from textbot.core.playbook import Step
from textbot.core.redaction import REMOVED
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.kind import StepKind

MOST = 500
# Answers to another kind of question: a "yes" is no day and no description.
SAYS_NOTHING = ("yes", "no")


class Ask(StepKind):
    """A question answered in the resident's own words."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """What the step's patterns find in the first text, in any of the playbook's languages."""
        for language in (scene.language, *scene.playbook.languages):
            for pattern in step.fill.get(language, ()):
                found = re.search(pattern, sentence, re.IGNORECASE)
                if found:
                    return Slot(" ".join((found[1] if found.re.groups else found[0]).split())[:MOST])
        return None

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """The whole text; nothing at all is not an answer."""
        if step.secret:
            return Slot(REMOVED) if scene.text.strip() else None
        if scene.command_name in SAYS_NOTHING:
            return Slot("", skipped=True) if step.optional and scene.command_name == "no" else None
        said = " ".join(scene.text.split())
        return Slot(said[:MOST]) if said else None

    def retry(self, scene: Scene, step: Step) -> None:
        """A few plain words are enough."""
        scene.phrase("retry_ask")
        self.ask(scene, step)

    def show(self, scene: Scene, step: Step, slot: Slot) -> str:
        """The words, shortened to what a summary can hold."""
        shown = super().show(scene, step, slot)
        return shown if len(shown) <= 60 else f"{shown[:57]}..."
