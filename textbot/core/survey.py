"""Now and then: did that answer help? At most one survey question in thirty days, and never where it would be in the
way."""

import zlib

from textbot.core.effects import LogGap, MarkSurveyed, RateAnswer, SetLanguage
from textbot.core.notice import may_survey
from textbot.core.scene import Scene
from textbot.core.session import Offer

ASKS = "phrases.survey_helped"


def ask_if_it_helped(scene: Scene) -> None:
    """Below a sure answer to somebody who was not asked for a while, where it fits."""
    key = _answered(scene)
    told = scene.session.told
    if not key or told is None or not _is_a_good_moment(scene) or not scene.has_room(scene.words(ASKS)):
        return
    scene.say(ASKS)
    scene.do(MarkSurveyed())
    scene.keep(offer=Offer("helped", (f"answer:{key}",), told.text))


def take(scene: Scene, asked: Offer) -> bool:
    """YES is kept; NO offers a person; anything else lets the question lapse without a word."""
    key = asked.options[0].partition(":")[2]
    if scene.command_name == "yes":
        scene.do(RateAnswer(key, "helped"))
        scene.phrase("survey_thanks")
        scene.keep(offer=None, misses=0)
        return True
    if scene.command_name != "no":
        return False
    scene.do(RateAnswer(key, "not_helped"))
    scene.do(LogGap(asked.text, "not_helped", key))
    scene.phrase("survey_sorry")
    scene.keep(offer=Offer("person", ("not_helped",), asked.text), misses=0)
    return True


def _answered(scene: Scene) -> str:
    """The key of the answer that is all of this reply, when the matcher was sure of it; else ""."""
    only = scene.replies[0] if len(scene.replies) == 1 else None
    told = scene.session.told
    if only is None or only.score is None or told is None or told.at != scene.now.timestamp():
        return ""
    kind, _, key = told.choice.partition(":")
    answer = scene.playbook.answers.get(key) if kind == "answer" else None
    return key if answer and not answer.refuse and only.made_by.startswith(f"{answer.path}.") else ""


def _is_a_good_moment(scene: Scene) -> bool:
    """Not to a new contact, in danger, in a report, beside another question, or while a person is waited for."""
    contact, session = scene.contact, scene.session
    busy = session.frame or session.offer or session.later or session.parked or session.paused or session.unnamed
    quiet = scene.kind == "reply" and contact.status not in ("waiting", "open") and scene.message.sent_at is None
    only_heard = all(isinstance(effect, SetLanguage) for effect in scene.effects)
    known = not contact.is_new(scene.now) and may_survey(contact.surveyed_at, scene.now)
    return quiet and only_heard and known and not busy and _drawn(scene)


def _drawn(scene: Scene) -> bool:
    """Whether this text is one of the share that is asked; the same text always is or never."""
    return zlib.crc32(scene.message.sid.encode()) % 100 < scene.rules.survey_share
