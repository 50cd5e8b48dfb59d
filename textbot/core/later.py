"""What was asked for beside something else in one text waits its turn: nothing of it is lost."""

from textbot.core.choice import pick
from textbot.core.effects import OptOut
from textbot.core.rungs import alone, asking
from textbot.core.scene import LONGEST, Scene
from textbot.core.session import Later, Offer

AGREEING = ("yes", "ok")


def go_on(scene: Scene, before: tuple[Later, ...]) -> None:
    """Serve what waits, as far as nothing else is asked and the reply has room; what has none is offered. before: what
    waited already when the text came."""
    if not _may_speak(scene):
        return
    while scene.session.later and not _busy(scene):
        if not _serve_next(scene, announce=scene.session.later[0] in before):
            return
    if scene.session.later and scene.session.later != before:
        _promise(scene, scene.session.later) or _promise(scene, scene.session.later[:1])


def take(scene: Scene, asked: Offer) -> bool:
    """The answer to "Next: ... Reply YES to go on": yes, "1", its words, or the place it will ask for."""
    if scene.command_name == "no":
        scene.keep(offer=None)
        scene.phrase("negated")
        return True
    place = alone.bare_place(scene) if scene.command is None and asked.options[0].startswith("flow:") else None
    if place is None and scene.command_name not in AGREEING and pick(scene.text, (scene.title(asked.options[0]),)) != 0:
        return False
    scene.keep(offer=None)
    asking.serve(scene, asked.options[0], f"{asked.text}, {scene.text}" if place else asked.text)
    return True


def _may_speak(scene: Scene) -> bool:
    silent = not scene.replies or scene.kind != "reply" or scene.contact.status == "open"
    return not (silent or scene.has(OptOut))


def _busy(scene: Scene) -> bool:
    return scene.session.frame is not None or scene.session.offer is not None


def _serve_next(scene: Scene, *, announce: bool) -> bool:
    """Serve the first that waits below what was said. False: there was no room, it was offered or still waits."""
    following, *rest = scene.session.later
    session, said, effects = scene.session, scene.replies[:], scene.effects[:]
    scene.replies.clear()
    scene.keep(later=tuple(rest))
    if announce:
        scene.phrase("next_line", title=scene.title(following.name))
    asking.serve(scene, following.name, following.text, following.score)
    scene.replies[:0] = said
    if scene.length <= LONGEST:
        return True
    scene.session, scene.replies[:], scene.effects[:] = session, said, effects
    scene.phrase("next_offer", title=scene.title(following.name))
    if scene.length > LONGEST:
        scene.replies.pop()
        return False
    scene.keep(later=tuple(rest), offer=Offer("next", (following.name,), following.text))
    return False


def _promise(scene: Scene, following: tuple[Later, ...]) -> bool:
    """That the other things were heard, too; False where there is no room to say so."""
    scene.phrase("later_line", title=", ".join(scene.title(each.name) for each in following))
    if scene.too_long:
        scene.replies.pop()
        return False
    return True
