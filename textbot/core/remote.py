"""A connector's answer to a question of an earlier turn: a message of its own, and the first rung takes it."""

from textbot.core.looking_up import tell_answer
from textbot.core.scene import Scene


def answered(scene: Scene) -> bool:
    """What came of a number that was asked about; nobody who opted out meanwhile is told."""
    answer = scene.message.answer
    if answer is None:
        return False
    flow = scene.playbook.flows.get(answer.flow)
    if flow is not None and not scene.contact.opt_out:
        tell_answer(scene, flow, answer.number, answer.state, answer.values)
    return True
