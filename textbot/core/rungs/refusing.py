"""A rung for what a city must not answer by text: advice, threats, other people's business."""

from textbot.core import flow
from textbot.core.rungs import asking
from textbot.core.scene import Scene


def refused(scene: Scene) -> bool:
    """Fixed kind words and a person. Words that may answer a waiting question are left to it."""
    if scene.command is not None or _answers_a_step(scene):
        return False
    key = scene.playbook.refusals.heard(scene.text)
    if key not in scene.playbook.answers:
        return False
    scene.keep(misses=0)
    asking.serve(scene, f"answer:{key}", scene.text)
    flow.ask_again(scene)
    return True


def _answers_a_step(scene: Scene) -> bool:
    """A step that takes any words takes these; a place ("by the DMV") is no question."""
    asks = "?" in scene.text or "¿" in scene.text
    return flow.waiting_step(scene) is not None and (flow.hears_free_text(scene) or not asks)
