"""What turns mark for the figures as they are written is what a recount of all rows finds."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.rig.rehearsal import Rehearsal, stage
from textbot.actions.conversations.close_conversation import close_conversation
from textbot.actions.conversations.measure_paces import measure_paces, medians
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.actions.conversations.take_back_reply import take_back_reply
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.store_text import store_alone
from textbot.actions.turns.take_deferred import take_deferred
from textbot.runtime import Runtime
from textbot.store import hand_offs, inbound, outbound, paces
from textbot.store.hand_offs import HandOffRow
from textbot.store.recount import recount_answers, recount_days

MONDAY = "2026-11-23T10:00:00-07:00"
LATE = "2026-11-23T23:50:00-07:00"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Runtime:
    folder: Path = tmp_path_factory.mktemp("counted")
    return stage(f"sqlite:///{folder / 'counted.db'}", folder)


def days(them: Rehearsal) -> list[bool]:
    contact = them.stands().contact
    assert contact is not None
    own = inbound.inbound.c.contact_id == contact.id
    statement = inbound.inbound.select().where(own).order_by(inbound.inbound.c.id)
    with them.rt.database.read() as conn:
        return [row.begins for row in conn.execute(statement)]


def newest_answer(them: Rehearsal) -> str:
    statement = outbound.outbound.select().order_by(outbound.outbound.c.id.desc()).limit(1)
    with them.rt.database.read() as conn:
        return str(conn.execute(statement).one().answer)


def current(them: Rehearsal) -> HandOffRow:
    assert them.conversation is not None
    with them.rt.database.read() as conn:
        found = hand_offs.current(conn, them.conversation.id)
    assert found is not None
    return found


def test_a_resident_counts_once_a_day_in_the_citys_time(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025550601", LATE)
    them.text("hi")
    them.clock += timedelta(minutes=5)
    them.text("what are the pool hours")
    them.clock += timedelta(minutes=6)
    them.text("and how do I get a library card")
    assert days(them) == [True, False, True]


def test_texts_that_a_worker_takes_later_count_the_same(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025550602", MONDAY)
    texts = [store_alone(them.rt, them.phone, InboundText(f"SM{n:032}", them.phone, "hi")) for n in (7001, 7002)]
    them.clock += timedelta(minutes=3)
    for each in texts:
        take_deferred(them.rt, each)
    them.text("thanks")
    assert days(them) == [True, False, False]


@pytest.mark.parametrize(
    ("phone", "text", "answer"),
    [
        ("+16025550611", "what are the pool hours", "pool-hours"), ("+16025550612", "hi", ""),
        ("+16025550613", "pothole on Elm St", ""), ("+16025550614", "where can I vote", ""),
    ],
    ids=["an answer", "a greeting", "a report", "a question for a person"],
)  # fmt: skip
def test_only_what_the_knowledge_base_answers_is_a_question_answered(
    city: Runtime, phone: str, text: str, answer: str
) -> None:
    them = Rehearsal.at(city, phone, MONDAY)
    them.text(text)
    assert newest_answer(them) == answer


def test_staff_answer_a_message_once_and_the_wait_is_office_time(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025550604", "2026-11-20T16:30:00-07:00")
    them.text("I want to talk to a person")
    assert them.conversation is not None
    assert them.conversation.due_at is not None
    them.clock += timedelta(days=2, hours=17)  # Monday, 9:30
    them.staff_reply("Good morning.")
    row = them.conversation
    assert row is not None
    assert (row.due_at, row.first_staff_at) == (None, them.clock)
    assert current(them).waited == 2 * 3600
    them.text("are you there")
    assert them.conversation.due_at is not None
    them.clock += timedelta(hours=1)
    them.staff_reply("Yes.")
    assert current(them).waited == 2 * 3600
    assert them.staff_close()
    assert current(them).ended_at == them.clock


def test_a_reply_that_was_taken_back_answered_nothing(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025550605", MONDAY)
    them.text("I want to talk to a person")
    assert them.conversation is not None
    before, member = them.conversation.due_at, them._member()
    sent = reply_as_staff(them.rt, them.conversation.id, member, "Hello.", wait=timedelta(seconds=5))
    assert sent.outbound_id is not None
    assert current(them).answered_at is not None
    assert take_back_reply(them.rt, them.conversation.id, member, sent.outbound_id).done
    assert (current(them).answered_at, current(them).waited) == (None, None)
    assert (them.conversation.due_at, them.conversation.first_staff_at) == (before, None)


def test_closing_with_words_of_ones_own_is_an_answer(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025550606", MONDAY)
    them.text("I want to talk to a person")
    assert them.conversation is not None
    them.clock += timedelta(minutes=30)
    close_conversation(them.rt, them.conversation.id, them._member(), words="All done, the fence is up again.")
    assert current(them).waited == 30 * 60


def test_a_recount_changes_nothing_and_finds_everything_again(city: Runtime) -> None:
    refusing = {key: answer.refuse for key, answer in city.playbook.answers.items()}
    zone = city.playbook.city.zone
    with city.database.write() as conn:
        assert (recount_days(conn, zone), recount_answers(conn, refusing)) == (0, 0)
        conn.execute(inbound.inbound.update().values(begins=False))
        conn.execute(outbound.outbound.update().values(answer=""))
        assert recount_days(conn, zone) > 0
        assert recount_answers(conn, refusing) > 0
        assert (recount_days(conn, zone), recount_answers(conn, refusing)) == (0, 0)


def test_a_pace_is_the_median_where_there_are_enough_to_tell() -> None:
    waits = [("streets", 60 * minutes) for minutes in (10, 20, 30, 40, 500)] + [("", 60)]
    assert medians(waits) == {"streets": (1800, 5), "": (1500, 6)}


def test_what_is_overdue_counts_as_slow(city: Runtime) -> None:
    them = Rehearsal.at(city, "+16025550607", MONDAY)
    for number in range(20):
        Rehearsal(city, f"+1602555{7000 + number}", them.clock).text("I want to talk to a person")
    them.clock += timedelta(hours=6)
    measure_paces(them.rt)
    with city.database.read() as conn:
        assert paces.current(conn)[""] == 6 * 3600
