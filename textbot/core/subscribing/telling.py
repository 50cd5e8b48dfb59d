"""Questions about our texts as such: how many come, at what hours, what they cost, who else may have them."""

from collections.abc import Callable, Mapping

from textbot.core import flow
from textbot.core.hearing.topic_wishes import TopicWish
from textbot.core.scene import Scene
from textbot.core.subscribing import joining, listing
from textbot.core.subscribing.delivery import lines
from textbot.core.subscribing.hearing import heard
from textbot.core.subscribing.question import with_frequency
from textbot.core.subscribing.standing import known, titles


def wished(scene: Scene) -> bool:
    """ "How many texts will I get?", "what time do you send them?", "do texts cost money?"."""
    wish = heard(scene)
    tell = TELLS.get(wish.kind) if wish is not None else None
    if wish is None or tell is None:
        return False
    scene.keep(misses=0, offer=None)
    tell(scene, wish)
    flow.ask_again(scene)
    return True


def _often(scene: Scene, wish: TopicWish) -> None:
    on = known(scene).on
    if not on:
        listing.tell(scene)
        return
    scene.introduce("topics_often", topics=", ".join(with_frequency(scene, topic) for topic in on))
    if scene.too_long:
        scene.replies.pop()
        listing.tell(scene)


def _when(scene: Scene, wish: TopicWish) -> None:
    scene.introduce("texts_when")
    scene.replies += [line for line in lines(scene, known(scene)) if scene.has_room(line.text)][:1]


def _cost(scene: Scene, wish: TopicWish) -> None:
    scene.introduce("texts_cost")


def _others(scene: Scene, wish: TopicWish) -> None:
    named = wish.topics or known(scene).on or tuple(scene.playbook.topics)
    scene.introduce("topics_others", name=titles(scene, named[:1]).upper())


def _warnings(scene: Scene, wish: TopicWish) -> None:
    scene.introduce("topics_warnings_short" if wish.topics else "topics_warnings")
    if wish.topics:
        joining.ask(scene, wish.topics)


TELLS: Mapping[str, Callable[[Scene, TopicWish], None]] = {
    "often": _often,
    "when": _when,
    "cost": _cost,
    "others": _others,
    "warnings": _warnings,
}
