"""Did you mean, none of these, corrections and who is speaking, with a matcher that says what the test wants."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.rig.rehearsal import stage
from textbot.core.contact import Contact
from textbot.core.effects import HandOff, KeepLabel, LogGap, RateAnswer
from textbot.core.engine import take_turn
from textbot.core.hearing.second_ear import NOTHING, Sensed
from textbot.core.match import Candidate
from textbot.core.message import Message
from textbot.core.needs import OwnRequests
from textbot.core.playbook import Playbook
from textbot.core.session import Session
from textbot.core.turn import Turn

NOW = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
HOURS = Candidate("answer", "library-hours", 0.99)
CARD = Candidate("answer", "library-card", 0.4)


class Said:
    """A matcher that knows some texts by heart."""

    def __init__(self, known: Mapping[str, tuple[Candidate, ...]]) -> None:
        self.known = known

    def rank(self, text: str, language: str) -> tuple[Candidate, ...]:
        return self.known.get(text, ())

    def repaired(self, text: str) -> str:
        return text

    def sensed(self, text: str) -> Sensed:
        return NOTHING


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    folder: Path = tmp_path_factory.mktemp("choosing")
    rt = stage(f"sqlite:///{folder / 'city.db'}", folder)
    playbook = rt.playbook
    rt.database.close()
    return playbook


class Phone:
    """A known contact, turn after turn."""

    def __init__(self, playbook: Playbook, known: Mapping[str, tuple[Candidate, ...]], *, new: bool = False) -> None:
        self.playbook = replace(playbook, matcher=Said(known))
        self.contact = Contact("+16025550111", "en", True, last_seen=None if new else NOW)
        self.session = Session()

    def text(self, text: str) -> Turn:
        turn = take_turn(self.contact, self.session, Message("SM1", text), self.playbook, NOW, {OwnRequests(): ()})
        assert not turn.needs
        self.session = turn.session
        return turn


@pytest.mark.parametrize("yes", ["yes", "YES!", "ok", "1", "library card", "librery card"])
def test_one_weak_candidate_is_asked_naturally_and_kept(demo: Playbook, yes: str) -> None:
    phone = Phone(demo, {"plastic thing for books": (CARD,)})
    asked = phone.text("plastic thing for books")
    assert asked.text.startswith('Did you mean "a library card"? Reply YES')
    served = phone.text(yes)
    assert KeepLabel("plastic thing for books", "answer:library-card") in served.effects
    assert served.replies[0].made_by == "answers.library-card.say"


@pytest.mark.parametrize("no", ["no", "none of these", "neither", "something else", "that's not it"])
def test_a_declined_choice_offers_a_person_and_is_counted(demo: Playbook, no: str) -> None:
    phone = Phone(demo, {"plastic thing for books": (CARD,)})
    phone.text("plastic thing for books")
    declined = phone.text(no)
    assert declined.replies[0].made_by == "phrases.person_offer"
    assert LogGap("plastic thing for books", "declined") in declined.effects
    assert [type(effect) for effect in phone.text("yes").effects] == [HandOff]


def test_a_kind_word_leaves_the_choice_open(demo: Playbook) -> None:
    phone = Phone(demo, {"plastic thing for books": (CARD,)})
    phone.text("plastic thing for books")
    phone.text("thanks")
    assert phone.text("1").replies[0].made_by == "answers.library-card.say"


def test_what_was_not_understood_is_counted(demo: Playbook) -> None:
    turn = Phone(demo, {}).text("flurble the wug")
    assert turn.effects == (LogGap("flurble the wug", "miss"),)


def test_every_reply_the_matcher_chose_has_its_score(demo: Playbook) -> None:
    turn = Phone(demo, {"library": (HOURS,)}).text("library")
    assert turn.replies[0].score == HOURS.score
    assert turn.session.told is not None
    assert turn.session.told.choice == "answer:library-hours"


def test_a_correction_counts_only_soon_after_the_answer(demo: Playbook) -> None:
    phone = Phone(demo, {"library": (HOURS, CARD)})
    phone.text("library")
    told = phone.session.told
    assert told is not None
    early = take_turn(phone.contact, phone.session, Message("SM2", "that's not what I asked"), phone.playbook, NOW, {})
    assert RateAnswer("library-hours", "disputed") in early.effects
    assert early.session.offer is not None
    assert early.session.offer.options[0] == "answer:library-card"
    long_ago = replace(phone.session, told=replace(told, at=told.at - 3600))
    late = take_turn(phone.contact, long_ago, Message("SM2", "that's not what I asked"), phone.playbook, NOW, {})
    assert not any(isinstance(effect, RateAnswer) for effect in late.effects)


def test_a_first_reply_without_room_says_who_speaks_in_the_next(demo: Playbook) -> None:
    long = "The library is open. " * 14
    words = {**demo.words, "en": {**demo.words["en"], "answers.library-hours.say": long.strip()}}
    phone = Phone(replace(demo, words=words), {"library": (HOURS,)}, new=True)
    first = phone.text("library")
    assert len(first.text) <= 300
    assert "assistant" not in first.text
    phone.contact = replace(phone.contact, last_seen=NOW)
    assert "Riverbend's automated assistant" in phone.text("thanks").text
    assert "assistant" not in phone.text("thanks a lot").text


def test_a_reaction_to_our_warning_is_no_emergency(demo: Playbook) -> None:
    turn = Phone(demo, {}).text("Liked “If anyone is in danger, CALL 911 NOW. There is a fire.”")
    assert (turn.text, turn.effects) == ("", ())
