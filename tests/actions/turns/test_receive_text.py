"""A text arrives: whatever else happens at that moment, it is kept once, in its turn, and answered once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from tests.rig.line import RESIDENT, Line
from tests.rig.office import Shelf
from tests.rig.rehearsal import PaperChannel
from textbot.actions.conversations.close_conversation import close_conversation
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.actions.record_status import record_opt_out
from textbot.actions.staff.add_staff import store_member
from textbot.actions.turns.receive_text import receive_text
from textbot.core.hearing.second_ear import Sensed
from textbot.core.match import Candidate, Matcher
from textbot.core.playbook import Playbook
from textbot.store import outbound as outbound_rows
from textbot.store import staff
from textbot.store.contacts import contacts
from textbot.store.conversations import conversations
from textbot.store.inbound import inbound
from textbot.store.outbound import outbound
from textbot.store.outbox import outbox
from textbot.store.staff import StaffRow

HOURS = "What are your hours?"


@dataclass
class Stumbling:
    """A matcher that raises at one word, until it is mended."""

    real: Matcher
    word: str = "kaboom"

    def rank(self, text: str, language: str) -> tuple[Candidate, ...]:
        """The real one's ranking."""
        if self.word and self.word in text:
            raise ZeroDivisionError(f"a bug, quoting {text!r}")
        return self.real.rank(text, language)

    def repaired(self, text: str) -> str:
        """What the real one reads."""
        return self.real.repaired(text)

    def sensed(self, text: str) -> Sensed:
        """What the real one senses."""
        return self.real.sensed(text)


def stumbling(line: Line) -> tuple[Line, Stumbling]:
    """The line with a bug in it, and the bug."""
    bug = Stumbling(line.rt.playbook.matcher)
    return line.with_parts(shelf=Shelf(replace(line.rt.playbook, matcher=bug))), bug


def meanwhile(line: Line, happens: Callable[[], Any]) -> Line:
    """The line, with something that happens once while a text is thought about."""
    waiting = [happens]

    def now() -> datetime:
        if waiting:
            waiting.pop()()
        return line.clock()

    return line.with_parts(now=now)


def member(line: Line) -> StaffRow:
    with line.rt.database.write() as conn:
        store_member(conn, "ana@riverbend.example", "Ana", "agent", "-", line.clock())
        found = staff.by_email(conn, "ana@riverbend.example")
    assert found is not None
    return found


# --- at the same time


@pytest.mark.parametrize("known", [False, True], ids=["new phone", "known phone"])
def test_two_texts_thought_about_at_the_same_time_are_both_kept_in_the_order_of_their_commits(
    line: Line, known: bool
) -> None:
    if known:
        line.hears("hi")
    meet, met = threading.Barrier(2, timeout=60), threading.local()

    def now() -> datetime:
        if not hasattr(met, "other"):
            met.other = True
            meet.wait()
        return line.clock()

    racing = line.with_parts(now=now).rt
    texts = [line.text(HOURS), line.text("how do i adopt a dog")]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda text: receive_text(racing, text), texts))
    assert [len(answer) for answer in answers] == [1, 1]
    rows = line.rows(inbound)
    assert [row.turn for row in rows] == list(range(1, len(rows) + 1))
    assert [row.inbound_id for row in line.rows(outbound)] == [row.id for row in rows]
    assert [row.turn for row in line.rows(contacts)] == [len(rows)]


def test_many_texts_of_one_phone_at_once_all_get_a_turn(line: Line) -> None:
    texts = [line.text(f"{HOURS} ({number})") for number in range(12)]
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda text: receive_text(line.rt, text), texts))
    line.work()
    rows = line.rows(inbound)
    assert sorted(row.turn for row in rows) == list(range(1, 13))
    assert len(line.rows(outbound)) == len({row.inbound_id for row in line.rows(outbound)})


def test_staff_who_take_over_while_the_bot_thinks_silence_it(line: Line, paper: PaperChannel) -> None:
    line.hears("I want to talk to a person about my water bill")
    who, (thread,) = member(line), line.rows(conversations)
    busy = meanwhile(line, lambda: take_conversation(line.rt, thread.id, who))
    assert busy.hears(HOURS) == []
    assert [row.turn for row in line.rows(inbound)] == [1, 3]
    assert [row.status for row in line.rows(conversations)] == ["open"]
    assert len(line.rows(outbound)) == 1
    assert paper.sent == []


def test_staff_who_hand_back_while_the_bot_thinks_let_it_answer(line: Line) -> None:
    line.hears("I want to talk to a person about my water bill")
    who, (thread,) = member(line), line.rows(conversations)
    take_conversation(line.rt, thread.id, who)
    busy = meanwhile(line, lambda: close_conversation(line.rt, thread.id, who, say_goodbye=False))
    assert len(busy.hears(HOURS)) == 1


def test_an_opt_out_that_arrives_while_the_bot_thinks_silences_it(line: Line) -> None:
    line.hears("hi")
    with line.rt.database.read() as conn:
        row = outbound_rows.by_id(conn, line.rows(outbound)[0].id)
    assert row is not None
    busy = meanwhile(line, lambda: record_opt_out(line.rt, row, "21610"))
    assert busy.hears(HOURS) == []
    assert line.rows(inbound)[-1].turn == 3


# --- a turn that fails


def test_a_text_whose_turn_raises_is_kept_and_a_worker_answers_it_by_rest(line: Line, paper: PaperChannel) -> None:
    broken, bug = stumbling(line)
    assert broken.hears(f"{HOURS} kaboom") == []
    assert [row.turn for row in line.rows(inbound)] == [None]
    bug.word = ""
    broken.work()
    assert [row.turn for row in line.rows(inbound)] == [1]
    ((to, said),) = paper.sent
    assert to == RESIDENT
    assert "8" in said
    assert [(row.via, row.state) for row in line.rows(outbound)] == [("rest", "sent")]
    assert None not in [row.done_at for row in line.rows(outbox)]


def test_a_text_whose_turn_raises_again_and_again_reaches_staff_with_an_apology(
    line: Line, paper: PaperChannel, caplog: pytest.LogCaptureFixture
) -> None:
    broken, _ = stumbling(line)
    broken.hears("kaboom, my number is 4111 1111 1111 1111")
    broken.work()
    for _ in range(2):
        assert paper.sent == []
        broken.time_passes(20)
    ((to, said),) = paper.sent
    assert to == RESIDENT
    assert "a person will read it" in said
    (thread,) = line.rows(conversations)
    assert (thread.status, thread.reason) == ("waiting", "error")
    assert "kaboom" in thread.about
    assert [row.turn for row in line.rows(inbound)] == [1]
    assert "kaboom" not in caplog.text
    assert "4111" not in caplog.text


@dataclass
class Torn:
    """A shelf that hands out one playbook to think with and another to write with, as when a new one is published."""

    think: Playbook
    write: Playbook
    asked: int = 0

    def current(self) -> Playbook:
        """The two in turn."""
        self.asked += 1
        return self.think if self.asked % 2 else self.write


def without_pothole(book: Playbook) -> Playbook:
    return replace(book, flows={key: flow for key, flow in book.flows.items() if key != "pothole"})


def too_long(book: Playbook) -> Playbook:
    return replace(book, flows={key: replace(flow, service_code="x" * 500) for key, flow in book.flows.items()})


@pytest.mark.parametrize("write", [without_pothole, too_long], ids=["a flow that is gone", "too long for a column"])
def test_a_turn_that_cannot_be_written_reaches_staff(
    line: Line, paper: PaperChannel, write: Callable[[Playbook], Playbook]
) -> None:
    line.learn_places()
    for text in ("There's a pothole on the corner of Elm and 5th", "northbound", "skip"):
        line.hears(text)
        line.all_delivered()
    torn = line.with_parts(shelf=Torn(line.rt.playbook, write(line.rt.playbook)))
    said = torn.hears("yes")
    if said:  # SQLite holds what is too long
        return
    torn.work()
    for _ in range(2):
        torn.time_passes(20)
    assert [row.turn for row in line.rows(inbound)] == [1, 2, 3, 4]
    assert [thread.reason for thread in line.rows(conversations)] == ["error"]
    assert "a person will read it" in paper.sent[0][1]
    assert line.hears(HOURS)


def test_an_older_text_without_a_turn_goes_first(line: Line, paper: PaperChannel) -> None:
    broken, bug = stumbling(line)
    broken.hears(f"{HOURS} kaboom")
    assert broken.hears("how do i adopt a dog") == []
    bug.word = ""
    broken.work()
    assert [row.turn for row in line.rows(inbound)] == [1, 2]
    assert [row.inbound_id for row in line.rows(outbound)] == [1, 2]
    assert [body for _, body in paper.sent] == [row.body for row in line.rows(outbound)]


def test_more_texts_than_one_job_takes_are_all_taken(line: Line) -> None:
    line.learn_places()
    broken, bug = stumbling(line)
    for number in range(25):
        broken.hears(f"kaboom {number}")
    bug.word = ""
    line.rt.redis.flushall()
    with line.rt.database.write() as conn:  # of all jobs only the last one is left
        newest = select(outbox.c.id).order_by(outbox.c.id.desc()).limit(1).scalar_subquery()
        conn.execute(outbox.delete().where(outbox.c.id != newest))
    for _ in range(3):
        broken.time_passes(20)
    assert [row.turn for row in line.rows(inbound)] == list(range(1, 26))


# --- a reply waits for the one before it


def test_a_reply_queues_behind_one_that_nobody_has_confirmed(line: Line, paper: PaperChannel) -> None:
    assert line.hears("hi")
    line.clock.pass_by(2)
    assert line.hears(HOURS) == []
    line.work()
    assert paper.sent == []
    line.all_delivered()
    line.work()
    (hi, hours) = line.rows(outbound)
    assert [body for _, body in paper.sent] == [hours.body]
    assert (hi.state, hours.state) == ("delivered", "sent")


def test_a_reply_right_after_another_does_not_wait(line: Line) -> None:
    assert line.hears("hi")
    assert line.hears(HOURS)


def test_danger_does_not_wait(line: Line) -> None:
    line.hears("hi")
    line.clock.pass_by(60)
    assert "911" in line.hears("there is a fire in the building")[0]


def test_a_reply_that_never_arrived_is_sent_by_rest_and_what_waited_follows_in_order(
    line: Line, paper: PaperChannel
) -> None:
    line.hears("hi")
    line.clock.pass_by(5)
    line.hears(HOURS)
    line.hears("how do i adopt a dog")
    for _ in range(4):
        line.time_passes(60)
    assert [body for _, body in paper.sent] == [row.body for row in line.rows(outbound)]
    assert len(paper.sent) == 3
