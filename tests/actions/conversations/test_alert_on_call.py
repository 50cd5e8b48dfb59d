"""Nobody misses an urgent conversation: the phones on call are texted until a member acknowledges it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from redis import Redis

from tests.rig.office import Office, office
from textbot.actions.conversations.alert_on_call import alert_on_call
from textbot.actions.conversations.reply_as_staff import reply_as_staff
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.config import Settings
from textbot.core.notice import KINDS
from textbot.store import alerts, arrivals, contacts, outbound
from textbot.store.outbound import OutboundRow

ON_CALL, WATER = "+16025550189", "+16025550129"
MINUTES = timedelta(minutes=10)


@pytest.fixture
def desk(settings: Settings, database_url: str, redis_client: Redis) -> Iterator[Office]:
    with office(settings, database_url, redis_client) as opened:
        yield opened


def urgent(desk: Office, department: str = "streets") -> int:
    contact_id = desk.resident()
    desk.hears(contact_id, "a wire is down and sparks fly at 4 Elm St, call 602-555-0777")
    with desk.rt.database.write() as conn:
        return arrivals.to_inbox(
            conn, contact_id, desk.clock(), reason="emergency", priority="urgent", about="", department=department
        )


def alerted(desk: Office, phone: str = ON_CALL) -> list[OutboundRow]:
    with desk.rt.database.read() as conn:
        row = contacts.by_phone(conn, phone)
        if row is None:
            return []
        ids = conn.execute(outbound.outbound.select().where(outbound.outbound.c.contact_id == row.id)).scalars().all()
        return [found for each in ids if (found := outbound.by_id(conn, each)) is not None]


def test_an_urgent_text_that_nobody_acknowledges_rings_the_phone_on_call(desk: Office) -> None:
    conversation_id = urgent(desk)
    desk.clock.pass_by(MINUTES - timedelta(seconds=1))
    assert alert_on_call(desk.rt) == 0
    desk.clock.pass_by(timedelta(seconds=1))
    assert alert_on_call(desk.rt) == 1
    (text,) = alerted(desk)
    assert text.kind == "alert"
    assert text.body.endswith(f"/inbox/{conversation_id}")
    assert "10 min " in text.body
    assert not any(told in text.body for told in ("wire", "Elm", "0111", "0777"))
    assert desk.conversation(conversation_id).escalated_at == desk.clock()


def test_it_rings_three_times_and_no_more(desk: Office) -> None:
    urgent(desk)
    rung = []
    for _ in range(14):
        desk.clock.pass_by(MINUTES / 2)
        rung.append(alert_on_call(desk.rt))
    assert rung == [0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]


def test_a_department_has_phones_of_its_own_beside_those_for_all(desk: Office) -> None:
    urgent(desk, "water")
    desk.clock.pass_by(MINUTES)
    assert alert_on_call(desk.rt) == 2
    assert [len(alerted(desk, phone)) for phone in (ON_CALL, WATER)] == [1, 1]


@pytest.mark.parametrize("deed", ["take", "reply"])
def test_who_takes_it_or_replies_has_acknowledged_it(desk: Office, deed: str) -> None:
    conversation_id = urgent(desk)
    if deed == "take":
        take_conversation(desk.rt, conversation_id, desk.member)
    else:
        reply_as_staff(desk.rt, conversation_id, desk.member, "We are on our way.")
    row = desk.conversation(conversation_id)
    assert (row.acked_at, row.acked_by) == (desk.clock(), desk.member.id)
    desk.clock.pass_by(MINUTES)
    assert alert_on_call(desk.rt) == 0


def test_what_becomes_urgent_later_counts_from_then(desk: Office) -> None:
    conversation_id = desk.waiting()
    desk.clock.pass_by(3 * MINUTES)
    contact_id = desk.conversation(conversation_id).contact_id
    with desk.rt.database.write() as conn:
        arrivals.to_inbox(
            conn, contact_id, desk.clock(), reason="emergency", priority="urgent", about="", department="streets"
        )
    assert alert_on_call(desk.rt) == 0
    desk.clock.pass_by(MINUTES)
    assert alert_on_call(desk.rt) == 1


def test_what_is_not_urgent_rings_nobody(desk: Office) -> None:
    desk.waiting()
    desk.clock.pass_by(9 * MINUTES)
    assert alert_on_call(desk.rt) == 0


def test_a_phone_on_call_that_said_stop_gets_nothing_and_staff_can_see_it(desk: Office) -> None:
    with desk.rt.database.write() as conn:
        contacts.set_opt_out(conn, contacts.add(conn, ON_CALL, desk.clock()), "ours")
    urgent(desk)
    desk.clock.pass_by(MINUTES)
    assert alert_on_call(desk.rt) == 0
    assert alerted(desk) == []
    with desk.rt.database.read() as conn:
        assert alerts.out_of_reach(conn, (ON_CALL, WATER)) == (ON_CALL,)


def test_an_alert_knows_no_quiet_hours_and_is_not_sent_late() -> None:
    assert KINDS["alert"].any_hour
    assert not KINDS["alert"].passes_opt_out
    assert KINDS["alert"].valid == timedelta(minutes=30)
