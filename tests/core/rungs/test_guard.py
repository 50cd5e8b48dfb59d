"""Loop guards: repeated texts or replies, or too many, make the bot pause; danger and STOP always pass."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.rig.rehearsal import Rehearsal, stage
from textbot.runtime import Runtime

NOW = "2026-11-23T10:00:00-07:00"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Runtime:
    folder: Path = tmp_path_factory.mktemp("guard")
    return stage(f"sqlite:///{folder / 'guard.db'}", folder)


def phone(city: Runtime, number: int) -> Rehearsal:
    them = Rehearsal.at(city, f"+160255503{number:02d}", NOW)
    them.text("hi")
    them.clock += timedelta(minutes=3)
    return them


def test_the_third_same_text_pauses_and_tells_staff(city: Runtime) -> None:
    them = phone(city, 1)
    assert them.text("library hours").us
    assert them.text("library hours").us
    third = them.text("library hours")
    assert "pausing automatic replies" in third.us
    assert third.effects == ("HandOff",)
    assert them.text("library hours").us == ""
    assert them.conversation is not None
    assert them.conversation.reason == "quiet"


def test_replies_come_back_when_the_window_has_passed(city: Runtime) -> None:
    them = phone(city, 2)
    for _ in range(4):
        them.text("library hours")
    them.clock += timedelta(minutes=3)
    assert "Riverbend Library" in them.text("library hours").us


def test_the_third_same_reply_pauses_too(city: Runtime) -> None:
    them = phone(city, 3)
    for words in ("status", "status please"):
        assert "no reports" in them.text(words).us
    assert "pausing automatic replies" in them.text("how is my report").us


@pytest.mark.parametrize(("number", "words"), [(11, "STOP"), (12, "HELP"), (13, "there is a fire in the building")])
def test_stop_help_and_danger_always_pass(city: Runtime, number: int, words: str) -> None:
    them = phone(city, number)
    for _ in range(4):
        them.text("library hours")
    assert them.text(words).us


def test_a_report_in_progress_always_passes(city: Runtime) -> None:
    them = phone(city, 5)
    them.text("pothole")
    for _ in range(3):
        assert them.text("xyzzy plugh").us


def test_thirty_replies_in_ten_minutes_are_enough(city: Runtime) -> None:
    them = phone(city, 6)
    replies = []
    for number in range(40):
        them.clock += timedelta(seconds=12)
        replies.append(them.text(f"status 2026-1101-{number + 1:04d}").us)
    assert 25 <= sum(bool(reply) for reply in replies) <= 31
    assert replies[-1] == ""


def test_an_opt_out_in_plain_words_is_always_confirmed_and_nothing_else_is_said(city: Runtime) -> None:
    them = phone(city, 7)
    for _ in range(3):
        stopped = them.text("please stop texting me")
        them.text("START")
    assert "you are opted out" in stopped.us
    assert stopped.effects == ("OptOut",)


def test_a_late_opt_out_in_plain_words_is_confirmed_without_an_apology(city: Runtime) -> None:
    them = phone(city, 8)
    late = them.text("please stop texting me", sent_at=them.clock - timedelta(minutes=10))
    assert late.effects == ("OptOut",)
    assert "you are opted out" in late.us
    assert "Sorry" not in late.us
