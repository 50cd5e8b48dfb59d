"""Rungs for anger: abuse gets one calm line, then silence; anger with a matter gets a sorry, and the matter goes on."""

from textbot.core import flow
from textbot.core.people import pass_on
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.threads import which


def insult(scene: Scene) -> bool:
    """Abuse and nothing to do: one calm line that offers a person. A step that takes any words takes these too."""
    if not scene.playbook.wishes.insult(scene.text) or flow.hears_free_text(scene):
        return False
    scene.phrase("insult")
    scene.keep(offer=Offer("calm", text=scene.text))
    return True


def apology(scene: Scene) -> bool:
    """ "Sorry, I'm new at this": there is nothing to be sorry for, and the question comes again."""
    if scene.command is not None or not scene.playbook.wishes.apology(scene.text) or flow.hears_free_text(scene):
        return False
    scene.phrase("no_trouble")
    flow.ask_again(scene)
    return True


def take_calm(scene: Scene, asked: Offer) -> bool:
    """The answer to that offer. More abuse is met with silence, and the offer stands."""
    if scene.command is None and scene.playbook.wishes.insult(scene.text):
        return True
    if scene.command_name not in ("yes", "no"):
        return False
    if scene.command_name == "yes":
        pass_on(scene, "message", asked.text)
        scene.session = scene.session.set_aside()
        return True
    scene.keep(offer=None)
    if scene.session.frame is None:
        scene.phrase("menu")
    flow.ask_again(scene)
    return True


def complaint(scene: Scene) -> bool:
    """Anger, or one who asked in vain too often: a sorry, and on with what it is about. A person soon, where it is
    about nothing that can be gone on with."""
    if not scene.playbook.wishes.complaint(scene.text) or flow.hears_free_text(scene):
        return False
    if scene.playbook.refusals.heard(scene.text):
        return False
    scene.phrase("complaint")
    if _goes_on(scene):
        return False
    pass_on(scene, "complaint", scene.text, priority="high")
    return True


def _goes_on(scene: Scene) -> bool:
    wishes = scene.playbook.wishes
    asks = wishes.status_wish(scene.text) is not None or wishes.asked_after(scene.text)
    matter = scene.decision.band == "sure" or asks or (wishes.waited(scene.text) and bool(which.own(scene)))
    return matter or scene.session.frame is not None
