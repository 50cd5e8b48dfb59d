"""Rungs about being texted at all: STOP, START, HELP, wishes in plain words, and silence for the opted out.

Carrier words and who answers them: twilio.com/docs/messaging/tutorials/how-to-set-up-opt-out.
"""

from textbot.core.contact import CARRIER, OURS
from textbot.core.effects import HandOff, OptIn, OptOut
from textbot.core.hearing.keywords import TWILIO_HELP, TWILIO_START, TWILIO_STOP
from textbot.core.rungs import notice
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.subscribing.standing import known, titles
from textbot.core.turn import Reply
from textbot.core.words import fold


def handled_by_carrier(scene: Scene) -> bool:
    """Words that Twilio has already answered are recorded and answered with silence."""
    what = _carrier_word(scene)
    if what == "STOP":
        scene.do(OptOut(CARRIER, scene.text))
        _forget(scene)
    elif what == "START":
        lost = known(scene).lost if scene.contact.opt_out else ()
        scene.do(OptIn(scene.text))
        if lost:  # Twilio's own words tell nothing of topics
            scene.introduce("started_topics", topics=titles(scene, lost))
    return what is not None


def _carrier_word(scene: Scene) -> str | None:
    if scene.message.opt_out_type:
        return scene.message.opt_out_type
    if scene.rules.opt_out != "default":
        return None
    word = fold(scene.text)
    if word in TWILIO_STOP:
        return "STOP"
    if word in TWILIO_HELP:
        return "HELP"
    if word in TWILIO_START and (word != "yes" or scene.contact.opt_out):
        return "START"
    return None


def stop_word(scene: Scene) -> bool:
    """A whole text that says stop: one confirmation, then silence. Words such as CANCELAR only leave a waiting step."""
    waiting = scene.session.frame or scene.session.offer
    if scene.command_name != "stop" and not (scene.command_name == "leave" and not waiting):
        return False
    _opt_out(scene)
    return True


def start_word(scene: Scene) -> bool:
    """START brings an opted-out contact back; so does YES, for them alone."""
    if scene.command_name != "start" and not (scene.command_name == "yes" and scene.contact.opt_out):
        return False
    if scene.contact.opt_out == CARRIER and fold(scene.text) not in TWILIO_START:
        # The carrier's block hears only its own words, and no text of ours would get through to say so.
        scene.do(HandOff("must_start", about=scene.text))
        return True
    if scene.contact.opt_out:
        lost = known(scene).lost
        scene.do(OptIn(scene.text))
        scene.introduce("started")
        if lost:
            scene.phrase("started_topics", topics=titles(scene, lost))
        return True
    scene.introduce("greeting" if scene.contact.is_new(scene.now) else "already_in")
    return True


def help_word(scene: Scene) -> bool:
    """HELP tells who we are, to anyone at any time."""
    if scene.command_name != "help":
        return False
    scene.introduce("help")
    return True


def opt_out_wish(scene: Scene) -> bool:
    """ "Please stop texting me" counts as STOP: any reasonable words do (47 CFR 64.1200(a)(10))."""
    if scene.command is not None or not scene.asks_to_stop:
        return False
    if scene.session.frame is not None and not scene.contact.opt_out and scene.playbook.wishes.given_up(scene.text):
        return False  # "ya no, gracias" leaves the report, which says how to end all texts
    if scene.playbook.wishes.person_wish(scene.text) and not scene.contact.opt_out:
        scene.do(HandOff("asked", about=scene.text))
        _opt_out(scene, "stopped_call")
        return True
    _opt_out(scene)
    return True


def sounds_like_opt_out(scene: Scene) -> bool:
    """What only sounds like it is asked back: nobody is cut off by accident. Never inside a report, where anything may
    be described, nor where the matcher is sure of something else."""
    if scene.command is not None or scene.session.frame is not None or scene.session.offer is not None:
        return False
    if scene.decision.band == "sure" or not scene.playbook.matcher.sensed(scene.text).unwilling:
        return False
    scene.introduce("stop_ask")
    scene.keep(offer=Offer("stop", text=scene.text), misses=0)
    return True


def take_stop(scene: Scene, asked: Offer) -> bool:
    """YES ends all texts, as STOP does; NO keeps them."""
    if scene.command_name not in ("yes", "no"):
        return False
    scene.keep(offer=None)
    if scene.command_name == "yes":
        _opt_out(scene)
    else:
        scene.phrase("menu")
    return True


def opted_out(scene: Scene) -> bool:
    """What an opted-out contact writes is kept and shown to staff; nothing is answered."""
    if not scene.contact.opt_out:
        return False
    scene.do(HandOff("opted_out", about=scene.text))
    return True


def _opt_out(scene: Scene, phrase: str = "stopped") -> None:
    if scene.contact.opt_out:
        return
    scene.do(OptOut(OURS, scene.text))
    topic = notice.newest_with_topic(scene) if phrase == "stopped" else ""
    if topic:  # they may have meant only what they just got
        scene.introduce("stopped_notice", topic=topic)
    else:
        scene.introduce(phrase)
    if not scene.language_sure:
        _in_other_languages(scene)
    _forget(scene)


def _in_other_languages(scene: Scene) -> None:
    """Whoever never said more than STOP is told so in each language, as far as there is room."""
    for language in scene.playbook.languages:
        said = scene.playbook.text("phrases.stopped_short", language)
        if language != scene.language and scene.has_room(said):
            scene.replies.append(Reply(said, "phrases.stopped_short"))


def _forget(scene: Scene) -> None:
    scene.keep(frame=None, parked=None, paused=None, offer=None, misses=0, photos=(), later=(), told=None)
