"""say: speaks and goes on; with a lookup it computes what it says first."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from textbot.core.calendar import next_pickup, say_date, say_weekday
from textbot.core.place import Place
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
            LOOKUPS[step.lookup](scene, step)


def _collection(scene: Scene, step: Step) -> None:
    place = _place(scene)
    zone = place.zone if place else None
    weekday = scene.playbook.city.collection.get(zone or "")
    if place is None or weekday is None:
        scene.phrase("no_zone", place=place.text if place else "")
        return
    today = scene.now.date()
    pickup = next_pickup(today, weekday, scene.playbook.city.collection_skips)
    regular = today + timedelta(days=(weekday - today.weekday()) % 7)
    note = scene.words("phrases.holiday_note", holiday=holiday_name(scene, pickup.holiday)) if pickup.holiday else ""
    scene.say(
        f"{step.path}.say",
        place=place.text,
        weekday=say_weekday(regular, scene.language),
        date=say_date(pickup.day, scene.language),
        holiday_note=note,
    )


def holiday_name(scene: Scene, name: str) -> str:
    """A holiday's name in the turn's language, in English where no copy has it."""
    path = f"city.holiday_names.{name}"
    return scene.words(path) if scene.playbook.has(path) else name


def _place(scene: Scene) -> Place | None:
    frame = scene.session.frame
    slots = frame.slots.values() if frame else ()
    return next((slot.place for slot in slots if slot.place), None)


LOOKUPS: Mapping[str, Callable[[Scene, Step], None]] = {"collection": _collection}
