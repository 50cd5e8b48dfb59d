"""Signing in and out, and the limits of a browser's session."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.rig.office import EMAIL, PASSWORD, Office
from textbot.actions.staff.add_staff import StaffError, add_staff
from textbot.actions.staff.change_staff import disable_staff
from textbot.actions.staff.demo_login import DEMO_EMAIL, DEMO_PASSWORD, make_demo_login, remove_demo_login
from textbot.actions.staff.devices import known, remember
from textbot.actions.staff.passwords import _NOBODY, hash_password, matches
from textbot.actions.staff.recognise import recognise
from textbot.actions.staff.sign_in import TooManyTries, Visit, enter, sign_in
from textbot.actions.staff.sign_out import sign_out
from textbot.runtime import open_redis
from textbot.store.sign_in_tries import sign_in_tries
from textbot.store.staff_sessions import staff_sessions

HERE, THERE = Visit("192.0.2.1"), Visit("192.0.2.2")


def entered(desk: Office) -> str:
    """The token of a browser that Ana signed in at."""
    found = sign_in(desk.rt, EMAIL, PASSWORD, HERE)
    assert found and not found.stage
    return found.token


def test_the_right_password_signs_in_whatever_the_case_of_the_email(desk: Office) -> None:
    found = sign_in(desk.rt, f" {EMAIL.upper()} ", PASSWORD, HERE)
    assert found
    assert recognise(desk.rt, found.token) == desk.member


@pytest.mark.parametrize(
    ("email", "password"), [(EMAIL, "wrong"), (EMAIL, ""), ("nobody@riverbend.example", PASSWORD), ("", "")]
)
def test_anything_else_does_not(desk: Office, email: str, password: str) -> None:
    assert sign_in(desk.rt, email, password, HERE) is None


def test_the_database_never_holds_the_token(desk: Office) -> None:
    token = entered(desk)
    with desk.rt.database.read() as conn:
        kept = conn.execute(staff_sessions.select()).one()
    assert token not in str(kept)


def test_of_a_thousand_guesses_ten_at_most_are_read_while_the_owner_still_comes_in_from_elsewhere(desk: Office) -> None:
    """Whoever guesses takes a second for each, and is refused the right password as well."""
    read = 0
    for number in range(1000):
        try:
            assert sign_in(desk.rt, EMAIL, f"guess {number}", THERE) is None
            read += 1
        except TooManyTries:
            pass
        desk.clock.pass_by(timedelta(seconds=1))
    assert read <= 10
    with pytest.raises(TooManyTries):
        sign_in(desk.rt, EMAIL, PASSWORD, THERE)
    assert sign_in(desk.rt, EMAIL, PASSWORD, HERE)


def test_a_thousand_guesses_at_once_are_not_more(desk: Office) -> None:
    read = []

    def guess(number: int) -> None:
        try:
            sign_in(desk.rt, EMAIL, f"guess {number}", THERE)
            read.append(number)
        except TooManyTries:
            pass

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(guess, range(100)))
    assert len(read) <= 10


def test_a_botnet_makes_the_account_wait_but_not_the_browser_that_was_here_before(desk: Office) -> None:
    note = remember(desk.rt, desk.member)
    read = 0
    for number in range(60):
        try:
            sign_in(desk.rt, EMAIL, "guess", Visit(f"198.51.100.{number}"))
            read += 1
        except TooManyTries as error:
            assert error.wait <= timedelta(minutes=15)
        desk.clock.pass_by(timedelta(seconds=1))
    assert read <= 25
    with pytest.raises(TooManyTries):
        sign_in(desk.rt, EMAIL, PASSWORD, HERE)
    assert sign_in(desk.rt, EMAIL, PASSWORD, replace(HERE, note=note))


def test_a_note_of_a_browser_is_good_for_its_own_member_and_password_alone(desk: Office) -> None:
    ben = desk.colleague("Ben")
    note = remember(desk.rt, desk.member)
    assert known(desk.rt, note, desk.member)
    assert not known(desk.rt, note, ben)
    assert not known(desk.rt, note, replace(desk.member, password_hash="another"))
    assert not known(desk.rt, note + "x", desk.member)


def test_a_browser_that_was_here_before_waits_for_its_own_wrong_tries(desk: Office) -> None:
    here = replace(HERE, note=remember(desk.rt, desk.member))
    for _ in range(10):
        assert sign_in(desk.rt, EMAIL, "guess", here) is None
    with pytest.raises(TooManyTries):
        sign_in(desk.rt, EMAIL, PASSWORD, here)
    assert sign_in(desk.rt, EMAIL, PASSWORD, HERE)


def test_who_waited_gets_another_try(desk: Office) -> None:
    for _ in range(5):
        assert sign_in(desk.rt, EMAIL, "guess", HERE) is None
    with pytest.raises(TooManyTries) as refused:
        sign_in(desk.rt, EMAIL, PASSWORD, HERE)
    desk.clock.pass_by(refused.value.wait)
    assert sign_in(desk.rt, EMAIL, PASSWORD, HERE)


def test_the_first_wrong_try_after_days_counts_too(desk: Office) -> None:
    for _ in range(3):
        sign_in(desk.rt, EMAIL, "guess", HERE)
    desk.clock.pass_by(timedelta(days=3))
    sign_in(desk.rt, EMAIL, "guess", HERE)
    with desk.rt.database.read() as conn:
        assert {row.wrong for row in conn.execute(sign_in_tries.select())} == {1}
    desk.clock.pass_by(timedelta(days=3))
    sign_in(desk.rt, "nobody@riverbend.example", "guess", THERE)
    with desk.rt.database.read() as conn:
        assert len(conn.execute(sign_in_tries.select()).all()) == 3  # those of days ago are dropped


def test_a_right_password_forgets_the_wrong_ones_before(desk: Office) -> None:
    for _ in range(3):
        for _ in range(4):
            sign_in(desk.rt, EMAIL, "guess", HERE)
        assert sign_in(desk.rt, EMAIL, PASSWORD, HERE)


def test_staff_sign_in_while_redis_is_away(desk: Office) -> None:
    away = replace(desk.rt, redis=open_redis("redis://127.0.0.1:1/0"))
    assert sign_in(away, EMAIL, PASSWORD, HERE)


def test_a_token_is_worth_nothing_after_signing_out(desk: Office) -> None:
    token = entered(desk)
    sign_out(desk.rt, token)
    assert recognise(desk.rt, token) is None


@pytest.mark.parametrize("token", ["", "x", "x" * 400], ids=["none", "short", "long"])
def test_a_made_up_token_is_nobody(desk: Office, token: str) -> None:
    assert recognise(desk.rt, token) is None


def test_a_browser_idle_for_half_an_hour_is_signed_out(desk: Office) -> None:
    token = entered(desk)
    desk.clock.pass_by(timedelta(minutes=31))
    assert recognise(desk.rt, token) is None


def test_a_busy_browser_is_signed_out_after_twelve_hours(desk: Office) -> None:
    token = entered(desk)
    for _ in range(36):
        desk.clock.pass_by(timedelta(minutes=20))
        assert recognise(desk.rt, token)
    desk.clock.pass_by(timedelta(minutes=20))
    assert recognise(desk.rt, token) is None


def test_a_page_that_looks_for_news_by_itself_keeps_nobody_signed_in(desk: Office) -> None:
    token = entered(desk)
    desk.clock.pass_by(timedelta(minutes=20))
    assert recognise(desk.rt, token, active=False)
    desk.clock.pass_by(timedelta(minutes=20))
    assert recognise(desk.rt, token, active=False) is None


def test_a_disabled_member_is_signed_out_at_once_and_stays_out(desk: Office) -> None:
    ben = desk.colleague("Ben")
    token = enter(desk.rt, ben, HERE).token
    assert disable_staff(desk.rt, ben.email).done
    assert recognise(desk.rt, token) is None
    assert sign_in(desk.rt, ben.email, PASSWORD, HERE) is None


def test_the_last_admin_cannot_be_disabled(desk: Office) -> None:
    desk.colleague("Ben")
    assert "last admin" in disable_staff(desk.rt, EMAIL).words
    assert not disable_staff(desk.rt, "nobody@riverbend.example").done


def test_a_new_member_signs_in_with_the_password_shown_once(desk: Office) -> None:
    password = add_staff(desk.rt, "Cleo@riverbend.example ", "Cleo")
    assert len(password) >= 16
    assert sign_in(desk.rt, "cleo@riverbend.example", password, HERE)


@pytest.mark.parametrize(
    ("email", "name", "role", "why"),
    [
        ("nobody", "N", "agent", "email"),
        ("n@x.example", " ", "agent", "name"),
        ("n@x.example", "N", "king", "role"),
        (EMAIL, "N", "agent", "already"),
    ],
    ids=["no email", "no name", "no role", "twice"],
)
def test_a_member_who_cannot_be_added_is_refused_with_the_reason(
    desk: Office, email: str, name: str, role: str, why: str
) -> None:
    with pytest.raises(StaffError, match=why):
        add_staff(desk.rt, email, name, role)


def test_the_demo_login_works_in_the_demo_alone(desk: Office) -> None:
    make_demo_login(desk.rt.database, desk.clock())
    found = sign_in(desk.rt, DEMO_EMAIL, DEMO_PASSWORD, HERE)
    assert found
    real = replace(desk.rt, settings=replace(desk.rt.settings, demo=False))
    assert sign_in(real, DEMO_EMAIL, DEMO_PASSWORD, HERE) is None
    remove_demo_login(desk.rt.database, desk.clock())
    assert recognise(real, found.token) is None


def test_an_unknown_account_costs_as_much_as_a_known_one() -> None:
    kept = hash_password("x")
    assert _NOBODY.split("$")[:4] == kept.split("$")[:4]  # the same algorithm, version and costs
    assert not matches(None, "x")
