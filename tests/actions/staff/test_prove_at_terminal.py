from datetime import timedelta

import pyotp
import pytest

from tests.rig.office import PASSWORD, Office
from textbot.actions.staff.prove_at_terminal import prove_at_terminal
from textbot.actions.staff.tries import TooManyTries
from textbot.store import audit_events, staff
from textbot.store.staff import StaffRow

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def last_deed(desk: Office) -> str:
    table = audit_events.audit_events
    with desk.rt.database.read() as conn:
        return str(conn.execute(table.select().order_by(table.c.id.desc())).first().what)  # type: ignore[union-attr]


def with_code(desk: Office) -> tuple[StaffRow, pyotp.TOTP]:
    secret = pyotp.random_base32()
    with desk.rt.database.write() as conn:
        staff.change(conn, desk.member.id, totp_secret=secret)
        found = staff.by_id(conn, desk.member.id)
    assert found is not None
    return found, pyotp.TOTP(secret)


def test_the_right_password_is_enough_without_a_second_factor(desk: Office) -> None:
    assert prove_at_terminal(desk.rt, desk.member, PASSWORD, "")


def test_a_wrong_password_is_written_down_and_soon_waits(desk: Office) -> None:
    assert not prove_at_terminal(desk.rt, desk.member, "something else", "")
    assert last_deed(desk) == "login.failed"
    with pytest.raises(TooManyTries):
        for _ in range(50):
            prove_at_terminal(desk.rt, desk.member, "something else", "")


def test_who_has_a_second_factor_gives_both_and_each_code_once(desk: Office) -> None:
    member, totp = with_code(desk)
    assert not prove_at_terminal(desk.rt, member, PASSWORD, "")
    assert not prove_at_terminal(desk.rt, member, "something else", totp.at(desk.clock()))
    assert prove_at_terminal(desk.rt, member, PASSWORD, totp.at(desk.clock()))
    assert not prove_at_terminal(desk.rt, member, PASSWORD, totp.at(desk.clock()))
    desk.clock.pass_by(timedelta(seconds=30))
    assert prove_at_terminal(desk.rt, member, PASSWORD, totp.at(desk.clock()))
