"""Reading what a program sent as answers to a flow's questions: the same way a resident is led, without the talk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from textbot.core.open311.service import SUBMIT, is_asked, place_step
from textbot.core.places.place import Place
from textbot.core.playbook import Flow, Option, Playbook, Step
from textbot.core.reports.terms import Owner
from textbot.core.session import Slot
from textbot.core.steps.ask import MOST
from textbot.core.ways import MAX_STEPS, after
from textbot.core.words import fold

# Kinds of steps that an attribute, a place or a photo answers. Who to reach has fields of its own.
ANSWERED = ("ask", "choose", "locate", "photo")

Given = Mapping[str, tuple[str, ...]]  # attribute's code -> the values sent


class NotTaken(ValueError):
    """Nothing is filed. problems: each in a sentence for whoever wrote or uses the program."""

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass
class _Walk:
    """One way through a flow."""

    playbook: Playbook
    flow: Flow
    language: str
    given: Given
    place: Place | None
    photos: int = 0
    slots: dict[str, Slot] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def words(self, path: str) -> str:
        """Copy in the language asked for."""
        return self.playbook.text(path, self.language)


@dataclass(frozen=True)
class Filled:
    """What the answers come to. said: what the bot would have told on the way ("please call ... now, too")."""

    slots: Mapping[str, Slot]
    said: tuple[str, ...] = ()


def fill(playbook: Playbook, flow: Flow, language: str, given: Given, place: Place | None, photos: int = 0) -> Filled:
    """The slots that a resident's texts would have filled. Raises NotTaken with everything that is missing or wrong,
    or with the words in which the bot would have ended without a request."""
    known = {step.name for step in flow.steps if is_asked(flow, step)}
    walk = _Walk(playbook, flow, language, given, place, photos)
    walk.problems += [f"attribute[{code}] is no attribute of this service." for code in given if code not in known]
    _walk(walk)
    if walk.problems:
        raise NotTaken(*walk.problems)
    return Filled(walk.slots, tuple(walk.said))


def _walk(walk: _Walk) -> None:
    step: Step | None = walk.flow.steps[0]
    for _ in range(MAX_STEPS):
        if step is None:
            break
        if step.kind == SUBMIT:
            return
        if step.kind == "hand_off":
            phones = walk.playbook.city.phones
            phone = phones.get("action_center") or phones.get("main", "")
            walk.problems.append(walk.playbook.text("phrases.open311_person", walk.language, phone=phone))
            return
        if step.kind == "say":
            walk.said.append(walk.words(f"{step.path}.say"))
        elif step.kind in ANSWERED and not _answer(walk, step):
            return
        step = after(walk.flow, step, walk.slots.get(step.name))
    # The flow ended without a request: the bot's last words say why.
    walk.problems += walk.said[-1:] or ["No request is made of this."]


def _answer(walk: _Walk, step: Step) -> bool:
    """Fill one step; whether the way goes on behind it."""
    if step.kind == "photo":
        return _fill(walk, step, Slot(str(walk.photos)) if walk.photos else None)
    if step is place_step(walk.flow):
        return _fill(walk, step, Slot(walk.place.text, walk.place) if walk.place else None)
    values = [" ".join(value.split()) for value in walk.given.get(step.name, ())]
    values = [value for value in values if value]
    if not values or step.secret:
        return _fill(walk, step, None)
    if step.kind == "choose":
        return _choose(walk, step, values)
    said = ", ".join(values)
    if len(said) > MOST:
        walk.problems.append(f"attribute[{step.name}] is longer than {MOST} characters.")
        return True
    return _fill(walk, step, Slot(said, Place.in_words(said) if step.kind == "locate" else None))


def _fill(walk: _Walk, step: Step, slot: Slot | None) -> bool:
    if slot is None and not (step.optional or step.silent or step.kind == "photo" or step.secret):
        walk.problems.append(
            "Where is it? Send lat and long, or address_string."
            if step is place_step(walk.flow)
            else f"attribute[{step.name}] is required."
        )
        # Where an unanswered question leads nobody knows: the rest is told the next time.
        return not any(option.next or option.owner for option in step.options)
    if slot is not None:
        walk.slots[step.name] = slot
    elif step.optional:
        walk.slots[step.name] = Slot("", skipped=True)
    return True


def _choose(walk: _Walk, step: Step, values: list[str]) -> bool:
    option = _option(walk, step, values[0]) if len(values) == 1 else None
    if option is None:
        keys = ", ".join(each.key for each in step.options)
        walk.problems.append(f"attribute[{step.name}] takes one of: {keys}.")
        return not any(each.next or each.owner for each in step.options)
    owner = next((each for each in walk.flow.owners if each.key == option.owner), None)
    if owner is not None:
        walk.problems.append(owner_words(walk.playbook, owner, walk.language))
        return False
    return _fill(walk, step, Slot(option.key))


def _option(walk: _Walk, step: Step, value: str) -> Option | None:
    """The option of that key, or of that name in any language of the city."""
    exact = next((option for option in step.options if option.key == value), None)
    named = (option for option in step.options if fold(value) in _names(walk.playbook, option))
    return exact or next(named, None)


def _names(playbook: Playbook, option: Option) -> Iterable[str]:
    return {fold(playbook.text(f"{option.path}.say", language)) for language in playbook.languages}


def owner_words(playbook: Playbook, owner: Owner, language: str) -> str:
    """Whose matter it is, and their number."""
    if playbook.has(f"{owner.path}.say"):
        return playbook.text(f"{owner.path}.say", language)
    name, phone = playbook.text(f"{owner.path}.name", language), playbook.city.phones.get(owner.phone, "")
    return playbook.text("phrases.owned_by", language, name=name, phone=phone)
