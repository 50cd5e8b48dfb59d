"""What admins do with members, when two of them do it at once, and links and codes that are good once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pyotp

from tests.rig.office import EMAIL, Office
from textbot.actions.staff import second_factor
from textbot.actions.staff.add_staff import invite_staff
from textbot.actions.staff.change_password import accept_invite
from textbot.actions.staff.change_staff import change_languages, change_roles, disable_staff, new_link
from textbot.actions.staff.recognise import recognise
from textbot.actions.staff.sign_in import Visit, enter
from textbot.store import staff

HERE = Visit("192.0.2.1")
GOOD = "otter lamp seventeen"


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each gives when all are done at the same time."""
    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(lambda deed: deed(), deeds))


def test_two_admins_cannot_put_each_other_out(desk: Office) -> None:
    ben = desk.colleague("Ben", "admin")
    outcomes = at_once(
        lambda: disable_staff(desk.rt, ben.email, EMAIL).done, lambda: disable_staff(desk.rt, EMAIL, ben.email).done
    )
    assert sorted(outcomes, key=bool) == [False, True]


def test_an_invited_admin_who_never_came_is_not_another_one(desk: Office) -> None:
    token = invite_staff(desk.rt, "cleo@riverbend.example", "Cleo", ["admin"], EMAIL)
    assert not disable_staff(desk.rt, EMAIL, "test").done
    assert accept_invite(desk.rt, token, "Cleo", GOOD).done
    assert disable_staff(desk.rt, EMAIL, "test").done


def test_other_roles_end_all_sessions_but_the_one_that_is_kept(desk: Office) -> None:
    ben = desk.colleague("Ben")
    one, two = enter(desk.rt, ben, HERE), enter(desk.rt, ben, HERE)
    assert change_roles(desk.rt, ben.email, ["viewer:water", "agent:streets"], EMAIL).done
    assert recognise(desk.rt, one.token) is None
    assert recognise(desk.rt, two.token) is None
    with desk.rt.database.read() as conn:
        found = staff.by_id(conn, ben.id)
        listed = next(each for each in staff.everyone(conn) if each.id == ben.id)
    assert found == listed
    assert found and found.roles == (("streets", "agent"), ("water", "viewer"))


def test_the_same_roles_again_sign_nobody_out(desk: Office) -> None:
    ben = desk.colleague("Ben", "agent:streets")
    token = enter(desk.rt, ben, HERE).token
    assert change_roles(desk.rt, ben.email, ["agent:streets"], EMAIL).done
    assert recognise(desk.rt, token)


def test_only_the_citys_languages_can_be_written(desk: Office) -> None:
    change_languages(desk.rt, EMAIL, ["es", "xx"], EMAIL)
    with desk.rt.database.read() as conn:
        found = staff.by_email(conn, EMAIL)
    assert found and found.languages == ("es",)


def test_a_link_is_good_once_also_for_two_at_once(desk: Office) -> None:
    ben = desk.colleague("Ben")
    before, token = new_link(desk.rt, ben.email, EMAIL), new_link(desk.rt, ben.email, EMAIL)
    assert not accept_invite(desk.rt, before, "Ben", GOOD).done
    outcomes = at_once(*[lambda: accept_invite(desk.rt, token, "Ben", GOOD).done] * 3)
    assert sorted(outcomes, key=bool) == [False, False, True]


def test_a_code_is_good_once_also_for_two_at_once(desk: Office) -> None:
    secret = pyotp.random_base32()
    with desk.rt.database.write() as conn:
        codes = second_factor.set_up(conn, desk.member, secret, pyotp.TOTP(secret).at(desk.clock()), desk.clock())
        member = staff.by_id(conn, desk.member.id)
    assert member and len(codes) == second_factor.RECOVERY_CODES
    desk.clock.pass_by(timedelta(seconds=30))

    def give(code: str) -> str:
        with desk.rt.database.write() as conn:
            return second_factor.accept(conn, member, code, desk.clock())

    now = pyotp.TOTP(secret).at(desk.clock())
    assert sorted(map(str, at_once(*[lambda: give(now)] * 3))) == ["", "", "app"]
    assert sorted(map(str, at_once(*[lambda: give(codes[0])] * 3))) == ["", "", "recovery"]
    desk.clock.pass_by(timedelta(seconds=-30))
    assert give(pyotp.TOTP(secret).at(desk.clock())) == "", "one from before the last is not taken"
