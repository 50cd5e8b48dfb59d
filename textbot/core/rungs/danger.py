"""Rungs for danger and despair: 911, 988, gas; and distress that needs a person soon."""

from collections.abc import Callable, Mapping

from textbot.core.clauses import matters
from textbot.core.effects import HandOff
from textbot.core.hearing.emergency import Kind
from textbot.core.hearing.near_miss import without_near_miss
from textbot.core.hearing.refusals import Refusals
from textbot.core.hearing.second_ear import Sensed
from textbot.core.hearing.wishes import Wishes
from textbot.core.people import said_when
from textbot.core.scene import LONGEST, Scene
from textbot.core.session import Offer
from textbot.core.turn import Reply

PHRASES: Mapping[Kind, str] = {"danger": "emergency", "crisis": "crisis", "gas": "gas"}

BEYOND_NEARLY = 0.6
"""What is left of "a swing broke and my kid almost fell" must sound so much like an emergency to be one: a child and a
broken thing alone reach 0.53."""


def emergency(scene: Scene) -> bool:
    """911 or 988 at once, the flow set aside, an urgent item for staff."""
    what = scene.playbook.emergencies.heard(scene.text)
    if what is None:
        return False
    alarm(scene, what)
    return True


def sounds_dangerous(scene: Scene) -> bool:
    """The same for what no rule knows the words of, but means what others in danger have meant."""
    if scene.command is not None:
        return False
    sense = scene.playbook.matcher.sensed
    sensed = sense(scene.text)
    if not sensed.alarming() or not sensed.alarming(surer=_is_plain(scene)) or only_nearly(scene.text, sense):
        return False
    alarm(scene, sensed.kind)
    return True


def only_nearly(text: str, sense: Callable[[str], Sensed]) -> bool:
    """Whether a text tells of what nearly happened, and without those words of no emergency."""
    rest = without_near_miss(text)
    return rest is not None and sense(rest).emergency < BEYOND_NEARLY


def _is_plain(scene: Scene) -> bool:
    """Whether something else is known of the text: a question waits for it, a rule knows it, the matcher is sure."""
    if scene.session.frame is not None or scene.session.offer is not None or scene.decision.band == "sure":
        return True
    if matters(scene.text, scene.decision_on):
        return True  # "the drain is clogged and there's a pothole": two reports, sure of each
    if scene.playbook.emergencies.told_calmly(scene.text):
        return True  # "somebody broke into my car last night"
    return plain_otherwise(scene.text, scene.playbook.wishes, scene.playbook.refusals)


def plain_otherwise(text: str, wishes: Wishes, refusals: Refusals) -> bool:
    """Whether a rule knows the words of a text, so that likeness to something else weighs less."""
    said = (wishes.distress, wishes.person_wish, wishes.insult, wishes.complaint, wishes.how_to, wishes.case)
    known = any(wish(text) for wish in said) or wishes.status_wish(text) is not None
    known = known or wishes.of_a_report(text) == "withdraw"
    return known or refusals.heard(text) is not None


def alarm(scene: Scene, what: Kind) -> None:
    """Say whom to call, set a report in progress aside, and put an urgent item before staff."""
    scene.session = scene.session.set_aside()
    paused = scene.session.paused is not None
    phrase = PHRASES[what]
    _warn(scene, "emergency_paused" if paused and phrase == "emergency" else phrase)
    scene.kind = "emergency"
    scene.do(HandOff("emergency", priority="urgent", about=scene.text))
    scene.keep(offer=Offer("resume") if paused else None)


def _warn(scene: Scene, phrase: str) -> None:
    """Say it in every language while nobody knows which one is read, as far as there is room."""
    scene.introduce(phrase)
    if scene.language_sure:
        return
    for language in scene.playbook.languages:
        other = Reply(scene.playbook.text(f"phrases.{phrase}", language), f"phrases.{phrase}")
        if other not in scene.replies:
            scene.replies.append(other)
    while scene.length > LONGEST and len(scene.replies) > 1:
        del scene.replies[-1]


def distress(scene: Scene) -> bool:
    """Fixed kind words and a person at high priority; no question from the bot."""
    if not scene.playbook.wishes.distress(scene.text):
        return False
    scene.do(HandOff("distress", priority="high", about=scene.text))
    if scene.contact.status != "open":
        scene.introduce("distress", when_line=said_when(scene))
        scene.session = scene.session.set_aside()
        scene.keep(offer=None, misses=0)
    return True
