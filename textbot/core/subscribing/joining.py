"""Joining the city's topics: asked for by name, said yes to once, and only then on (47 CFR 64.1200(f)(9))."""

from datetime import timedelta

from textbot.core import flow
from textbot.core.effects import AskTopic, JoinTopic
from textbot.core.playbook import Flow, Step
from textbot.core.rungs import home
from textbot.core.scene import Scene
from textbot.core.session import Offer, Slot
from textbot.core.subscribing.hearing import heard
from textbot.core.subscribing.question import EACH_TOLD, question
from textbot.core.subscribing.standing import known, name, titles
from textbot.core.words import fold

# A YES this long after the question was asked, with other talk in between, is asked for once more.
STILL_ASKED = timedelta(days=1)


def wished(scene: Scene) -> bool:
    """ "Trash reminders", "sign me up for street sweeping", "sign me up for everything"."""
    wish = heard(scene)
    if wish is None or wish.kind != "join" or agrees(scene):
        return False
    ask(scene, tuple(scene.playbook.topics) if wish.everything else wish.topics)
    return True


def ask(scene: Scene, wanted: tuple[str, ...]) -> None:
    """Say the name, what comes, how often, what it may cost and how to end it, and ask for a YES."""
    on = known(scene).on
    fresh = tuple(topic for topic in wanted if topic not in on)
    scene.keep(misses=0)
    if not fresh:
        scene.phrase("topic_already", topics=titles(scene, wanted), name=name(scene, wanted[0]))
        scene.keep(offer=None)
        flow.ask_again(scene)
        return
    shown = question(scene, fresh)
    scene.do(AskTopic(fresh, shown, scene.text))
    scene.keep(offer=Offer("topics", fresh, shown))
    scene.introduced = True


def take(scene: Scene, asked: Offer) -> bool:
    """YES turns them on, NO leaves them off; anything else lets the question lapse."""
    topics = tuple(topic for topic in asked.options if topic in scene.playbook.topics)
    if scene.command_name == "no":
        scene.keep(offer=None, misses=0)
        scene.phrase("topic_declined", topics=titles(scene, topics))
        _go_on(scene, "no")
        return True
    if scene.command_name == "ok":
        scene.phrase("topic_yes_please")
        return True
    if not agrees(scene) or not topics:
        return False
    scene.keep(offer=None, misses=0)
    step = _join_step(scene)
    scene.do(JoinTopic(topics, asked.text, scene.text, "flow" if step else "text"))
    _welcome(scene, topics)
    _go_on(scene, "yes")
    return True


def _join_step(scene: Scene) -> tuple[Flow, Step] | None:
    waiting = flow.waiting_step(scene)
    return waiting if waiting is not None and waiting[1].kind == "join" else None


def _go_on(scene: Scene, said: str) -> None:
    """The flow goes on that asked, or that waited meanwhile."""
    step = _join_step(scene)
    if step is None:
        flow.ask_again(scene)
    else:
        flow.fill(scene, *step, Slot(said, skipped=said != "yes"))


def _welcome(scene: Scene, topics: tuple[str, ...]) -> None:
    """That it is on, how to end it, and the question where they live, where a topic needs to know."""
    key = (
        "topic_joined" if len(topics) == 1 else "topic_joined_many" if len(topics) <= EACH_TOLD else "topic_joined_all"
    )
    scene.introduce(key, topics=titles(scene, topics), name=name(scene, topics[0]), count=len(topics))
    wants = any(scene.playbook.topics[topic].home for topic in topics)
    if wants and scene.session.frame is None and home.known(scene).place is None:
        scene.phrase("topic_home")
        scene.keep(offer=Offer("home_new", broad=home.TOPICS))


def late_yes(scene: Scene) -> bool:
    """YES with nothing waiting, after a topic was asked about and other talk came in between: asked once more."""
    session = scene.session
    if scene.command_name != "yes" or session.frame or session.offer or session.later or session.paused:
        return False
    if not any(map(str.isalnum, scene.text)) or not scene.playbook.topics:
        return False
    recent = tuple(topic for topic, at in known(scene).asked.items() if scene.now - at < STILL_ASKED)
    waiting = tuple(topic for topic in recent if topic in scene.playbook.topics)
    if waiting:
        ask(scene, waiting)
    return bool(waiting)


def agrees(scene: Scene) -> bool:
    """Whether the text says yes to a question about topics: "yes", "yes sign me up", "sí a la basura"."""
    asked = scene.session.offer
    if asked is None or asked.kind not in ("topics", "only"):
        return False
    if scene.command is not None:
        return scene.command_name == "yes"
    first, _, rest = fold(scene.text).partition(" ")
    command = scene.playbook.keywords.command(first, scene.language)
    if command is None or command.name != "yes":
        return False
    named = scene.playbook.topic_wishes.agrees(rest, scene.playbook.topic_names)
    return named is not None and set(named) <= set(asked.options)
