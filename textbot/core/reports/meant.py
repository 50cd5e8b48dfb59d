"""A request that came with everything it needs: "start water dec 7 at 123 main st name is Ana Ruiz"."""

import re

from textbot.core.match import Decision
from textbot.core.places.place import Finding, FindPlace
from textbot.core.playbook import Flow
from textbot.core.reports.person import without_name
from textbot.core.rungs.alone import PLACE_LIKE
from textbot.core.scene import Scene


def with_facts(scene: Scene, text: str, decision: Decision) -> str:
    """The flow, as "flow:key", that a text means whose day, name and place left the matcher unsure; "" for none. It
    must look likeliest with them and without, and its place must be known."""
    best = decision.candidates[0] if decision.candidates else None
    flow = scene.playbook.flows.get(best.key) if best is not None and best.kind == "flow" else None
    if best is None or flow is None or flow.kind == "answer" or not PLACE_LIKE.search(text):
        return ""
    bare = _without_facts(scene, text, flow)
    if bare == text:
        return ""
    again = scene.decision_on(bare)
    if again.band == "none" or (again.candidates[0].kind, again.candidates[0].key) != (best.kind, best.key):
        return ""
    found: Finding = scene.world(FindPlace(text, scene.language, loose=True))
    return f"flow:{flow.key}" if len(found.places) == 1 else ""


def _without_facts(scene: Scene, text: str, flow: Flow) -> str:
    """The text without what the flow's own questions would ask: a day, a name."""
    bare = without_name(text) if any(step.kind == "contact_name" for step in flow.steps) else text
    fills = [step.fill for step in flow.steps if step.kind == "ask" and not step.silent]
    for pattern in (each for fill in fills for language in scene.playbook.languages for each in fill.get(language, ())):
        bare = re.sub(pattern, " ", bare, count=1, flags=re.IGNORECASE)
    return text if bare == text else " ".join(bare.split())
