"""Rungs for replies to a notice: the answer to its poll, questions about it, and who sent it."""

from datetime import timedelta

from textbot.core import flow
from textbot.core.choice import number_in
from textbot.core.effects import AnswerPoll, LogGap
from textbot.core.hearing.notice_questions import (
    asks_about,
    asks_what,
    asks_who,
    points,
    sentence_that_tells,
    shares_words,
    tells,
)
from textbot.core.needs import LastNotices, NoticeFacts
from textbot.core.notices.poll import SCALE, Poll
from textbot.core.rungs import asking
from textbot.core.rungs.guard import said_too_often
from textbot.core.scene import Scene
from textbot.core.session import Offer
from textbot.core.turn import Reply

# A question of ours that was open so long before the notice came is forgotten.
FORGOTTEN = timedelta(hours=1)
# So long after an answer another one changes it, whatever else was asked before.
CHANGING = timedelta(minutes=30)
# No poll is open for longer, and nobody speaks of a notice after so long.
REMEMBERED = timedelta(days=60)
# Fewer words name nothing of their own, however sure the matcher is.
BARE = 4
EMERGENCY = "emergency"
MORE = "notice.more"
"""Where words about a notice come from: no file, but who wrote the notice."""


def polled(scene: Scene) -> bool:
    """The answer to the poll of a notice that was the last thing said."""
    poll_of = _poll(scene)
    if poll_of is None:
        return False
    facts, answer = poll_of
    waits = scene.session.frame is not None or scene.session.offer is not None
    goes_on = _is_fresh(scene, facts) and not waits
    comes_first = _is_last(scene, facts) and (not waits or _is_forgotten(scene, facts))
    if not goes_on and not comes_first:
        return False
    _count(scene, facts, answer)
    flow.ask_again(scene)
    return True


def late_poll(scene: Scene) -> bool:
    """An answer to a poll when nothing else waits for one."""
    poll_of = _poll(scene)
    if poll_of is not None:
        _count(scene, *poll_of)
        return True
    return _is_no_number(scene)


def who_is_this(scene: Scene) -> bool:
    """ "Who is this?", which else asks for help, soon after a notice: who sent that one."""
    return scene.command_name == "help" and not scene.contact.opt_out and _told_who(scene)


def who_sent(scene: Scene) -> bool:
    """Who sent it, why to them, and how to end only these."""
    return scene.command_name in ("", "privacy") and _told_who(scene)


def _told_who(scene: Scene) -> bool:
    if not asks_who(scene.text):
        return False
    facts = _newest(scene)
    if facts is None or (facts.more and asks_what(scene.text)):
        return False
    topic = scene.playbook.topics.get(facts.topic)
    if facts.class_ == EMERGENCY or topic is None:
        scene.introduce("notice_who_all")
    else:
        scene.introduce("notice_who", topic=scene.words(f"{topic.path}.title"))
    scene.keep(misses=0)
    flow.ask_again(scene)
    return True


def asked(scene: Scene) -> bool:
    """A question about it: what staff wrote for that, else the words of it that tell, else what its topic's answers
    say, else a person."""
    if scene.command is not None or not asks_about(scene.text):
        return False
    facts = _newest(scene)
    if facts is None or _is_of_something_else(scene, facts):
        return False
    more = facts.more.get(scene.language) or next(iter(facts.more.values()), "")
    if more and (scene.session.told_of != facts.id or tells(scene.text, more)) and _told(scene, more):
        scene.keep(told_of=facts.id, misses=0)
    elif telling := sentence_that_tells(scene.text, facts.text):
        scene.phrase("notice_says", words=telling)
    elif not _answered(scene, facts):
        scene.phrase("notice_no_more")
        scene.do(LogGap(scene.text, "miss"))
        scene.keep(offer=Offer("person", ("message",), scene.text), misses=0)
    return True


def _told(scene: Scene, more: str) -> bool:
    """Say it, unless it was just said again and again."""
    scene.replies.append(Reply(more, MORE))
    if said_too_often(scene):
        scene.replies.pop()
        return False
    return True


def newest_with_topic(scene: Scene) -> str:
    """The title of the topic whose notice reached them last, "" for none."""
    found = (scene.playbook.topics.get(each.topic) for each in _notices(scene))
    topic = next((each for each in found if each is not None), None)
    return scene.words(f"{topic.path}.title") if topic else ""


def _poll(scene: Scene) -> tuple[NoticeFacts, str] | None:
    """The newest poll that the text may answer, with the answer."""
    if scene.command is not None and scene.command_name not in ("yes", "no"):
        return None
    if all(Poll(kind).heard(scene.text) is None for kind in ("yes-no", SCALE)):
        return None  # most texts end here, and nothing is looked up
    for facts in _notices(scene):
        if facts.poll is None or (facts.poll.until is not None and scene.now > facts.poll.until):
            continue
        sure = len(scene.text.split()) > 2 and scene.decision.band == "sure"
        answer = facts.poll.heard(scene.text, sure_of_else=sure)
        if answer is not None:
            return facts, answer
    return None


def _count(scene: Scene, facts: NoticeFacts, answer: str) -> None:
    said, before = _said(scene, answer), _said(scene, facts.answer)
    scene.do(AnswerPoll(facts.id, answer))
    scene.keep(misses=0)
    if facts.answer is None:
        scene.phrase("poll_counted", answer=said)
    elif facts.answer == answer:
        scene.phrase("poll_same", answer=said)
    else:
        scene.phrase("poll_changed", before=before, answer=said)


def _said(scene: Scene, answer: str | None) -> str:
    return scene.words(f"phrases.poll_{answer}") if answer in ("yes", "no") else answer or ""


def _is_no_number(scene: Scene) -> bool:
    """ "7" to a question for 1 to 5."""
    if number_in(scene.text) is None:
        return False
    newest = next((each for each in _notices(scene) if each.poll is not None), None)
    if newest is None or newest.poll is None or newest.poll.kind != SCALE:
        return False
    if not _is_last(scene, newest) and not _is_fresh(scene, newest):
        return False
    scene.phrase("poll_scale")
    return True


def _is_fresh(scene: Scene, facts: NoticeFacts) -> bool:
    """Whether they answered it a moment ago."""
    return facts.answered_at is not None and scene.now - facts.answered_at < CHANGING


def _is_last(scene: Scene, facts: NoticeFacts) -> bool:
    """Whether they texted nothing since it came."""
    return scene.contact.last_seen is None or facts.at >= scene.contact.last_seen


def _is_forgotten(scene: Scene, facts: NoticeFacts) -> bool:
    """Whether what waited was asked long before the notice came."""
    return scene.contact.last_seen is None or facts.at - scene.contact.last_seen > FORGOTTEN


def _newest(scene: Scene) -> NoticeFacts | None:
    """The notice that is spoken of: the newest, unless a step waits, or something else was told since that the text may
    well be about."""
    facts = next(iter(_notices(scene)), None)
    if facts is None or (scene.session.frame is not None and not _is_forgotten(scene, facts)):
        return None
    told = scene.session.told
    since = told is not None and told.at > facts.at.timestamp()
    return None if since and not _shares_words(scene, facts) else facts


def _shares_words(scene: Scene, facts: NoticeFacts) -> bool:
    return shares_words(scene.text, " ".join((facts.text, *facts.more.values())))


def _is_of_something_else(scene: Scene, facts: NoticeFacts) -> bool:
    """Whether the matcher is sure of what has nothing to do with the notice, and the words are not bare."""
    best = scene.decision.candidates[0] if scene.decision.band == "sure" else None
    if best is None or len(scene.text.split()) <= BARE or _shares_words(scene, facts) or points(scene.text):
        return False
    return asking.name_of(best) not in _linked(scene, facts)


def _answered(scene: Scene, facts: NoticeFacts) -> bool:
    """Serve the answer of its topic that the text may mean."""
    linked = _linked(scene, facts)
    best = next((each for each in scene.decision.candidates if asking.name_of(each) in linked), None)
    if best is None or scene.decision.band == "none" or not scene.offers(asking.name_of(best)):
        return False
    asking.serve(scene, asking.name_of(best), scene.text, best.score)
    return True


def _linked(scene: Scene, facts: NoticeFacts) -> tuple[str, ...]:
    topic = scene.playbook.topics.get(facts.topic)
    return topic.offered if topic else ()


def _notices(scene: Scene) -> tuple[NoticeFacts, ...]:
    at = scene.contact.noticed_at
    if at is None or scene.now - at > REMEMBERED:
        return ()
    found: tuple[NoticeFacts, ...] = scene.world(LastNotices())
    return found
