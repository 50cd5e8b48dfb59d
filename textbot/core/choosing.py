"""The answer to "did you mean": by number, by words, or none of them; it is kept as an example for staff."""

from dataclasses import replace

from textbot.core import narrowing
from textbot.core.choice import number_in, pick
from textbot.core.effects import KeepLabel, LogGap
from textbot.core.rungs import alone, asking
from textbot.core.scene import Scene
from textbot.core.session import Offer

REFUSING = ("no", "unsure", "skip")
AGREEING = ("yes", "ok")


def take(scene: Scene, asked: Offer) -> bool:
    """Serve what was chosen; a choice between narrower answers to a broad word teaches nothing and is not kept."""
    name = _chosen(scene, asked)
    if name is None and len(asked.options) == 1 and asked.options[0].startswith("flow:") and _names_place(scene):
        name, asked = asked.options[0], replace(asked, text=f"{asked.text}, {scene.text}")  # nobody says where for a no
    if name is None:
        return _still_open(scene, asked)
    scene.keep(offer=None, misses=0)
    if not asked.broad:
        scene.do(KeepLabel(asked.text, name))
    asking.serve(scene, name, asked.text)
    return True


def _names_place(scene: Scene) -> bool:
    return scene.command is None and alone.bare_place(scene) is not None


def _chosen(scene: Scene, asked: Offer) -> str | None:
    number = pick(scene.text, tuple(map(scene.title, asked.options)))
    if scene.command_name in AGREEING and len(asked.options) == 1:
        number = 0
    if number is not None:
        return asked.options[number]
    if scene.command is not None or turned_down(scene) or scene.decision.band != "sure":
        return None
    best = asking.name_of(scene.decision.candidates[0])
    return best if best in asked.options else None


def turned_down(scene: Scene) -> bool:
    """Whether the text says that none of what was offered is meant."""
    wishes = scene.playbook.wishes
    return scene.command_name in REFUSING or wishes.declined(scene.text) or wishes.correction(scene.text)


def decline(scene: Scene, text: str, key: str = "") -> None:
    """None of them: a person is offered, and the gap is noted. text: the words that were not understood."""
    scene.phrase("person_offer")
    scene.keep(offer=Offer("person", text=text))
    scene.do(LogGap(text, "declined", key))


def _still_open(scene: Scene, asked: Offer) -> bool:
    """A number off the list, a yes to several, or a place and nothing else leaves the choice open; "none of them"
    offers a person."""
    off_list = number_in(scene.text, len(asked.options)) is not None
    if turned_down(scene) and not off_list:
        decline(scene, asked.text, asked.broad)
        return True
    place = alone.bare_place(scene) if scene.command is None and not off_list else None
    if place is None and not off_list and scene.command_name not in AGREEING:
        return False
    if scene.command_name in AGREEING and scene.session.frame is not None:
        return False  # the report's own question stands below the list
    if off_list:
        scene.phrase("wrong_number_choice")
    narrowing.list_again(scene, asked.options, asked.text)
    scene.keep(offer=replace(asked, text=f"{asked.text}, {scene.text}" if place else asked.text))
    return True
