"""Did that help? Asked now and then, only where it is not in the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.rig.office import riverbend
from textbot.core.contact import Contact
from textbot.core.effects import MarkSurveyed
from textbot.core.engine import take_turn
from textbot.core.message import Message
from textbot.core.scene import Rules
from textbot.core.session import Session
from textbot.core.turn import Turn

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
KNOWN = Contact("+16025550111", "en", True, last_seen=NOW - timedelta(days=2))
QUESTION = "what time does the library close"


def turn(text: str = QUESTION, contact: Contact = KNOWN, share: int = 100, sid: str = "SM1") -> Turn:
    rules = Rules(survey_share=share)
    taken = take_turn(contact, Session(), Message(sid, text), riverbend().playbook, NOW, {}, rules)
    assert not taken.needs
    return taken


def asks(taken: Turn) -> bool:
    asked = any(reply.made_by == "phrases.survey_helped" for reply in taken.replies)
    assert asked == (MarkSurveyed() in taken.effects) == (taken.session.offer is not None)
    return asked


def test_a_sure_answer_may_be_followed_by_the_question() -> None:
    assert asks(turn())


NEVER: dict[str, Callable[[], Turn]] = {
    "to a new contact": lambda: turn(contact=Contact("+16025550111")),
    "twice in a month": lambda: turn(contact=replace(KNOWN, surveyed_at=NOW - timedelta(days=29))),
    "while a person is waited for": lambda: turn(contact=replace(KNOWN, status="waiting")),
    "where nobody wants it": lambda: turn(share=0),
}


@pytest.mark.parametrize("take", NEVER.values(), ids=NEVER)
def test_it_is_never_asked(take: Callable[[], Turn]) -> None:
    taken = take()
    assert taken.replies[0].made_by == "answers.library-hours.say"
    assert not asks(taken)


@pytest.mark.parametrize("text", ["there is a fire", "I want to kill myself", "talk to a person", "STOP", "asdf qwer"])
def test_only_an_answer_is_asked_about(text: str) -> None:
    taken = turn(text)
    assert "phrases.survey_helped" not in {reply.made_by for reply in taken.replies}


def test_a_month_later_it_may_be_asked_again() -> None:
    assert asks(turn(contact=replace(KNOWN, surveyed_at=NOW - timedelta(days=31))))


def test_one_in_four_is_asked_and_the_same_text_always_or_never() -> None:
    drawn = [asks(turn(share=25, sid=f"SM{number:032x}")) for number in range(200)]
    assert 30 <= sum(drawn) <= 70
    assert drawn[:20] == [asks(turn(share=25, sid=f"SM{number:032x}")) for number in range(20)]
