"""choose: one of a few numbered options."""

from textbot.core.choice import number_in, numbered, pick
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.kind import StepKind
from textbot.core.words import fold

# A short single word ("out", "mid") says too little inside a sentence.
TELLING = 4
# ... and so do these, which stand in sentences about something else: where it is ("este": east, but also "this"), when
# it was, who speaks.
UNTELLING = frozenset(
    "north south east west norte este oeste road lane lanes path trail park calle casa house city store shop cerca "
    "other otro otra yeah nope claro maybe quiza late later tarde mean solo alone date cita hour hora poco mucho open "
    "medio small".split()
)
# Nor does a yes or a no to something else: "todavía no pasan".
ANSWERS = frozenset("yes no si not".split())
# "No sé", "no idea", "no tengo": words behind a no that is none.
NO_ANSWER = frozenset("se idea tengo clue recuerdo puedo entiendo".split())
# Commands that leave a question open.
LEAVING_OPEN = ("no", "unsure", "skip")
# How the key of the option "not sure" ends.
UNSURE = "unsure"
# ... but it is meant where there is little beside it: "dead streetlight".
BRIEF = 3


class Choose(StepKind):
    """A question with options, answered by number or words."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """The one option whose telling words stand in the first text."""
        said = f" {fold(sentence)} "
        brief = len(said.split()) <= BRIEF
        heard = [(option.key, word) for option in step.options for word in option.heard]
        words = [(key, word) for key, word in heard if (brief and word not in ANSWERS) or _tells(word)]
        hits = _heard(words, said)
        return Slot(hits.pop()) if len(hits) == 1 else None

    def ask(self, scene: Scene, step: Step) -> None:
        """The question with its numbered options."""
        scene.say(f"{step.path}.say", options=numbered(_names(scene, step)))

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """An option by number, by its words, or by one of the words it listens for."""
        told = self.told(scene, step, scene.text)
        return told or (self.open_end(step) if scene.command_name in LEAVING_OPEN else None)

    def rescue(self, scene: Scene, flow: Flow, step: Step) -> Slot | None:
        """Two texts that name none: it is left open where it may be, and the report goes on."""
        slot = self.open_end(step)
        if slot is not None:
            scene.phrase("left_open")
        return slot

    def open_end(self, step: Step) -> Slot | None:
        """The option "not sure", where there is one."""
        unsure = next((option.key for option in step.options if option.key.endswith(UNSURE)), None)
        return Slot(unsure) if unsure is not None else super().open_end(step)

    def told(self, scene: Scene, step: Step, words: str) -> Slot | None:
        """The option that words which speak of this step name."""
        number = pick(words, _names(scene, step))
        if number is not None:
            return Slot(step.options[number].key)
        said = f" {fold(words)} "
        exact = {option.key for option in step.options for word in option.heard if f" {word} " == said}
        if not exact and len(said.split()) > 1 and said.split()[1] not in NO_ANSWER:
            exact = {
                option.key for option in step.options for word in option.heard if said.split()[0] == word in ANSWERS
            }
        within = exact or _heard([(option.key, word) for option in step.options for word in option.heard], said)
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
        option = next((option for option in step.options if option.key == slot.value), None)
        return scene.words(f"{option.path}.say") if option else slot.value


def _names(scene: Scene, step: Step) -> tuple[str, ...]:
    return tuple(scene.words(f"{option.path}.say") for option in step.options)


def _tells(word: str) -> bool:
    return " " in word or (len(word) >= TELLING and word not in UNTELLING)


def _heard(words: list[tuple[str, str]], said: str) -> set[str]:
    """The options whose words stand in a text; a word within a longer one counts as that one's ("carros chatarra" is
    cars, not junk). said: folded, a blank at either end."""
    found: set[str] = set()
    left = said
    for key, word in sorted(words, key=lambda each: -len(each[1])):
        if f" {word} " in left:
            found.add(key)
            left = left.replace(f" {word} ", " | ")
    return found
