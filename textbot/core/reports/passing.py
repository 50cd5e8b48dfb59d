"""What an answer tells beside what was asked: "Elm and 5th, northbound, been there for weeks"."""

from textbot.core.places.place import Finding, FindPlace
from textbot.core.playbook import Flow, Step
from textbot.core.scene import Scene
from textbot.core.steps import KINDS

TOLD = frozenset(("ask", "choose", "contact_name", "contact_phone"))


def keep(scene: Scene, flow: Flow, at: Step) -> None:
    """Fill the steps that the rest of an answer tells about, so that they are not asked."""
    rest = _rest(scene, at)
    for step in flow.steps:
        frame = scene.session.frame
        if not rest or frame is None or step is at or step.kind not in TOLD or step.name in frame.slots:
            continue
        if at.kind == "choose" and not step.silent:
            continue  # a word that picked this option may be one of another step's, too
        slot = KINDS[step.kind].prefill(scene, step, rest)
        if slot is not None and scene.session.frame is not None:
            scene.keep(frame=scene.session.frame.filled(step.name, slot))


def _rest(scene: Scene, at: Step) -> str:
    """The text without what answered the question; "" where all of it did."""
    if at.kind != "locate":
        return scene.text if at.kind in ("choose", "photo") else ""
    found: Finding = scene.world(FindPlace(scene.text, scene.language, loose=False))
    before, mention, behind = scene.text.partition(found.mention or scene.text)
    return f"{before} {behind}".strip(" ,.;") if mention else ""
