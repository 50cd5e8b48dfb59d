"""say: speaks and goes on; with a lookup it says what it finds."""

from textbot.core.lookups.telling import tell
from textbot.core.outings import choose, lines
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.steps.kind import StepKind


class Say(StepKind):
    """Says its text."""

    waits = False

    def act(self, scene: Scene, flow: Flow, step: Step) -> None:
        """Speak, with whatever the lookup finds."""
        if step.pick is not None:
            _pick(scene, step)
        elif step.lookup is None:
            scene.say(f"{step.path}.say")
        else:
            tell(scene, flow, step, step.lookup)


def _pick(scene: Scene, step: Step) -> None:
    """Say three things to do for whoever comes along and the time they have: the keys of steps `who` and `time`."""
    slots = scene.session.frame.slots if scene.session.frame else {}
    who, time = (slots[name].value if name in slots else "" for name in ("who", "time"))
    minutes = int(time.removeprefix("m")) if time.removeprefix("m").isdecimal() else 0
    found = choose(scene.playbook.things, who, minutes, scene.now.toordinal())
    if not found:
        scene.phrase("things_none")
        return
    scene.say(f"{step.path}.say", things=lines(found, scene.language, scene.playbook.languages[0]))
