"""A phone is a member's own once they typed the code that was sent there."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.rig.office import Office
from textbot.actions.staff.own_phone import GOOD_FOR, change_phone, confirm_phone, send_again
from textbot.actions.staff.tries import TooManyTries
from textbot.store import outbound, staff
from textbot.store.staff import StaffRow

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

OLD, NEW = "+16025550181", "(602) 555-0190"


def codes(desk: Office) -> list[str]:
    with desk.rt.database.read() as conn:
        bodies = conn.execute(select(outbound.outbound.c.body).order_by(outbound.outbound.c.id)).scalars()
        return [found[0] for each in bodies if (found := re.search(r"\b\d{6}\b", each))]


def now(desk: Office) -> StaffRow:
    with desk.rt.database.read() as conn:
        found = staff.by_id(conn, desk.member.id)
    assert found
    return found


@pytest.fixture
def known(desk: Office) -> Office:
    """Whose phone was known before."""
    with desk.rt.database.write() as conn:
        staff.change(conn, desk.member.id, phone=OLD)
    return desk


def test_alerts_go_to_the_old_phone_until_the_new_one_is_confirmed(known: Office) -> None:
    assert change_phone(known.rt, now(known), NEW).done
    assert now(known).phone == OLD
    assert confirm_phone(known.rt, known.member, f" {codes(known)[0][:3]} {codes(known)[0][3:]}").done
    assert now(known).phone == "+16025550190"
    assert not confirm_phone(known.rt, known.member, codes(known)[0]).done
    assert change_phone(known.rt, now(known), "").done
    assert now(known).phone == ""


def test_a_code_is_good_for_ten_minutes_and_five_tries(known: Office) -> None:
    change_phone(known.rt, known.member, NEW)
    wrong = f"{(int(codes(known)[0]) + 1) % 10**6:06}"
    said = [confirm_phone(known.rt, known.member, wrong).english for _ in range(5)]
    assert ["too often" in each for each in said] == [False] * 4 + [True]
    assert not confirm_phone(known.rt, known.member, codes(known)[0]).done
    assert send_again(known.rt, known.member).done
    known.clock.pass_by(GOOD_FOR + timedelta(seconds=1))
    assert "too old" in confirm_phone(known.rt, known.member, codes(known)[1]).english
    assert now(known).phone == OLD


def test_codes_cannot_be_asked_for_without_end(known: Office) -> None:
    with pytest.raises(TooManyTries):
        for _ in range(5):
            change_phone(known.rt, known.member, NEW)
    assert 3 <= len(codes(known)) <= 4


def test_a_phone_that_said_stop_gets_no_code(known: Office) -> None:
    known.resident("+16025550190", opt_out="ours")
    assert "STOP" in change_phone(known.rt, known.member, NEW).english
    assert codes(known) == []
