"""Leaving topics in plain words: one, or all but one. STOP ends every text; this ends what it names, at once."""

from textbot.core import flow, narrowing
from textbot.core.effects import LeaveTopic
from textbot.core.hearing.topic_wishes import TopicWish
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.subscribing import joining
from textbot.core.subscribing.hearing import heard
from textbot.core.subscribing.standing import known, sure_of_a_flow, titles


def wished(scene: Scene) -> bool:
    """ "No more street sweeping", "stop the trash reminders", "only water alerts"."""
    wish = heard(scene) or _of_a_topic(scene)
    if wish is None or wish.kind not in ("leave", "only") or scene.contact.opt_out:
        return False
    on = known(scene).on
    if not _is_meant(scene, wish, on):
        return _asked(scene, wish)
    scene.keep(misses=0, offer=None)
    _leave(scene, wish, on) if wish.kind == "leave" else _only(scene, wish, on)
    return True


def _of_a_topic(scene: Scene) -> TopicWish | None:
    """A longer text that asks us to stop and names a topic ends that topic, unless it says all."""
    if scene.command is not None or not scene.playbook.topics:
        return None
    if not scene.asks_to_stop and not scene.playbook.topic_wishes.ends(scene.text, scene.playbook.topic_names):
        return None
    return scene.playbook.topic_wishes.named(scene.text, scene.playbook.topic_names)


def _is_meant(scene: Scene, wish: TopicWish, on: tuple[str, ...]) -> bool:
    """Whether texts are meant: who writes "stop water" may mean the service."""
    joined = bool(set(wish.topics) & set(on))
    if wish.plain or (wish.firm and (joined or scene.asks_to_stop)):
        return True
    if wish.firm or joined:
        return not sure_of_a_flow(scene)
    return _is_of_its_answer(scene, wish)


def _asked(scene: Scene, wish: TopicWish) -> bool:
    """Whoever gets no such texts may mean the service itself: asked, before a report is begun."""
    if wish.kind != "leave" or not wish.firm or scene.session.frame is not None or scene.session.offer is not None:
        return False
    scene.introduce("topic_not_on", topics=titles(scene, wish.topics))
    narrowing.ask_which(scene, scene.decision.candidates[:1], scene.text)
    return True


def _is_of_its_answer(scene: Scene, wish: TopicWish) -> bool:
    """Whether the matcher is sure of an answer that belongs to the topic: "stop events" is about nothing else."""
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    offered = (name for topic in wish.topics for name in scene.playbook.topics[topic].offered)
    return best is not None and f"{best.kind}:{best.key}" in offered


def take_only(scene: Scene, asked: Offer) -> bool:
    """YES ends all but one; NO keeps everything."""
    wanted = tuple(asked.broad.split())
    ending = tuple(topic for topic in asked.options if topic not in wanted)
    if scene.command_name == "no":
        scene.keep(offer=None, misses=0)
        scene.phrase("topic_only_kept")
        return True
    if not joining.agrees(scene) and scene.command_name != "ok":
        return False
    scene.keep(offer=None, misses=0)
    _end(scene, ending, known(scene).on, wanted)
    return True


def _leave(scene: Scene, wish: TopicWish, on: tuple[str, ...]) -> None:
    state = known(scene)
    ending = tuple(topic for topic in wish.topics if topic in on or topic in state.asked)
    if not ending:
        scene.introduce("topic_not_on", topics=titles(scene, wish.topics))
    else:
        _end(scene, ending, on)
    flow.ask_again(scene)


def _only(scene: Scene, wish: TopicWish, on: tuple[str, ...]) -> None:
    ending = tuple(topic for topic in on if topic not in wish.topics)
    if not ending:
        joining.ask(scene, wish.topics)
    elif len(ending) == 1:
        _end(scene, ending, on, wish.topics)
        flow.ask_again(scene)
    else:
        scene.introduce("topic_only_ask", topics=titles(scene, ending), title=titles(scene, wish.topics))
        scene.keep(offer=Offer("only", (*ending, *wish.topics), broad=" ".join(wish.topics)))


def _end(scene: Scene, ending: tuple[str, ...], on: tuple[str, ...], wanted: tuple[str, ...] = ()) -> None:
    """End them and say what stays; one that is wanted and not on yet is asked about."""
    scene.do(LeaveTopic(ending, scene.text))
    scene.introduce("topic_left", topics=titles(scene, ending))
    stays = tuple(topic for topic in on if topic not in ending)
    if set(wanted) - set(stays):
        joining.ask(scene, wanted)
    else:
        _what_stays(scene, stays)


def _what_stays(scene: Scene, stays: tuple[str, ...]) -> None:
    if stays:
        scene.phrase("topic_stays", topics=titles(scene, stays))
    else:
        scene.phrase("topic_stays_none")
