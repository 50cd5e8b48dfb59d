"""A conversation that staff hold without answering goes back in line, in office time only."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.rig.rehearsal import Rehearsal, stage
from textbot.actions.conversations.release_conversation import release_conversations
from textbot.runtime import Runtime

MONDAY = "2026-11-23T10:00:00-07:00"
FRIDAY_LATE = "2026-11-20T16:00:00-07:00"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Runtime:
    folder: Path = tmp_path_factory.mktemp("release")
    return stage(f"sqlite:///{folder / 'release.db'}", folder)


def held(city: Runtime, phone: str, now: str) -> Rehearsal:
    them = Rehearsal.at(city, phone, now)
    them.text("I need to talk to a person about my fence")
    them.clock += timedelta(minutes=5)
    them.staff_reply("What about it?")
    return them


def test_an_unanswered_resident_is_put_back_in_line_and_told(city: Runtime) -> None:
    them = held(city, "+16025550401", MONDAY)
    them.clock += timedelta(minutes=5)
    assert them.text("it is falling over").us == ""
    them.clock += timedelta(hours=4, minutes=30)
    assert release_conversations(them.rt) == 1
    assert them.conversation is not None
    assert (them.conversation.status, them.conversation.reason) == ("waiting", "released")
    assert "in line again" in them.last_sent()
    assert "street address" in them.text("when is trash day").us


def test_a_resident_who_was_answered_stays_with_staff(city: Runtime) -> None:
    them = held(city, "+16025550402", MONDAY)
    them.clock += timedelta(hours=6)
    assert release_conversations(them.rt) == 0


def test_a_weekend_does_not_count(city: Runtime) -> None:
    them = held(city, "+16025550403", FRIDAY_LATE)
    them.text("are you there")
    them.clock += timedelta(days=2)
    assert release_conversations(them.rt) == 0
