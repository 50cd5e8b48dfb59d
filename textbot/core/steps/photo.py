"""photo: one or more pictures."""

from dataclasses import replace

from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.session import Slot
from textbot.core.steps.kind import StepKind


class Photo(StepKind):
    """A question answered with a picture; the slot's value is how many texts with pictures there are."""

    def prefill(self, scene: Scene, step: Step, sentence: str) -> Slot | None:
        """Pictures that came with or before the first text."""
        return self._take(scene)

    def hear(self, scene: Scene, step: Step) -> Slot | None:
        """The picture in this text; "no" is a skip where the step may be skipped."""
        if step.optional and scene.command_name == "no":
            return Slot("", skipped=True)
        return self._take(scene)

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
