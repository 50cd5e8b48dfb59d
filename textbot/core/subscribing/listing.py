"""Telling a contact what it is signed up for, and what else there is."""

from textbot.core import flow
from textbot.core.choice import numbered, pick
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.subscribing import joining
from textbot.core.subscribing.delivery import lines
from textbot.core.subscribing.hearing import heard
from textbot.core.subscribing.standing import known, name, titles
from textbot.core.words import fold

AND = frozenset("and y e number numbers numero numeros the el la los".split())


def wished(scene: Scene) -> bool:
    """ "What am I signed up for?", "what can I sign up for?"."""
    wish = heard(scene)
    if wish is None or wish.kind not in ("list", "catalog"):
        return False
    scene.keep(misses=0, offer=None)
    tell(scene) if wish.kind == "list" else _catalog(scene)
    flow.ask_again(scene)
    return True


def take(scene: Scene, asked: Offer) -> bool:
    """One or several by number or name; anything else is a text of its own."""
    free = tuple(topic for topic in asked.options if topic in scene.playbook.topics)
    numbers = [int(word) for word in fold(scene.text).split() if word.isdecimal()]
    if _is_list(scene.text) and all(0 < number <= len(free) for number in numbers):
        joining.ask(scene, tuple(dict.fromkeys(free[number - 1] for number in numbers)))
        return True
    if scene.command is not None:
        return False
    number = pick(scene.text, tuple(titles(scene, (topic,)) for topic in free))
    topics = (free[number],) if number is not None else _named(scene, free)
    if topics:
        joining.ask(scene, topics)
    return bool(topics)


def tell(scene: Scene) -> None:
    """Say what is on, with its hours and quiet; what there is, where nothing is on."""
    state = known(scene)
    if not state.on:
        scene.introduce("topics_none")
        _catalog(scene)
        return
    scene.introduce("topics_on", topics=titles(scene, state.on))
    for line in lines(scene, state):
        if scene.has_room(line.text):
            scene.replies.append(line)
    end = scene.words("phrases.topics_end", name=name(scene, state.on[0]))
    if scene.has_room(end):
        scene.phrase("topics_end", name=name(scene, state.on[0]))


def _catalog(scene: Scene) -> None:
    on = known(scene).on
    free = tuple(topic for topic in scene.playbook.topics if topic not in on)
    if not free:
        scene.introduce("topics_on", topics=titles(scene, on))
        return
    scene.phrase("topics_join", options=numbered(tuple(titles(scene, (topic,)) for topic in free)))
    if scene.session.frame is None:
        scene.keep(offer=Offer("catalog", free))


def _named(scene: Scene, free: tuple[str, ...]) -> tuple[str, ...]:
    """Topics that the text names and nothing besides, by whatever name."""
    said = scene.playbook.topic_wishes.agrees(fold(scene.text), scene.playbook.topic_names) or ()
    return tuple(topic for topic in said if topic in free)


def _is_list(text: str) -> bool:
    words = fold(text).split()
    return sum(word.isdecimal() for word in words) > 1 and all(word.isdecimal() or word in AND for word in words)
