"""One short line below an answer: the topic that would have told the resident by itself. Each is named once."""

from textbot.core.effects import HandOff
from textbot.core.related import REMEMBERED
from textbot.core.scene import Scene
from textbot.core.subscribing.standing import known, titles


def add(scene: Scene) -> None:
    """Name the topic that belongs to the answer just given, when nothing else is asked and the reply has room."""
    topic = _fitting(scene)
    if topic is None:
        return
    path = scene.playbook.topics[topic].path
    at = len(scene.replies)
    scene.phrase("topic_offer", about=scene.words(f"{path}.about"), name=titles(scene, (topic,)).upper())
    if scene.too_long or topic in (state := known(scene)).on or topic in state.asked:
        del scene.replies[at:]
        return
    scene.keep(shown=(*scene.session.shown, f"topic:{topic}")[-REMEMBERED:])


def _fitting(scene: Scene) -> str | None:
    told, session = scene.session.told, scene.session
    if told is None or session.offer is not None or session.frame is not None or scene.has(HandOff):
        return None
    entry = scene.playbook.entry(told.choice)
    said = entry is not None and any(reply.made_by == f"{entry.path}.say" for reply in scene.replies)
    fitting = (each for each in scene.playbook.topics.values() if told.choice in each.offered)
    topic = next(fitting, None) if said else None
    return topic.key if topic and f"topic:{topic.key}" not in session.shown else None
