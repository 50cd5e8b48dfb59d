"""Giving an answer: only while it is true; else it is said honestly, and a person or a later text follows."""

from collections.abc import Callable, Mapping

from textbot.core.catalogue import tell_services
from textbot.core.choice import numbered
from textbot.core.effects import FollowAnswer, HandOff, LogGap
from textbot.core.freshness import State, state_of
from textbot.core.hours import next_closed, tell_days
from textbot.core.people import said_when
from textbot.core.playbook import Answer
from textbot.core.scene import Scene
from textbot.core.session import Offer


def tell(scene: Scene, answer: Answer, sentence: str, score: float | None = None) -> None:
    """Say the answer while it is live. What is out of date is never said: staff get the question. What is not known
    yet is offered to be texted later. sentence: the resident's words it answers; score: the matcher's."""
    if not held_back(scene, answer, sentence):
        _live(scene, answer, sentence, score)


def held_back(scene: Scene, answer: Answer, sentence: str) -> bool:
    """Whether the answer must not be given today; the resident was then told why."""
    state = state_of(answer, scene.now.date(), scene.packs_on)
    if state == "live" and not scene.playbook.has(f"{answer.path}.say"):
        state = "early"
    if state == "live":
        return False
    HELD[state](scene, answer, sentence)
    return True


def _live(scene: Scene, answer: Answer, sentence: str, score: float | None) -> None:
    if answer.lists:
        tell_services(scene, answer, sentence, score)
        return
    if answer.choices:
        _narrow(scene, answer, sentence, score)
        return
    if answer.hours and tell_days(scene, answer, sentence, score):
        return
    holiday = scene.playbook.city.hours.holidays.on(scene.now.date())
    if holiday and scene.playbook.has(f"{answer.path}.holiday_say"):
        scene.say_match(f"{answer.path}.holiday_say", score, holiday=scene.holiday(holiday))
        return
    values = {"next_closed": next_closed(scene, answer)} if answer.hours else {}
    scene.say_match(f"{answer.path}.say", score, **values)
    if answer.refuse:
        _refuse(scene, answer, sentence)


def _narrow(scene: Scene, answer: Answer, sentence: str, score: float | None) -> None:
    """A broad word leads to 2 to 5 choices, answered by number or words; those that are off today are left out."""
    options = tuple(name for name in answer.choices if scene.offers(name))
    shown = numbered(tuple(scene.title(name) for name in options))
    scene.say_match(f"{answer.path}.say", score, options=shown)
    scene.keep(offer=Offer("choice", options, sentence, broad=answer.key))


def _refuse(scene: Scene, answer: Answer, sentence: str) -> None:
    scene.do(HandOff("refused", priority=answer.priority, about=sentence, department=answer.department))
    scene.do(LogGap(sentence, "refused", answer.key))
    scene.phrase("refused_sent", when_line=said_when(scene, answer.department))
    if scene.too_long:
        scene.replies.pop()


def _expired(scene: Scene, answer: Answer, sentence: str) -> None:
    scene.phrase("answer_expired", when_line=said_when(scene, answer.department))
    scene.do(HandOff("expired", about=_for_staff(scene, answer, sentence), department=answer.department))
    scene.do(LogGap(sentence, "expired", answer.key))


def _for_staff(scene: Scene, answer: Answer, sentence: str) -> str:
    """The question with what staff need to mend the answer, in their language."""
    kind = "answer" if answer.key in scene.playbook.answers else "flow"  # one that asks first is a flow
    title = scene.playbook.title(f"{kind}:{answer.key}", scene.playbook.languages[0])
    owner = f"; keeper: {answer.owner}" if answer.owner else ""
    return f'{sentence} [the answer "{title}" ({answer.key}) is out of date{owner}]'


def _early(scene: Scene, answer: Answer, sentence: str) -> None:
    scene.say(f"{answer.path}.not_yet")
    scene.phrase("follow_offer")
    scene.keep(offer=Offer("follow", (f"answer:{answer.key}",), sentence))


def _off(scene: Scene, answer: Answer, sentence: str) -> None:
    """Only reached through an offer that was made before the pack went off."""
    scene.phrase("miss")


def take_follow(scene: Scene, asked: Offer) -> bool:
    """The answer to "Shall I text you when it is known?"."""
    if scene.command_name not in ("yes", "no"):
        return False
    if scene.command_name == "yes":
        scene.do(FollowAnswer(asked.options[0].partition(":")[2]))
    scene.phrase("follow_kept" if scene.command_name == "yes" else "follow_declined")
    scene.keep(offer=None, misses=0)
    return True


HELD: Mapping[State, Callable[[Scene, Answer, str], None]] = {"expired": _expired, "early": _early, "off": _off}
