"""Topics of somebody not heard of for a year: asked once whether they still want them, and their answer."""

from textbot.core.effects import JoinTopic, LeaveTopic
from textbot.core.notices.subscribed import ANSWER_WITHIN
from textbot.core.playbook import Playbook
from textbot.core.scene import Scene
from textbot.core.subscribing.standing import known, name, titles
from textbot.core.turn import Reply

QUESTION = "phrases.topic_again"


def question(playbook: Playbook, language: str, topics: tuple[str, ...]) -> Reply:
    """The one text that asks about topics of this playbook; its words are what a YES agrees to."""
    told = ", ".join(playbook.text(f"{playbook.topics[each].path}.title", language) for each in topics)
    return Reply(playbook.text(QUESTION, language, topics=told), QUESTION)


def answered(scene: Scene) -> bool:
    """YES keeps them, NO ends them, while nothing else waits for an answer."""
    session = scene.session
    if scene.command_name not in ("yes", "no") or session.frame or session.offer or session.later or session.paused:
        return False
    recent = (topic for topic, at in known(scene).again.items() if scene.now - at < ANSWER_WITHIN)
    topics = tuple(topic for topic in recent if topic in scene.playbook.topics)
    if not topics:
        return False
    scene.keep(misses=0)
    if scene.command_name == "yes":
        scene.do(JoinTopic(topics, question(scene.playbook, scene.language, topics).text, scene.text))
        scene.introduce("topic_kept", topics=titles(scene, topics), name=name(scene, topics[0]))
    else:
        scene.do(LeaveTopic(topics, scene.text))
        scene.introduce("topic_left", topics=titles(scene, topics))
    return True
