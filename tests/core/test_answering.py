"""An answer is given only while it is true; else the resident is told so, and a person or a later text follows."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.rig.office import riverbend
from textbot.core.city import Pack
from textbot.core.contact import Contact
from textbot.core.effects import FollowAnswer, HandOff, LogGap
from textbot.core.engine import take_turn
from textbot.core.freshness import Switch
from textbot.core.message import Message
from textbot.core.needs import OwnRequests
from textbot.core.playbook import Answer, Playbook
from textbot.core.scene import Rules
from textbot.core.session import Session
from textbot.core.turn import Turn

NOW = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
THANKSGIVING = datetime.fromisoformat("2026-11-26T02:00:00-07:00")
PHONE = Contact("+16025550111", "en", True, last_seen=NOW - timedelta(minutes=1))
ASKED = "how do i adopt a dog"
OPTIONS = ("answer:recycling", "flow:trash-day", "flow:pothole")


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return riverbend().playbook


def changed(playbook: Playbook, **changes: Any) -> Playbook:
    """The playbook whose answer about adopting is another."""
    words = changes.pop("words", {})
    fields = {"owner": "Shelter desk", "review_by": None, **changes}
    answer = replace(playbook.answers["pet-adopt"], **fields)
    copy = {
        language: {**texts, **{f"answers.pet-adopt.{key}": text for key, text in words.items()}}
        for language, texts in playbook.words.items()
    }
    packs = {"flood": Pack("flood")}
    city = replace(playbook.city, packs=packs)
    return replace(playbook, city=city, answers={**playbook.answers, "pet-adopt": answer}, words=copy)


def turn(playbook: Playbook, text: str = ASKED, session: Session | None = None, **how: Any) -> Turn:
    now, rules = how.pop("now", NOW), how.pop("rules", Rules())
    return take_turn(PHONE, session or Session(), Message("SM1", text), playbook, now, {OwnRequests(): ()}, rules)


def said(playbook: Playbook, path: str) -> str:
    return playbook.words["en"][path].split("{")[0]


def test_an_answer_that_is_true_is_said(playbook: Playbook) -> None:
    assert turn(changed(playbook)).replies[0].made_by == "answers.pet-adopt.say"


@pytest.mark.parametrize("dates", [{"review_by": date(2026, 11, 22)}, {"until": date(2026, 11, 22)}], ids=str)
def test_an_answer_that_is_out_of_date_is_never_sent(playbook: Playbook, dates: dict[str, date]) -> None:
    stale = turn(changed(playbook, **dates))
    assert [reply.made_by for reply in stale.replies] == ["phrases.answer_expired"]
    handed = next(effect for effect in stale.effects if isinstance(effect, HandOff))
    assert (handed.reason, handed.department) == ("expired", "animals")
    assert ASKED in handed.about and "Shelter desk" in handed.about and "pet-adopt" in handed.about
    assert LogGap(ASKED, "expired", "pet-adopt") in stale.effects


def test_the_last_day_of_an_answer_still_counts(playbook: Playbook) -> None:
    assert turn(changed(playbook, until=date(2026, 11, 23))).replies[0].made_by == "answers.pet-adopt.say"


def test_what_is_not_known_yet_can_be_followed(playbook: Playbook) -> None:
    early = changed(playbook, since=date(2026, 12, 1), words={"not_yet": "The dates aren't out yet."})
    asked = turn(early)
    assert asked.text.startswith("The dates aren't out yet.")
    assert FollowAnswer("pet-adopt") in turn(early, "YES", asked.session).effects
    assert not turn(early, "NO", asked.session).effects
    assert turn(early, "NO", asked.session).session.offer is None


def test_an_answer_without_words_is_not_known_yet(playbook: Playbook) -> None:
    early = changed(playbook, words={"not_yet": "Nobody knows yet."})
    words = {
        language: {path: text for path, text in texts.items() if path != "answers.pet-adopt.say"}
        for language, texts in early.words.items()
    }
    assert turn(replace(early, words=words)).text.startswith("Nobody knows yet.")


def test_refused_advice_gets_fixed_words_and_a_person(playbook: Playbook) -> None:
    refused = turn(changed(playbook, refuse=True, words={"say": "I can't give that advice."}))
    assert refused.text.startswith("I can't give that advice.")
    assert {type(effect) for effect in refused.effects} >= {HandOff, LogGap}
    assert LogGap(ASKED, "refused", "pet-adopt") in refused.effects


def test_a_broad_word_narrows(playbook: Playbook) -> None:
    broad = changed(playbook, choices=OPTIONS, words={"say": "Which one: {options}?"})
    asked = turn(broad)
    assert asked.text.startswith("Which one: 1 recycling, 2 trash day, 3 pothole?")
    assert turn(broad, "1", asked.session).replies[0].made_by == "answers.recycling.say"


def test_a_closed_day_has_words_of_its_own(playbook: Playbook) -> None:
    closed = changed(playbook, words={"holiday_say": "Closed for {holiday}."})
    assert turn(closed, now=THANKSGIVING).text.startswith("Closed for Thanksgiving")
    assert turn(closed).replies[0].made_by == "answers.pet-adopt.say"


def test_an_answer_of_a_pack_that_is_off_does_not_exist(playbook: Playbook) -> None:
    packed = changed(playbook, pack="flood", choices=(), refuse=False)
    made = [reply.made_by for reply in turn(packed).replies]
    assert "answers.pet-adopt.say" not in made
    on = Rules(switches=(Switch("flood", True),))
    assert turn(packed, rules=on).replies[0].made_by == "answers.pet-adopt.say"


def test_a_narrowing_leaves_out_what_is_off(playbook: Playbook) -> None:
    broad = changed(playbook, choices=OPTIONS, words={"say": "Which one: {options}?"})
    recycling: Answer = replace(broad.answers["recycling"], pack="flood")
    broad = replace(broad, answers={**broad.answers, "recycling": recycling})
    assert turn(broad).text.startswith("Which one: 1 trash day, 2 pothole?")
