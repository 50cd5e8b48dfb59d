"""Numbers and connectors: a number that comes by itself, and a connector's answer to a question of an earlier turn."""

from textbot.core.lookups.lookup import number_in
from textbot.core.lookups.telling import tell_answer
from textbot.core.rungs import asking
from textbot.core.scene import Scene

# A number with more words around it is part of something else.
FEW_WORDS = 6


def answered(scene: Scene) -> bool:
    """What came of a number that was asked about; nobody who opted out meanwhile is told."""
    answer = scene.message.answer
    if answer is None:
        return False
    flow = scene.playbook.flows.get(answer.flow)
    if flow is not None and not scene.contact.opt_out:
        tell_answer(scene, flow, answer.number, answer.state, answer.values)
    return True


def number_alone(scene: Scene) -> bool:
    """ "BLD-2026-0147" and little else asks for what is looked up by such a number."""
    if scene.session.frame is not None or not any(char.isdigit() for char in scene.text):
        return False
    if len(scene.text.split()) > FEW_WORDS:
        return False
    for flow in scene.playbook.flows.values():
        lookup = flow.steps[0].lookup
        if lookup and lookup.by == "number" and lookup.own_pattern and number_in(scene.text, lookup.pattern):
            if _asks_for_another(scene, flow.key):
                return False
            asking.serve(scene, f"flow:{flow.key}", scene.text)
            return True
    return False


def _asks_for_another(scene: Scene, key: str) -> bool:
    """ "Inspect BLD-2026-0147 please": the number belongs to something else that is asked for in words."""
    decision = scene.decision
    return decision.band == "sure" and decision.candidates[0].key != key
