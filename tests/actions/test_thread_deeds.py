"""What staff do with a conversation besides writing: give it to somebody, put it aside, note, acknowledge, close."""

from datetime import timedelta

from tests.rig.office import Office
from textbot.actions.conversations.acknowledge_conversation import acknowledge_conversation
from textbot.actions.conversations.add_note import add_note
from textbot.actions.conversations.assign_conversation import assign_conversation, send_to_department
from textbot.actions.conversations.choose_language import choose_language
from textbot.actions.conversations.close_conversation import close_conversation, hand_back
from textbot.actions.conversations.snooze_conversation import snooze_conversation, wake_conversation, wake_snoozed
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.store import audit_events, contacts, conversation_events, conversations, notes


def happened(desk: Office, conversation_id: int) -> list[str]:
    """What the thread shows besides texts, the newest first."""
    with desk.rt.database.read() as conn:
        return [each.what for each in conversation_events.newest(conn, conversation_id, None, 50)]


def audited(desk: Office) -> list[tuple[str, str]]:
    """(what, about) of the audit log, the newest first."""
    with desk.rt.database.read() as conn:
        return [(each.what, each.about) for each in audit_events.since(conn)]


def test_another_department_gets_it_with_its_own_time_to_answer(desk: Office) -> None:
    one = desk.waiting()
    take_conversation(desk.rt, one, desk.member)
    before = desk.conversation(one)
    assert send_to_department(desk.rt, one, desk.member, "water").done
    row = desk.conversation(one)
    assert (row.department, row.status, row.assignee_id) == ("water", "waiting", None)
    assert row.due_at is not None
    assert row.due_at > desk.clock()
    assert row.turn > before.turn  # what the assistant thought while a person held it is not written
    assert happened(desk, one)[0] == "routed"
    assert ("conversation.assigned", f"conversation {one}, water") in audited(desk)


def test_who_works_elsewhere_is_not_given_it_and_what_nobody_has_any_more_waits_again(desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben", "agent:water")
    assert not send_to_department(desk.rt, one, desk.member, "astrology").done
    assert assign_conversation(desk.rt, one, desk.member, ben.id).english == "Ben does not work in this department."
    take_conversation(desk.rt, one, desk.member)
    assert assign_conversation(desk.rt, one, desk.member, None).done
    assert (desk.conversation(one).status, desk.conversation(one).assignee_id) == ("waiting", None)


def test_a_note_is_kept_for_colleagues_and_never_sent(desk: Office) -> None:
    one, ben = desk.waiting(), desk.colleague("Ben")
    version = desk.conversation(one).version
    for words in ("", "  \n", "x" * 4001):
        assert not add_note(desk.rt, one, desk.member, words).done
    assert add_note(desk.rt, one, desk.member, "  Talk to parks first.\r\nSSN 123-45-6789 ", ben.id).done
    with desk.rt.database.read() as conn:
        (note,) = notes.newest(conn, one, None, 10)
        assert notes.unseen(conn, ben.id) == (one,)
    assert note.body == "Talk to parks first.\nSSN [SSN removed]"
    assert desk.texts_to(one) == ()
    assert desk.conversation(one).version == version  # nobody else's answer is held up by it
    assert audited(desk)[0] == ("note.added", f"conversation {one}, note {note.id}")


def test_a_viewer_writes_no_note_and_takes_nothing(desk: Office) -> None:
    one, eve = desk.waiting(), desk.colleague("Eve", "viewer")
    assert not add_note(desk.rt, one, eve, "Hello").done
    assert not take_conversation(desk.rt, one, eve).done
    assert not snooze_conversation(desk.rt, one, eve, "hour").done
    assert desk.conversation(one).status == "waiting"
    assert [what for what, _ in audited(desk)].count("denied") == 3


def test_what_is_put_aside_comes_back_by_itself(desk: Office) -> None:
    one = desk.waiting()
    assert not acknowledge_conversation(desk.rt, one, desk.member).done  # it is calm
    assert not snooze_conversation(desk.rt, one, desk.member, "own", "soon").done
    assert snooze_conversation(desk.rt, one, desk.member, "hour").done
    assert wake_snoozed(desk.rt) == 0
    desk.clock.pass_by(timedelta(hours=1))
    assert wake_snoozed(desk.rt) == 1
    assert desk.conversation(one).snoozed_until is None
    assert happened(desk, one)[:2] == ["woke", "snoozed"]


def test_what_is_put_aside_comes_back_when_the_resident_writes_or_staff_want_it(desk: Office) -> None:
    one, two = desk.waiting(), desk.waiting(phone="+16025550122")
    for each in (one, two):
        snooze_conversation(desk.rt, each, desk.member, "tomorrow")
    desk.hears(desk.conversation(one).contact_id, "One more thing")
    assert wake_conversation(desk.rt, two, desk.member).done
    assert [desk.conversation(each).snoozed_until for each in (one, two)] == [None, None]


def test_what_is_urgent_is_put_aside_only_after_somebody_saw_it(desk: Office) -> None:
    contact_id = desk.resident()
    one = desk.waits(contact_id, "emergency", "urgent")
    assert not snooze_conversation(desk.rt, one, desk.member, "hour").done
    assert acknowledge_conversation(desk.rt, one, desk.member).done
    row = desk.conversation(one)
    assert (row.acked_by, row.acked_at, row.status) == (desk.member.id, desk.clock(), "waiting")
    assert acknowledge_conversation(desk.rt, one, desk.colleague("Ben")).done
    assert desk.conversation(one).acked_by == desk.member.id
    assert snooze_conversation(desk.rt, one, desk.member, "hour").done


def test_the_last_text_may_be_in_ones_own_words(desk: Office) -> None:
    one = desk.waiting()
    assert close_conversation(desk.rt, one, desk.member, words=" All done, thank you!\r\nBye ").done
    assert [text.body for text in desk.texts_to(one)] == ["All done, thank you!\nBye"]
    two = desk.waiting(phone="+16025550122")
    assert not close_conversation(desk.rt, two, desk.member, words="x" * 1601).done
    assert desk.conversation(two).status == "waiting"


def test_what_goes_back_to_the_assistant_counts_as_nothing_closed(desk: Office) -> None:
    one = desk.waiting()
    take_conversation(desk.rt, one, desk.member)
    assert hand_back(desk.rt, one, desk.member).done
    row = desk.conversation(one)
    assert (row.status, row.due_at, row.waiting_since) == ("bot", None, None)
    assert happened(desk, one)[:2] == ["back", "taken"]


def test_staff_change_the_language_a_resident_is_written_to_in(desk: Office) -> None:
    one = desk.waiting()
    assert choose_language(desk.rt, one, desk.member, "es").done
    assert desk.conversation(one).language == "es"
    with desk.rt.database.read() as conn:
        assert contacts.by_id(conn, desk.conversation(one).contact_id).language_sure
    assert not choose_language(desk.rt, one, desk.member, "xx").done


def test_what_has_moved_on_waits_for_another_look(desk: Office) -> None:
    one = desk.waits(desk.resident(), "emergency", "urgent")
    seen = desk.conversation(one).version
    with desk.rt.database.write() as conn:
        conversations.change(conn, one)
    assert assign_conversation(desk.rt, one, desk.member, desk.member.id, seen).conflict
    assert send_to_department(desk.rt, one, desk.member, "water", seen).conflict
    assert snooze_conversation(desk.rt, one, desk.member, "hour", expected_version=seen).conflict
    assert acknowledge_conversation(desk.rt, one, desk.member, seen).conflict
    assert choose_language(desk.rt, one, desk.member, "es", seen).conflict
    assert hand_back(desk.rt, one, desk.member, seen).conflict
    assert happened(desk, one) == ["came"]
