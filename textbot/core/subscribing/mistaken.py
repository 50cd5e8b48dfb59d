"""Whoever answers that we have the wrong number leaves every list, is told so once, and staff hear of it."""

from textbot.core.contact import OURS
from textbot.core.effects import HandOff, OptOut, WrongNumber
from textbot.core.scene import Scene
from textbot.core.subscribing.standing import known


def wrong_number(scene: Scene) -> bool:
    """ "Wrong number", "se equivocó de número". Not of a phone we never heard of: it is they who dialed wrong;
    nor while a question waits, which may be about another number."""
    waits = scene.session.frame is not None or scene.session.offer is not None
    if waits or not scene.playbook.topic_wishes.wrong_number(scene.text):
        return False
    if scene.contact.opt_out:  # sorry was said once
        scene.do(HandOff("opted_out", about=scene.text))
        return True
    if not known(scene).known:
        return False
    scene.do(OptOut(OURS, scene.text))
    scene.do(WrongNumber(scene.text))
    scene.do(HandOff("wrong_number", about=scene.text))
    scene.introduce("wrong_number")
    scene.keep(frame=None, parked=None, paused=None, offer=None, misses=0, photos=(), later=(), told=None)
    return True
