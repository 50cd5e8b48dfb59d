"""How a contact stands with the city's topics, and how they are named."""

from textbot.core.needs import Subscriptions
from textbot.core.notices.subscribed import Subscribed
from textbot.core.scene import Scene


def known(scene: Scene) -> Subscribed:
    """How the contact stands with the city's topics."""
    found: Subscribed = scene.world(Subscriptions())
    return found


def titles(scene: Scene, topics: tuple[str, ...]) -> str:
    """The topics' short names, as a list in a sentence. One that the playbook has no more goes by its key."""
    there = scene.playbook.topics
    order = {key: number for number, key in enumerate(there)}
    topics = tuple(sorted(topics, key=lambda each: order.get(each, len(order))))
    return ", ".join(scene.words(f"{there[each].path}.title") if each in there else each for each in topics)


def name(scene: Scene, topic: str) -> str:
    """The shortest word that means a topic, as it is offered: "TRASH"."""
    found = scene.playbook.topics.get(topic)
    words = found.named.get(scene.language, ()) if found else ()
    return (words[0] if words else titles(scene, (topic,))).upper()


def sure_of_a_flow(scene: Scene) -> bool:
    """Whether the matcher is sure that a report or request is meant."""
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    return best is not None and best.kind == "flow" and scene.playbook.flows[best.key].kind != "answer"
