"""photo: one or more pictures."""

import re
from dataclasses import replace

from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.kind import StepKind

# "Nope no pic", "no its off completely", "sin foto": no picture, and at most a few words more.
NO = re.compile(r"\W*(?:no|nope|nah|nop|nel|sin|dont have|don't have|can'?t)\b(?!\W+(?:wait|esper))", re.IGNORECASE)
FEW = 7
NUMBER = re.compile(r"\d{3}")


class Photo(StepKind):
    """A question answered with a picture; the slot's value is how many texts with pictures there are."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """Pictures that came with or before the first text."""
        return self._take(scene)

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """The picture in this text; "no" is a skip where the step may be skipped."""
        taken = self._take(scene)
        if taken is None and step.optional and _has_none(scene):
            return Slot("", skipped=True)
        return taken

    def retry(self, scene: Scene, step: Step) -> None:
        """Still waiting for a picture."""
        scene.phrase("retry_photo")

    def rescue(self, scene: Scene, flow: Flow, step: Step) -> Slot | None:
        """Two texts without a picture: there is none, and the report goes on."""
        return Slot("", skipped=True) if step.optional else None

    def show(self, scene: Scene, step: Step, slot: Slot) -> str:
        """How many."""
        return scene.words(
            "phrases.photo_count_one" if slot.value == "1" else "phrases.photo_count_many", count=slot.value
        )

    def _take(self, scene: Scene) -> Slot | None:
        frame = scene.session.frame
        if frame is None:
            return None
        sids = frame.photos
        if scene.message.photos and scene.message.sid not in sids:
            sids = (*sids, scene.message.sid)
            scene.keep(frame=replace(frame, photos=sids))
        return Slot(str(len(sids))) if sids else None


def _has_none(scene: Scene) -> bool:
    """Whether the text says that no picture comes."""
    if scene.command is not None:
        return scene.command_name == "no"
    return len(scene.text.split()) <= FEW and not NUMBER.search(scene.text) and NO.match(scene.text) is not None
