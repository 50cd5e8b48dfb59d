"""Staff take, answer and close conversations."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from rq import Queue
from rq.serializers import JSONSerializer

from tests.rig.office import Office
from textbot.actions.conversations.assign_conversation import assign_conversation
from textbot.actions.conversations.close_conversation import close_conversation, hand_back
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.actions.outcome import Outcome
from textbot.actions.requests.staff_requests import move_as_staff
from textbot.store import contacts, requests

INTRO = "Ana, a person at the Riverbend Action Center: "
SPANISH = "+16025550112"


def rung(desk: Office) -> list[tuple[str, int]]:
    """What was rung on the queue of the inbox."""
    queue = Queue("inbox", connection=desk.rt.redis, serializer=JSONSerializer)
    return [(job.func_name, job.args[0]) for job in queue.jobs]


def test_a_reply_takes_the_conversation_and_is_queued_as_the_member(desk: Office) -> None:
    one = desk.waiting()
    outcome = reply_as_staff(desk.rt, one, desk.member, "A crew is on its way.")
    row, (text,) = desk.conversation(one), desk.texts_to(one)
    assert outcome == Outcome(True, "On its way.", outbound_id=text.id)
    assert (row.status, row.assignee_id, row.unread, row.waiting_since) == ("open", desk.member.id, 0, None)
    assert (text.body, text.kind, text.via, text.state) == (f"{INTRO}A crew is on its way.", "staff", "rest", "queued")
    assert (text.staff_id, text.segments, text.language) == (desk.member.id, 1, "en")


def test_a_reply_is_rung_for_a_worker_after_it_is_stored(desk: Office) -> None:
    outcome = reply_as_staff(desk.rt, desk.waiting(), desk.member, "Hello")
    assert rung(desk) == [("textbot.jobs.inbox.send_text", outcome.outbound_id)]


def test_only_the_first_reply_says_who_is_writing(desk: Office) -> None:
    one = desk.waiting()
    for body in ("First", "Second"):
        reply_as_staff(desk.rt, one, desk.member, body)
        desk.clock.pass_by(timedelta(minutes=1))
    assert [text.body for text in desk.texts_to(one)] == [f"{INTRO}First", "Second"]


def test_who_is_writing_is_said_again_after_the_conversation_was_closed(desk: Office) -> None:
    one = desk.waiting()
    reply_as_staff(desk.rt, one, desk.member, "First")
    hand_back(desk.rt, one, desk.member)
    desk.clock.pass_by(timedelta(hours=1))
    reply_as_staff(desk.rt, one, desk.member, "Again")
    assert desk.texts_to(one)[-1].body == f"{INTRO}Again"


def test_another_member_who_answers_says_their_own_name_and_holds_it_then(desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben")
    reply_as_staff(desk.rt, one, desk.member, "First")
    desk.clock.pass_by(timedelta(minutes=1))
    reply_as_staff(desk.rt, one, ben, "Second")
    assert desk.texts_to(one)[-1].body.startswith("Ben, ")
    assert desk.conversation(one).assignee_id == ben.id


def test_a_reply_to_a_spanish_speaker_begins_in_spanish(desk: Office) -> None:
    one = desk.waiting(phone=SPANISH, language="es")
    reply_as_staff(desk.rt, one, desk.member, "Hola")
    (text,) = desk.texts_to(one)
    assert text.language == "es"
    assert text.body == desk.rt.playbook.text("phrases.staff_intro", "es", name="Ana").strip() + " Hola"


@pytest.mark.parametrize("opt_out", ["ours", "carrier"])
def test_a_person_who_opted_out_is_never_texted(desk: Office, opt_out: str) -> None:
    one = desk.waiting(opt_out=opt_out)
    outcome = reply_as_staff(desk.rt, one, desk.member, "Hello")
    assert not outcome.done
    assert "cannot be texted" in outcome.words
    assert desk.texts_to(one) == ()
    assert desk.conversation(one).status == "waiting"


@pytest.mark.parametrize(
    "text", ["", " \r\n ", "a" * 1601, "a" * 1600], ids=["empty", "blank", "too long", "with intro"]
)
def test_a_reply_that_cannot_be_sent_changes_nothing(desk: Office, text: str) -> None:
    one = desk.waiting()
    before = desk.conversation(one)
    assert not reply_as_staff(desk.rt, one, desk.member, text).done
    assert desk.conversation(one) == before
    assert desk.texts_to(one) == ()


def test_a_reply_to_what_has_moved_on_is_not_sent(desk: Office) -> None:
    one = desk.waiting()
    seen = desk.conversation(one)
    desk.hears(seen.contact_id, "Never mind, it is fixed")
    outcome = reply_as_staff(desk.rt, one, desk.member, "A crew comes on Friday", seen.version)
    assert outcome.conflict
    assert not outcome.done
    assert desk.texts_to(one) == ()


def test_a_second_press_of_the_same_button_sends_nothing_more(desk: Office) -> None:
    one = desk.waiting()
    version = desk.conversation(one).version
    first, second = (reply_as_staff(desk.rt, one, desk.member, "Hello", version, key="once") for _ in range(2))
    assert first.done
    assert second == Outcome(True, "That text was sent already.")
    assert len(desk.texts_to(one)) == 1


def test_two_presses_at_the_same_moment_send_one_text(desk: Office) -> None:
    one = desk.waiting()
    version, gate, outcomes = desk.conversation(one).version, Barrier(4), []

    def press() -> None:
        gate.wait()
        outcomes.append(reply_as_staff(desk.rt, one, desk.member, "Hello", version, key="once"))

    presses = [Thread(target=press) for _ in range(4)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()
    assert all(outcome.done for outcome in outcomes)
    assert len(desk.texts_to(one)) == 1


def test_two_members_who_answer_at_the_same_moment_see_each_other(desk: Office) -> None:
    one, ben, gate, outcomes = desk.waiting(), desk.colleague("Ben"), Barrier(2), []
    version = desk.conversation(one).version

    def answer(member: object) -> None:
        gate.wait()
        outcomes.append(reply_as_staff(desk.rt, one, member, "Hello", version, key=str(member)))  # type: ignore[arg-type]

    both = [Thread(target=answer, args=(member,)) for member in (desk.member, ben)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(outcome.done for outcome in outcomes) == [False, True]
    assert any(outcome.conflict for outcome in outcomes)
    assert len(desk.texts_to(one)) == 1


@pytest.mark.parametrize("deed", [take_conversation, close_conversation, hand_back], ids=lambda deed: deed.__name__)
def test_a_turn_thought_before_staff_came_in_is_never_written(desk: Office, deed: object) -> None:
    one = desk.waiting()
    row = desk.conversation(one)
    deed(desk.rt, one, desk.member)  # type: ignore[operator]
    with desk.rt.database.write() as conn:
        assert not contacts.advance(conn, row.contact_id, row.turn, "", desk.clock())


def test_taking_opens_it_in_the_members_name(desk: Office) -> None:
    one = desk.waiting()
    assert take_conversation(desk.rt, one, desk.member).done
    row = desk.conversation(one)
    assert (row.status, row.assignee_id, row.opened_at) == ("open", desk.member.id, desk.clock())
    assert desk.texts_to(one) == ()


def test_taking_what_one_has_changes_nothing(desk: Office) -> None:
    one = desk.waiting()
    take_conversation(desk.rt, one, desk.member)
    before = desk.conversation(one)
    assert take_conversation(desk.rt, one, desk.member).done
    assert desk.conversation(one) == before


def test_closing_tells_the_resident_that_the_assistant_is_back(desk: Office) -> None:
    one = desk.waiting(phone=SPANISH, language="es")
    assert close_conversation(desk.rt, one, desk.member).done
    (text,) = desk.texts_to(one)
    assert text.body == desk.rt.playbook.text("phrases.staff_closed", "es")
    assert (desk.conversation(one).status, desk.conversation(one).unread) == ("closed", 0)
    assert rung(desk) == [("textbot.jobs.inbox.send_text", text.id)]


def test_closing_is_silent_to_who_opted_out_and_when_asked_to_be(desk: Office) -> None:
    gone, quiet = desk.waiting(opt_out="ours"), desk.waiting(phone=SPANISH)
    close_conversation(desk.rt, gone, desk.member)
    hand_back(desk.rt, quiet, desk.member)
    assert [desk.conversation(each).status for each in (gone, quiet)] == ["closed", "bot"]
    assert desk.texts_to(gone) + desk.texts_to(quiet) == ()


def test_closing_twice_says_goodbye_once(desk: Office) -> None:
    one = desk.waiting()
    close_conversation(desk.rt, one, desk.member)
    assert close_conversation(desk.rt, one, desk.member).done
    assert len(desk.texts_to(one)) == 1


def test_closing_what_has_moved_on_waits_for_another_look(desk: Office) -> None:
    one = desk.waiting()
    seen = desk.conversation(one)
    desk.hears(seen.contact_id, "One more thing")
    assert close_conversation(desk.rt, one, desk.member, expected_version=seen.version).conflict
    assert desk.conversation(one).status == "waiting"


def test_assigning_says_whose_it_is_and_leaves_the_rest(desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben")
    assert assign_conversation(desk.rt, one, desk.member, ben.id).english == "Assigned to Ben."
    assert (desk.conversation(one).status, desk.conversation(one).assignee_id) == ("waiting", ben.id)
    assert not assign_conversation(desk.rt, one, desk.member, 999).done


@pytest.mark.parametrize("deed", [take_conversation, close_conversation], ids=lambda deed: deed.__name__)
def test_a_conversation_that_is_not_there_is_said_so(desk: Office, deed: object) -> None:
    assert deed(desk.rt, 999, desk.member).words == "There is no such conversation."  # type: ignore[operator]


def test_staff_say_how_far_a_report_is(desk: Office) -> None:
    contact_id = desk.resident()
    text_id, now = desk.hears(contact_id, "YES"), desk.clock()
    with desk.rt.database.write() as conn:
        requests.add(
            conn,
            reference="2026-1123-0001",
            contact_id=contact_id,
            inbound_id=text_id,
            flow="pothole",
            service_code="pothole",
            slots={},
            language="en",
            photo_sids=[],
            created_at=now,
            updated_at=now,
        )
    assert move_as_staff(desk.rt, "2026-1123-0001", "closed", desk.member).english == "2026-1123-0001 is now closed."
    assert not move_as_staff(desk.rt, "2026-1123-0001", "gone", desk.member).done
    assert not move_as_staff(desk.rt, "2026-1123-0009", "closed", desk.member).done
    with desk.rt.database.read() as conn:
        found = requests.by_reference(conn, "2026-1123-0001")
    assert found is not None
    assert found.status == "closed"
