"""A pack of answers is switched by hand: running processes follow within a second or two."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.rig.rehearsal import Rehearsal, stage
from textbot.actions.playbook.switch_pack import switch_pack
from textbot.runtime import Runtime
from textbot.runtime.shelf import LOOK_SECONDS

ASKED = "where do i get sandbags"
ANSWER = "Free sandbags"


@pytest.fixture
def rt(tmp_path: Path, database_url: str) -> Iterator[Runtime]:
    """The real parts, the current playbook read as a running process reads it."""
    runtime = stage(database_url, tmp_path)
    yield runtime
    runtime.close()


def says(rt: Runtime, number: int) -> str:
    return Rehearsal(rt, f"+1602555011{number}", datetime(2026, 11, 23, 17, tzinfo=UTC)).text(ASKED).us


def test_an_answer_of_the_pack_is_given_while_it_is_on(rt: Runtime) -> None:
    assert ANSWER not in says(rt, 1)
    assert switch_pack(rt, "flood", "on", None, "ana@riverbend.gov").done
    time.sleep(LOOK_SECONDS + 0.1)
    assert ANSWER in says(rt, 2)
    assert switch_pack(rt, "flood", "auto", None, "ana@riverbend.gov").done
    time.sleep(LOOK_SECONDS + 0.1)
    assert ANSWER not in says(rt, 3)


def test_a_switch_needs_a_pack_that_is_there_and_a_day_to_come(rt: Runtime) -> None:
    assert "There are: covid, flood" in switch_pack(rt, "snow", "on", None, "ana").words
    assert "is over" in switch_pack(rt, "flood", "on", date(2020, 1, 1), "ana").words
    assert "takes no day" in switch_pack(rt, "flood", "auto", date(2099, 1, 1), "ana").words
    assert switch_pack(rt, "flood", "on", date(2099, 1, 1), "ana").words == "flood is on until 2099-01-01."
