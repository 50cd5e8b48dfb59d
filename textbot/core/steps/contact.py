"""contact_name and contact_phone: who to reach about a report. A flow gets them by its `contact`, not by name."""

from textbot.core.phone import say_phone
from textbot.core.playbook import Step
from textbot.core.reports.person import name_in, number_in, told_name, told_number
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.kind import StepKind


class ContactName(StepKind):
    """A name, so that somebody can be asked for."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """The name that the first text tells."""
        name = told_name(sentence)
        return Slot(name) if name else None

    def ask(self, scene: Scene, step: Step) -> None:
        """What is your name? Whether it may be left out is said, too."""
        scene.phrase("contact_name_or_skip" if step.optional else "contact_name")

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """A few words that may be a name."""
        if scene.command is not None:
            return None
        name = name_in(scene.text)
        return Slot(name) if name else None

    def retry(self, scene: Scene, step: Step) -> None:
        """What a name looks like."""
        scene.phrase("retry_contact_name")

    def label(self, scene: Scene, step: Step) -> str:
        """The same word in every flow."""
        return scene.words("phrases.contact_name_label")


class ContactPhone(StepKind):
    """A number to be reached at; the one they text from unless they say another. Its slot is empty for that one."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """The number that the first text asks to be called at."""
        number = told_number(sentence)
        return Slot(number) if number else None

    def ask(self, scene: Scene, step: Step) -> None:
        """Is this number fine?"""
        scene.phrase("contact_phone")

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """YES for the texting phone, or another number; "no" asks for it."""
        if scene.command_name in ("yes", "ok"):
            return Slot("")
        number = number_in(scene.text)
        if not number and scene.command_name == "no":
            scene.phrase("contact_phone_other")
        return Slot(number) if number else None

    def retry(self, scene: Scene, step: Step) -> None:
        """YES, or a number with its area code."""
        scene.phrase("retry_contact_phone")

    def show(self, scene: Scene, step: Step, slot: Slot) -> str:
        """The number as people read it."""
        return say_phone(slot.value) if slot.value else scene.words("phrases.contact_phone_this")

    def label(self, scene: Scene, step: Step) -> str:
        """The same word in every flow."""
        return scene.words("phrases.contact_phone_label")
