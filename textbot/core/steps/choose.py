"""choose: one of a few numbered options."""

from textbot.core.choice import number_in, numbered, pick
from textbot.core.playbook import Step
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.kind import StepKind
from textbot.core.words import fold

# A short single word ("este": east, but also "this") says too little inside a sentence.
TELLING = 6
# ... but it is meant where there is little beside it: "dead streetlight".
BRIEF = 3


class Choose(StepKind):
    """A question with options, answered by number or words."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """The one option whose telling words stand in the first text."""
        said = f" {fold(sentence)} "
        brief = len(said.split()) <= BRIEF
        words = ((option.key, word) for option in step.options for word in option.heard if brief or _tells(word))
        hits = {key for key, word in words if f" {word} " in said}
        return Slot(hits.pop()) if len(hits) == 1 else None

    def ask(self, scene: Scene, step: Step) -> None:
        """The question with its numbered options."""
        scene.say(f"{step.path}.say", options=numbered(_names(scene, step)))

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """An option by number, by its words, or by one of the words it listens for."""
        number = pick(scene.text, _names(scene, step))
        if number is not None:
            return Slot(step.options[number].key)
        said = f" {fold(scene.text)} "
        exact = {option.key for option in step.options for word in option.heard if f" {word} " == said}
        within = exact or {option.key for option in step.options for word in option.heard if f" {word} " in said}
        return Slot(within.pop()) if len(within) == 1 else None

    def retry(self, scene: Scene, step: Step) -> None:
        """The options once more."""
        options = numbered(_names(scene, step))
        if number_in(scene.text) is not None:
            scene.phrase("wrong_number_choice")
            self.ask(scene, step)
            return
        scene.phrase("retry_choose", options=options)

    def show(self, scene: Scene, step: Step, slot: Slot) -> str:
        """The option as it is said."""
        if slot.skipped:
            return super().show(scene, step, slot)
        option = next((option for option in step.options if option.key == slot.value), None)
        return scene.words(f"{option.path}.say") if option else slot.value


def _names(scene: Scene, step: Step) -> tuple[str, ...]:
    return tuple(scene.words(f"{option.path}.say") for option in step.options)


def _tells(word: str) -> bool:
    return " " in word or len(word) >= TELLING
