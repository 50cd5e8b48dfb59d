"""A text meets what is new before it goes out: one text, never two."""

from threading import Barrier, Thread

import pytest

from tests.rig.office import Office
from textbot.actions.conversations.assign_conversation import assign_conversation
from textbot.actions.conversations.close_conversation import hand_back
from textbot.actions.conversations.news import Seen, news, read_seen, seen_now
from textbot.actions.conversations.reply_as_staff import MOVED_ON, UNDO, reply_as_staff
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.actions.outcome import Outcome
from textbot.store import conversations
from textbot.store.staff import StaffRow


def seen(desk: Office, one: int) -> Seen:
    with desk.rt.database.read() as conn:
        return seen_now(conn, desk.conversation(one))


def said_since(desk: Office, one: int, before: Seen) -> list[str]:
    with desk.rt.database.read() as conn:
        return [line.body for line in news(conn, desk.conversation(one), before)]


def write(desk: Office, one: int, before: Seen, text: str = "Hello", member: StaffRow | None = None) -> Outcome:
    return reply_as_staff(desk.rt, one, member or desk.member, text, seen=before, wait=UNDO)


@pytest.mark.parametrize("written", ["", "1.2", "1.2.3.4", "a.b.c", "1.2.-3", "1.2.3\n", "9" * 30 + ".1.1"])
def test_a_form_with_nothing_of_ours_is_not_believed(written: str) -> None:
    assert read_seen(written) is None


def test_a_newer_text_of_the_resident_stops_the_reply_once(desk: Office) -> None:
    one = desk.waiting()
    before = seen(desk, one)
    assert (before.heard > 0, before.said, read_seen(str(before))) == (True, 0, before)
    desk.hears(desk.conversation(one).contact_id, "Never mind")
    assert write(desk, one, before) == MOVED_ON
    assert said_since(desk, one, before) == ["Never mind"]
    assert desk.texts_to(one) == ()
    assert write(desk, one, seen(desk, one)).done
    assert len(desk.texts_to(one)) == 1


def test_a_colleagues_reply_stops_it_too(desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben")
    before = seen(desk, one)
    assert write(desk, one, before, "I have it", ben).done
    assert write(desk, one, before, "A crew comes").conflict
    assert said_since(desk, one, before)[0].endswith("I have it")
    assert len(desk.texts_to(one)) == 1
    # One's own text from another tab is news, too.
    assert write(desk, one, before, "Second tab", ben).conflict


def test_a_colleague_who_took_it_or_closed_it_stops_it(desk: Office) -> None:
    one, two, ben = desk.waiting(), desk.waiting(phone="+16025550199"), desk.colleague("Ben")
    before = [seen(desk, each) for each in (one, two)]
    take_conversation(desk.rt, one, ben)
    hand_back(desk.rt, two, ben)
    assert [write(desk, each, had).conflict for each, had in zip((one, two), before, strict=True)] == [True, True]


def test_what_is_no_news_for_the_writer_does_not_stop_it(desk: Office) -> None:
    one = desk.waiting()
    before = seen(desk, one)
    assign_conversation(desk.rt, one, desk.member, desk.member.id)
    with desk.rt.database.write() as conn:
        conversations.change(conn, one, about="Trash")
    assert seen(desk, one).version > before.version
    assert write(desk, one, before).done


def test_two_agents_who_press_send_at_once_send_one_text(desk: Office) -> None:
    one, ben, outcomes = desk.waiting(), desk.colleague("Ben"), list[Outcome]()
    before, gate = seen(desk, one), Barrier(2)

    def press(member: StaffRow) -> None:
        gate.wait()
        outcomes.append(write(desk, one, before, f"from {member.name}", member))

    both = [Thread(target=press, args=(member,)) for member in (desk.member, ben)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(outcome.done for outcome in outcomes) == [False, True]
    assert any(outcome.conflict for outcome in outcomes)
    (text,) = desk.texts_to(one)
    assert said_since(desk, one, before) == [text.body]
