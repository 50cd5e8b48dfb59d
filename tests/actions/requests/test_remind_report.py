"""A report that was begun and not sent is reminded of once, in the day, and goes on where it was."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tests.rig.rehearsal import Rehearsal, stage
from textbot.actions.requests.remind_report import remind_reports
from textbot.runtime import Runtime
from textbot.store import contacts, outbound

MORNING = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
EVENING = MORNING.replace(hour=20)
PHONES = count(10)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder: Path = tmp_path_factory.mktemp("remind")
    rt = stage(f"sqlite:///{folder / 'remind.db'}", folder)
    yield rt
    rt.database.close()


@pytest.fixture
def them(city: Runtime) -> Rehearsal:
    """A phone of its own; those of other tests were reminded long ago."""
    number = next(PHONES)
    return Rehearsal(city, f"+160255505{number}", MORNING + timedelta(days=30 * number))


def after(them: Rehearsal, hours: float) -> int:
    """How many are reminded so many hours later."""
    them.clock += timedelta(hours=hours)
    return remind_reports(them.rt)


def test_a_report_that_waits_is_reminded_of_once(them: Rehearsal) -> None:
    them.text("pothole")
    assert [after(them, hours) for hours in (1, 2.5, 1, 18)] == [0, 1, 0, 0]
    said = them.last_sent()
    assert said.startswith("You began a report (pothole)") and "Where is the pothole?" in said


def test_an_answer_hours_later_goes_on_with_it(them: Rehearsal) -> None:
    them.text("streetlight is out")
    after(them, 4)
    assert "photo" in them.text("elm and 5th").us.lower()


@pytest.mark.parametrize(("first", "words"), [("pothole", "continue"), ("hay un bache", "seguir")], ids=["en", "es"])
def test_continue_asks_again_days_later(them: Rehearsal, first: str, words: str) -> None:
    asked = them.text(first).us.split("\n\n")[0]
    them.clock += timedelta(days=3)
    assert them.text(words).us.startswith(asked)


def test_a_question_that_may_be_skipped_comes_again_after_a_pause_and_is_skipped_at_once(them: Rehearsal) -> None:
    them.text("streetlight is out at elm and 5th")
    them.clock += timedelta(days=1)
    assert "photo" in them.text("continue").us.lower()
    assert "Send this report?" in them.text("continue").us


def test_never_mind_drops_it(them: Rehearsal) -> None:
    them.text("pothole")
    after(them, 4)
    them.text("never mind")
    assert them.session.frame is None


@pytest.mark.parametrize(
    "lines", [("trash day",), ("hello",), ("pothole", "never mind")], ids=["answer", "no flow", "dropped"]
)
def test_only_a_report_is_reminded_of(them: Rehearsal, lines: tuple[str, ...]) -> None:
    for line in lines:
        them.text(line)
    assert after(them, 5) == 0


def test_nobody_is_reminded_at_night(them: Rehearsal) -> None:
    them.clock = them.clock.replace(hour=20)
    them.text("pothole")
    assert [after(them, hours) for hours in (3, 4, 5.5)] == [0, 0, 1]


def test_who_wants_no_more_texts_gets_none(them: Rehearsal) -> None:
    them.text("pothole")
    row = them.stands().contact
    assert row is not None
    with them.rt.database.write() as conn:
        contacts.set_opt_out(conn, row.id, "ours")
    assert after(them, 5) == 0


def test_three_follow_ups_a_day_are_enough(them: Rehearsal) -> None:
    them.text("pothole")
    row = them.stands().contact
    assert row is not None
    with them.rt.database.write() as conn:
        for number in range(3):
            outbound.add(
                conn, token=f"{them.phone}{number}", contact_id=row.id, kind="follow-up", via="rest", body=".",
                state="sent", created_at=them.clock,
            )  # fmt: skip
    assert after(them, 5) == 0


def test_staff_who_hold_the_conversation_are_not_talked_over(them: Rehearsal) -> None:
    them.text("i want to talk to a person about my street please")
    them.staff_reply("Hello")
    assert after(them, 5) == 0


def test_the_reminder_moves_the_turn_so_that_nothing_thought_before_is_written(them: Rehearsal) -> None:
    them.text("pothole")
    before = them.stands().contact
    after(them, 4)
    now = them.stands().contact
    assert before is not None and now is not None
    assert (now.turn, now.last_seen) == (before.turn + 1, before.last_seen)
