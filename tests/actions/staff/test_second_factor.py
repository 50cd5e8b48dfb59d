"""The second factor is set up once, by who comes first with its code."""

from dataclasses import replace

import pyotp
import pytest

from tests.rig.office import PASSWORD, Office
from textbot.actions.staff import second_factor
from textbot.actions.staff.recognise import session_of
from textbot.actions.staff.sign_in import ENROL, Visit, sign_in
from textbot.runtime import Runtime
from textbot.store import staff
from textbot.store.staff_sessions import SignedIn


@pytest.fixture
def rt(desk: Office) -> Runtime:
    """Of a city, where admins need one."""
    return replace(desk.rt, settings=replace(desk.rt.settings, demo=False))


def asked(desk: Office, rt: Runtime, address: str) -> SignedIn:
    """A browser that gave the password and is asked to set one up."""
    entered = sign_in(rt, desk.member.email, PASSWORD, Visit(address))
    found = session_of(rt, entered.token) if entered else None
    assert found is not None
    assert found.stage == ENROL
    return found


def code_of(session: SignedIn, desk: Office) -> str:
    """What the app shows."""
    return pyotp.TOTP(session.proposed_totp).at(desk.clock())


def test_who_knew_the_password_alone_comes_too_late(desk: Office, rt: Runtime) -> None:
    owner, thief = asked(desk, rt, "192.0.2.1"), asked(desk, rt, "198.51.100.1")
    assert second_factor.enrol(rt, owner, "000000") == ()
    assert len(second_factor.enrol(rt, owner, code_of(owner, desk))) == second_factor.RECOVERY_CODES
    assert second_factor.enrol(rt, thief, code_of(thief, desk)) == ()
    with rt.database.read() as conn:
        kept = staff.by_id(conn, desk.member.id)
    assert kept is not None
    assert kept.totp_secret == owner.proposed_totp


def test_a_proposal_is_taken_once(desk: Office, rt: Runtime) -> None:
    owner = asked(desk, rt, "192.0.2.1")
    assert second_factor.enrol(rt, owner, code_of(owner, desk))
    again = replace(owner, proposed_totp="")
    assert second_factor.enrol(rt, again, code_of(owner, desk)) == ()
