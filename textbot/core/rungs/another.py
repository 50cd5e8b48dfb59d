"""The question just answered, asked again for another day or another place: "and on Friday?", "456 Oak Ave"."""

import re

from textbot.core.days.date_words import days_in
from textbot.core.days.opening import Opening
from textbot.core.hearing.shorthand import in_full
from textbot.core.lookups.lookup import COLLECTION, Lookup
from textbot.core.rungs import alone, asking
from textbot.core.rungs.correction import told_just_now
from textbot.core.scene import Scene
from textbot.core.session import Told
from textbot.core.trash_holiday import tell_holiday
from textbot.core.words import fold

# Words around a day that ask nothing more than the last question did.
AROUND = frozenset(
    "and ok okay so but n what wat wut how about hows bout on the for in is are it they that this open closed u "
    "you guys also then do does at y e o que pero entonces tal hay el la los las en de del por para si es esta "
    "estan abre abren cierra cierran abierto abiertos abierta cerrado cerrados tambien bueno".split()
)
# "on Saturdays", "los fines de semana": days of every week, which name no date.
HABITUAL = re.compile(
    r"\b(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|weekdays|lunes|martes|miercoles|"
    r"jueves|viernes|sabados|domingos|fines de semana|entre semana)\b"
)


def another_place(scene: Scene) -> bool:
    """A bare address after something was looked up by address is looked up, too."""
    told = told_just_now(scene)
    lookup = _lookup(scene, told)
    if told is None or lookup is None or lookup.by != "address" or scene.session.frame is not None:
        return False
    if alone.bare_place(scene) is None:
        return False
    asking.serve(scene, told.choice, scene.text)
    return True


def another_day(scene: Scene) -> bool:
    """A day and nothing else is asked of the same place or pickup as before."""
    told = told_just_now(scene)
    if told is None or scene.session.frame is not None or not is_day_alone(scene):
        return False
    lookup = _lookup(scene, told)
    if lookup is not None and lookup.table == COLLECTION:
        return _pickup(scene, told)
    entry = scene.playbook.entry(told.choice)
    if entry is None or not entry.hours:
        return False
    asking.serve(scene, told.choice, scene.text)
    return True


def another_opening(scene: Scene) -> bool:
    """ "And the library?" after some place's hours is asked of the same day."""
    told = told_just_now(scene)
    entry = scene.playbook.entry(told.choice) if told else None
    if told is None or entry is None or not entry.hours or scene.session.frame is not None:
        return False
    left = frozenset(in_full(fold(scene.text)).split()) - AROUND
    named = [key for key, place in scene.playbook.opening.items() if left and _is_called(scene, place, left)]
    alone_there = [each.key for each in scene.playbook.answers.values() if each.hours == tuple(named)]
    if len(named) != 1 or not alone_there:
        return False
    asking.serve(scene, f"answer:{alone_there[0]}", f"{scene.text} {told.text}")
    return True


def is_day_alone(scene: Scene) -> bool:
    """Whether a text names a day and says nothing beside it."""
    rest = fold(scene.text)
    named = days_in(scene.text, scene.now.date(), scene.playbook.city.hours.holidays)
    habitual = HABITUAL.search(rest) is not None
    for each in named:
        rest = rest.replace(each.words, " ")
    beside = in_full(" ".join(HABITUAL.sub(" ", rest).split()))
    return bool(named or habitual) and set(beside.split()) <= AROUND


def _is_called(scene: Scene, place: Opening, words: frozenset[str]) -> bool:
    names = (scene.playbook.text(f"{place.path}.name", language) for language in scene.playbook.languages)
    return any(words <= frozenset(fold(name).split()) for name in names)


def _pickup(scene: Scene, told: Told) -> bool:
    """A holiday is told for all streets alike; any other day is a matter of the address."""
    tell_holiday(scene, scene.text)
    if not scene.replies:
        asking.serve(scene, told.choice, scene.text)
    return True


def _lookup(scene: Scene, told: Told | None) -> Lookup | None:
    flow = scene.playbook.flows.get(told.choice.partition(":")[2]) if told and told.choice.startswith("flow:") else None
    return flow.steps[0].lookup if flow and flow.kind == "answer" else None
