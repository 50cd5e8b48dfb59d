"""The question whose YES turns topics on: who, what, how often, what it may cost, and how to end it."""

from textbot.core.scene import Scene
from textbot.core.subscribing.standing import titles

# With so many topics each one's frequency still fits into one text.
EACH_TOLD = 2


def question(scene: Scene, topics: tuple[str, ...]) -> str:
    """Ask for a YES to these topics; the words that were said."""
    if len(topics) == 1:
        path = scene.playbook.topics[topics[0]].path
        about, frequency = scene.words(f"{path}.about"), scene.words(f"{path}.frequency")
        scene.phrase("topic_ask", title=titles(scene, topics), about=about, frequency=frequency)
        return scene.replies[-1].text
    if len(topics) <= EACH_TOLD:
        scene.phrase("topic_ask_many", topics=", ".join(with_frequency(scene, topic) for topic in topics))
        if not scene.too_long:
            return scene.replies[-1].text
        scene.replies.pop()
    scene.phrase("topic_ask_varied", topics=titles(scene, topics))
    return scene.replies[-1].text


def with_frequency(scene: Scene, topic: str) -> str:
    """A topic's short name and how often it comes."""
    return f"{titles(scene, (topic,))} ({scene.words(scene.playbook.topics[topic].frequency)})"
