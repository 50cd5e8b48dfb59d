"""What a text wants of topics, where it can be meant so."""

from textbot.core import flow
from textbot.core.hearing.topic_wishes import TopicWish
from textbot.core.scene import Scene
from textbot.core.subscribing.standing import known

# While one of these waits, only what can mean nothing else is taken from it.
PICKING = frozenset(("choice", "instead", "also", "services", "which", "change", "place"))


def heard(scene: Scene) -> TopicWish | None:
    """What the text wants of topics. While a question waits only what can mean nothing else counts."""
    wish, offer = scene.topic_wish, scene.session.offer
    busy = scene.session.frame is not None or (offer is not None and offer.kind in PICKING)
    return None if wish is None or (busy and not _sure(scene, wish)) else wish


def _sure(scene: Scene, wish: TopicWish) -> bool:
    """Whether the text can be no answer to what waits: it speaks of our texts, or of what its sender gets. What would
    else end all texts ends the topic it names."""
    if wish.plain or (wish.kind == "leave" and wish.topics and scene.asks_to_stop):
        return True
    if not wish.firm or wish.kind == "join" or flow.hears_free_text(scene):
        return False
    on = known(scene).on
    return bool(set(wish.topics) & set(on)) if wish.topics else bool(on)
