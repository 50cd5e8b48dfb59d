"""One address in a text that asks for two things: "when is trash day and my streetlight is out at 123 Main St"."""

from textbot.core.clauses import Matter
from textbot.core.places.place import Finding, FindPlace
from textbot.core.rungs.alone import PLACE_LIKE
from textbot.core.rungs.home import HOUSE, known
from textbot.core.scene import Scene


def with_place(scene: Scene, matter: Matter, several: tuple[Matter, ...]) -> str:
    """The words of one thing asked for; where it is looked up by an address and names none, with the address of the
    one thing beside it that does. A report never borrows: where it is must be said of it. A kept address goes first."""
    beside = [each for each in several if each != matter and PLACE_LIKE.search(each.text)]
    if len(beside) != 1 or not _looks_up_address(scene, matter) or PLACE_LIKE.search(matter.text):
        return matter.text
    found: Finding = scene.world(FindPlace(beside[0].text, scene.language, loose=True))
    if len(found.places) != 1 or found.places[0].kind != HOUSE or known(scene).place is not None:
        return matter.text
    return f"{matter.text}, {found.places[0].text}"


def _looks_up_address(scene: Scene, matter: Matter) -> bool:
    flow = scene.playbook.flows.get(matter.candidate.key) if matter.candidate.kind == "flow" else None
    lookup = flow.steps[0].lookup if flow and flow.kind == "answer" else None
    return lookup is not None and lookup.by == "address"
