"""One short line below an answer about bills or hardship: up to two services that often help next. Each is named once,
taken up or not."""

from textbot.core.choice import number_in, numbered, pick
from textbot.core.effects import HandOff
from textbot.core.freshness import state_of
from textbot.core.rungs import asking
from textbot.core.scene import Scene
from textbot.core.session import Offer

MOST = 2
# Only whoever asks about paying or keeping warm or cool is told what else may help; elsewhere it would be noise.
LEADS_ON = frozenset(("bills", "heat", "money-help", "housing", "food", "jobs"))
REMEMBERED = 24


def add(scene: Scene) -> None:
    """Name what the answer just given leads to, when nothing else is asked and the reply has room."""
    names = _fresh(scene)
    while names:
        scene.phrase("also", options=numbered(tuple(map(scene.title, names))))
        if not scene.too_long:
            break
        scene.replies.pop()
        names = names[:-1]
    if names:
        shown = (*scene.session.shown, *names)[-REMEMBERED:]
        scene.keep(offer=Offer("also", names, scene.text), shown=shown)


def take(scene: Scene, asked: Offer) -> bool:
    """One of the services named, by its number or words; anything else is a text of its own."""
    number = pick(scene.text, tuple(map(scene.title, asked.options)))
    if scene.command_name == "yes" and len(asked.options) == 1:
        number = 0
    if number is None and number_in(scene.text) is not None:
        scene.phrase("wrong_number_choice")
        scene.phrase("also", options=numbered(tuple(map(scene.title, asked.options))))
        return True
    if number is None and scene.command_name == "yes" and any(map(str.isalnum, scene.text)):
        scene.phrase("retry_choose", options=numbered(tuple(map(scene.title, asked.options))))
        return True
    if number is None and scene.command_name != "no":
        return False
    scene.keep(offer=None, misses=0)
    if number is None:
        scene.phrase("thanks")
    else:
        asking.serve(scene, asked.options[number], asked.text)
    return True


def _fresh(scene: Scene) -> tuple[str, ...]:
    told, session = scene.session.told, scene.session
    busy = session.offer is not None or session.frame is not None or scene.has(HandOff)
    entry = scene.playbook.entry(told.choice) if told else None
    if busy or entry is None or entry.refuse or LEADS_ON.isdisjoint(entry.tags):
        return ()
    if not any(reply.made_by == f"{entry.path}.say" for reply in scene.replies):
        return ()
    return tuple(name for name in entry.related if name not in session.shown and _is_live(scene, name))[:MOST]


def _is_live(scene: Scene, name: str) -> bool:
    entry = scene.playbook.entry(name)
    there = scene.offers(name)
    return there and (entry is None or state_of(entry, scene.now.date(), scene.packs_on) == "live")
