"""A text waits out its seconds: until then its writer gets it back, and either it is sent or it is taken back."""

from datetime import timedelta
from threading import Barrier, Thread

from tests.rig.office import Office
from textbot.actions.conversations.keep_draft import keep_draft
from textbot.actions.conversations.reply_as_staff import UNDO, reply_as_staff
from textbot.actions.conversations.take_back_reply import NOT_YOURS, TAKEN_BACK, TOO_LATE, take_back_reply
from textbot.actions.send_text import send_text
from textbot.jobs.clock import Clock
from textbot.store import drafts, hand_offs, latest, outbound, transcript

INTRO = "Ana, a person at the Riverbend Action Center: "


def sent(desk: Office, one: int, text: str = "A crew is on its way.", key: str = "") -> int:
    outcome = reply_as_staff(desk.rt, one, desk.member, text, key=key, wait=UNDO)
    assert outcome.outbound_id is not None
    return outcome.outbound_id


def draft_of(desk: Office, one: int) -> str:
    with desk.rt.database.read() as conn:
        found = drafts.of(conn, one, desk.member.id)
    return found.body if found else ""


def test_a_text_from_a_page_waits_and_is_rung_in_the_second_it_is_due(desk: Office) -> None:
    one = desk.waiting()
    text_id = sent(desk, one)
    send_text(desk.rt, text_id)
    (text,) = desk.texts_to(one)
    assert (text.state, text.attempts, text.due_at) == ("queued", 0, desk.clock() + UNDO)
    with desk.rt.database.write() as conn:
        assert outbound.due(conn, desk.clock()) == ()
        assert not outbound.claim(conn, text_id, desk.clock(), desk.clock())
    clock = Clock(desk.rt)
    assert ("send_text", text_id) not in clock._due()
    desk.clock.pass_by(UNDO)
    assert ("send_text", text_id) in clock._due()
    with desk.rt.database.write() as conn:
        assert outbound.claim(conn, text_id, desk.clock(), desk.clock())
    reply_as_staff(desk.rt, one, desk.member, "From a terminal")
    assert desk.texts_to(one)[-1].due_at is None


def test_what_is_taken_back_stands_in_the_box_as_it_was_typed(desk: Office) -> None:
    one = desk.waiting()
    before = desk.conversation(one)
    assert take_back_reply(desk.rt, one, desk.member, sent(desk, one)) == TAKEN_BACK
    (text,) = desk.texts_to(one)
    assert (text.state, text.error, text.body) == ("dropped", outbound.TAKEN_BACK, "")
    assert draft_of(desk, one) == "A crew is on its way."
    after = desk.conversation(one)
    assert (after.last_staff_at, after.first_staff_at) == (before.last_staff_at, before.first_staff_at)
    assert after.due_at is not None
    assert after.version > before.version
    with desk.rt.database.read() as conn:
        lines = transcript.of_contact(conn, after.contact_id)
        newest = latest.of_rows(conn, [after])
    assert [line.direction for line in lines] == ["in"]
    assert [each.direction for each in newest.values()] == ["in"]


def test_what_was_begun_meanwhile_is_kept_behind_it(desk: Office) -> None:
    one = desk.waiting()
    text_id = sent(desk, one)
    keep_draft(desk.rt, one, desk.member, "And one more thing")
    assert [take_back_reply(desk.rt, one, desk.member, text_id) for _ in range(2)] == [TAKEN_BACK] * 2
    assert draft_of(desk, one) == "A crew is on its way.\nAnd one more thing"
    # The next text says again who writes.
    desk.clock.pass_by(timedelta(seconds=9))
    sent(desk, one, "Again")
    assert desk.texts_to(one)[-1].body == f"{INTRO}Again"


def test_the_hand_off_waits_on_for_its_first_answer(desk: Office) -> None:
    one = desk.waiting()
    text_id = sent(desk, one)
    with desk.rt.database.read() as conn:
        first = hand_offs.current(conn, one)
    take_back_reply(desk.rt, one, desk.member, text_id)
    with desk.rt.database.read() as conn:
        then = hand_offs.current(conn, one)
    assert first is not None and first.answered_at is not None
    assert then is not None and then.answered_at is None


def test_taking_back_a_second_text_leaves_the_first_ones_name(desk: Office) -> None:
    one = desk.waiting()
    reply_as_staff(desk.rt, one, desk.member, "First")
    desk.clock.pass_by(timedelta(minutes=1))
    take_back_reply(desk.rt, one, desk.member, sent(desk, one, "Second"))
    row = desk.conversation(one)
    assert row.last_staff_at == desk.texts_to(one)[0].created_at
    assert row.due_at is None
    sent(desk, one, "Third")
    assert desk.texts_to(one)[-1].body == "Third"


def test_only_the_writer_takes_a_text_back_and_only_in_its_own_conversation(desk: Office) -> None:
    one, other, ben = desk.waiting(), desk.waiting(phone="+16025550199"), desk.colleague("Ben")
    text_id = sent(desk, one)
    assert take_back_reply(desk.rt, one, ben, text_id) == NOT_YOURS
    assert take_back_reply(desk.rt, other, desk.member, text_id) == NOT_YOURS
    assert take_back_reply(desk.rt, one, desk.member, 999) == NOT_YOURS
    assert desk.texts_to(one)[0].state == "queued"
    # One that is out cannot be taken back.
    desk.clock.pass_by(UNDO)
    assert take_back_reply(desk.rt, one, desk.member, text_id) == TOO_LATE
    assert draft_of(desk, one) == ""


def test_a_late_second_press_of_send_does_not_send_what_was_taken_back(desk: Office) -> None:
    one = desk.waiting()
    take_back_reply(desk.rt, one, desk.member, sent(desk, one, key="once"))
    assert reply_as_staff(desk.rt, one, desk.member, "A crew is on its way.", key="once", wait=UNDO).done
    assert [text.state for text in desk.texts_to(one)] == ["dropped"]


def test_either_the_sender_or_its_writer_gets_a_text_never_both(desk: Office) -> None:
    one, now = desk.waiting(), desk.clock()
    for number in range(8):
        text_id, gate, got = sent(desk, one, f"Text {number}"), Barrier(2), []

        def send(text_id: int = text_id, gate: Barrier = gate, got: list[str] = got) -> None:
            gate.wait()
            with desk.rt.database.write() as conn:
                # Another machine's clock may be ahead by a moment.
                if outbound.claim(conn, text_id, now + UNDO, now + UNDO):
                    got.append("sender")

        def take_back(text_id: int = text_id, gate: Barrier = gate, got: list[str] = got) -> None:
            gate.wait()
            if take_back_reply(desk.rt, one, desk.member, text_id).done:
                got.append("writer")

        both = [Thread(target=each) for each in (send, take_back)]
        for each in both:
            each.start()
        for each in both:
            each.join()
        assert len(got) == 1
        state = {"sender": "sending", "writer": "dropped"}[got[0]]
        assert desk.texts_to(one)[-1].state == state


def test_a_text_behind_one_that_waits_keeps_its_place(desk: Office) -> None:
    one = desk.waiting()
    first = sent(desk, one)
    second = reply_as_staff(desk.rt, one, desk.member, "Second").outbound_id
    assert second is not None
    send_text(desk.rt, second)
    assert [text.state for text in desk.texts_to(one)] == ["queued", "queued"]
    assert take_back_reply(desk.rt, one, desk.member, first).done
    with desk.rt.database.read() as conn:
        oldest = outbound.oldest_unsettled(conn, desk.conversation(one).contact_id)
    assert oldest is not None and oldest.id == second
