"""Whoever is free takes the conversation that waits most urgently."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.rig.office import Office
from textbot.actions.conversations.assign_conversation import assign_conversation
from textbot.actions.conversations.snooze_conversation import snooze_conversation
from textbot.actions.conversations.take_next import NOTHING, take_next
from textbot.store import conversations, queues, staff
from textbot.store.staff import StaffRow


def due(desk: Office, conversation_id: int, hours: float) -> int:
    """Say when an answer is due."""
    with desk.rt.database.write() as conn:
        conversations.change(conn, conversation_id, due_at=desk.clock() + timedelta(hours=hours))
    return conversation_id


def taken(desk: Office, member: StaffRow) -> list[int | None]:
    """All they get, one after the other."""
    found = []
    while (got := take_next(desk.rt, member).conversation_id) is not None:
        found.append(got)
    return found


def test_the_most_overdue_comes_first_and_urgent_ones_before_all(desk: Office) -> None:
    calm = [due(desk, desk.waiting(phone=f"+1602555011{last}"), hours) for last, hours in enumerate((3, -5, 1))]
    urgent = desk.waits(desk.resident(phone="+16025550119"), "emergency", "urgent")
    due(desk, urgent, 9)
    assert taken(desk, desk.member) == [urgent, calm[1], calm[2], calm[0]]
    assert take_next(desk.rt, desk.member).words == NOTHING
    row = desk.conversation(urgent)
    assert (row.status, row.assignee_id, row.acked_by) == ("open", desk.member.id, desk.member.id)


def test_what_somebody_has_or_put_aside_is_left(desk: Office) -> None:
    free, theirs, aside = (desk.waiting(phone=f"+1602555011{last}") for last in range(3))
    assign_conversation(desk.rt, theirs, desk.member, desk.colleague().id)
    snooze_conversation(desk.rt, aside, desk.member, "hour")
    assert taken(desk, desk.member) == [free]


def test_members_get_what_is_for_their_departments_and_languages(desk: Office) -> None:
    spanish, english = desk.waiting(phone="+16025550110", language="es"), desk.waiting(phone="+16025550111")
    assert taken(desk, desk.colleague("Wanda", "agent:water")) == []
    ben = desk.colleague("Ben", "agent:streets")
    with desk.rt.database.write() as conn:
        staff.change(conn, ben.id, languages=("es",))
        found = staff.by_id(conn, ben.id)
    assert found is not None
    assert taken(desk, found) == [spanish]
    assert taken(desk, desk.colleague("Vic", "viewer")) == []
    assert taken(desk, desk.member) == [english]


@pytest.mark.parametrize("waiting", [30])
def test_fifty_at_once_never_get_the_same(desk: Office, waiting: int) -> None:
    ids = [desk.waiting(phone=f"+160255501{number:02}") for number in range(waiting)]
    with ThreadPoolExecutor(50) as pool:
        got = Counter(pool.map(lambda _: take_next(desk.rt, desk.member).conversation_id, range(50)))
    assert got.pop(None) == 50 - waiting
    assert got == Counter(ids)


def test_what_was_sent_elsewhere_in_that_moment_is_left(desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one, wanda = desk.waiting(), desk.colleague("Wanda", "agent:water")
    # As PostgreSQL may say it: found as a statement's beginning saw it, and held as another left it.
    monkeypatch.setattr(queues, "next_free", lambda _conn, _look, _languages, passed: None if passed else one)
    assert take_next(desk.rt, wanda).conversation_id is None
    assert desk.conversation(one).assignee_id is None
