"""How a contact stands with the city's topics, what a text wants of them, and how they are named."""

from textbot.core import flow
from textbot.core.hearing.topic_wishes import TopicWish
from textbot.core.needs import Subscriptions
from textbot.core.notices.subscribed import Subscribed
from textbot.core.scene import Scene

# While one of these waits, only what can mean nothing else is taken from it.
PICKING = frozenset(("choice", "instead", "also", "services", "which", "change", "place"))


def known(scene: Scene) -> Subscribed:
    """How the contact stands with the city's topics."""
    found: Subscribed = scene.world(Subscriptions())
    return found


def heard(scene: Scene) -> TopicWish | None:
    """What the text wants of topics. While a question waits only what can mean nothing else counts."""
    wish, offer = scene.topic_wish, scene.session.offer
    busy = scene.session.frame is not None or (offer is not None and offer.kind in PICKING)
    return None if wish is None or (busy and not _sure(scene, wish)) else wish


def _sure(scene: Scene, wish: TopicWish) -> bool:
    """Whether the text can be no answer to what waits: it speaks of our texts, or of what its sender gets."""
    if wish.plain:
        return True
    if not wish.firm or wish.kind == "join" or flow.hears_free_text(scene):
        return False
    on = known(scene).on
    return bool(set(wish.topics) & set(on)) if wish.topics else bool(on)


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
