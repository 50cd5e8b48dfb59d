"""/staff, /invite, /me and what is asked on the way in."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from flask import Flask

from tests.rig.office import EMAIL, PASSWORD, Office
from tests.web.conftest import Browser
from textbot.actions.staff.second_factor import set_up
from textbot.store import recovery_codes, staff
from textbot.store.staff import StaffRow
from textbot.web import create_app

GOOD = "otter lamp seventeen"
PHONE = pyotp.random_base32()


def code(desk: Office, secret: str = PHONE) -> str:
    return pyotp.TOTP(secret).at(desk.clock())


def member(desk: Office, email: str) -> StaffRow:
    with desk.rt.database.read() as conn:
        found = staff.by_email(conn, email)
    assert found
    return found


def with_phone(desk: Office, who: StaffRow) -> tuple[str, ...]:
    """The member sets up the second factor; the recovery codes. Half a minute later the app shows another code."""
    with desk.rt.database.write() as conn:
        codes = set_up(conn, who, PHONE, code(desk), desk.clock())
    desk.clock.pass_by(timedelta(seconds=30))
    return codes


@pytest.fixture
def real(desk: Office) -> Flask:
    """The pages outside the demo, where who can do most needs a second factor."""
    return create_app(runtime=replace(desk.rt, settings=replace(desk.rt.settings, demo=False)))


def test_an_invited_member_chooses_a_password_and_signs_in(
    ana: Browser, desk: Office, another: Callable[[], Browser]
) -> None:
    shown = ana.post("/staff/new", "/staff/new", email="Cleo@riverbend.example", name="Cleo", role="agent:streets")
    link = re.search(r"/invite/([\w-]+)", shown.text)
    assert link
    assert link[0] not in ana.get("/staff").text
    assert "invited until" in ana.get("/staff").text
    cleo = another()
    assert cleo.post(link[0], link[0], name="Cleo", new="short").status_code == 422
    assert cleo.post(link[0], link[0], name="Cleo", new=GOOD).status_code == 303
    assert cleo.get(link[0]).status_code == 404
    assert cleo.sign_in("cleo@riverbend.example", GOOD).headers["Location"] == "/inbox"
    assert cleo.get("/staff").status_code == 403
    assert member(desk, "cleo@riverbend.example").roles == (("streets", "agent"),)


def test_a_link_is_good_for_three_days(ana: Browser, desk: Office) -> None:
    shown = ana.post("/staff/new", "/staff/new", email="cleo@riverbend.example", name="Cleo", role="agent")
    link = re.search(r"/invite/[\w-]+", shown.text)
    assert link
    desk.clock.pass_by(timedelta(hours=72, seconds=1))
    assert ana.get(link[0]).status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"email": "no", "name": "N", "role": "agent"}, "not an email"),
        ({"email": "n@x.example", "name": "N"}, "at least one role"),
        ({"email": "n@x.example", "name": "N", "role": "agent:moon"}, "no department"),
        ({"email": "n@x.example", "name": "N", "role": "admin:streets"}, "for all departments"),
        ({"email": EMAIL, "name": "N", "role": "agent"}, "already"),
    ],
    ids=["email", "no role", "no department", "admin of one", "twice"],
)
def test_who_cannot_be_invited_is_refused_with_the_reason(ana: Browser, fields: dict[str, str], words: str) -> None:
    answer = ana.post("/staff/new", "/staff/new", **fields)
    assert (answer.status_code, words in answer.text) == (422, True)


def test_other_roles_sign_a_member_out_and_hold_at_once(
    ana: Browser, desk: Office, another: Callable[[], Browser]
) -> None:
    ben, his = desk.colleague("Ben"), another()
    his.sign_in(ben.email)
    page = f"/staff/{ben.id}"
    assert ana.post(page, f"{page}/roles", role="viewer:water").status_code == 303
    assert his.get("/inbox").headers["Location"].startswith("/login")
    assert member(desk, ben.email).roles == (("water", "viewer"),)


def test_who_changes_their_own_roles_goes_on_with_another_token(ana: Browser, desk: Office) -> None:
    desk.colleague("Ben", "admin")
    before = ana.client.get_cookie("textbot")
    page = f"/staff/{desk.member.id}"
    ana.post(page, f"{page}/roles", role="operator")
    after = ana.client.get_cookie("textbot")
    assert before and after and before.value != after.value
    assert ana.get("/inbox").status_code == 200
    assert ana.get("/staff").status_code == 403
    ana.client.set_cookie("textbot", before.value)
    assert ana.get("/inbox").status_code == 303


def test_the_last_admin_stays_one(ana: Browser, desk: Office) -> None:
    page = f"/staff/{desk.member.id}"
    ana.post(page, f"{page}/roles", role="agent")
    ana.post(page, f"{page}/disable")
    assert "last admin" in ana.get(page).text
    assert member(desk, EMAIL).roles == (("", "admin"),)


def test_after_ten_minutes_an_admin_proves_once_more_who_they_are(ana: Browser, desk: Office) -> None:
    ben = desk.colleague("Ben")
    page = f"/staff/{ben.id}"
    form = ana.get(page).text
    desk.clock.pass_by(timedelta(minutes=11))
    token = re.search(r'name="csrf_token" value="([^"]+)"', form)
    assert token
    refused = ana.client.post(f"{page}/disable", data={"csrf_token": token[1]})
    assert refused.headers["Location"].startswith("/login/again")
    assert member(desk, ben.email).disabled_at is None
    asked = ana.get(page).headers["Location"]
    assert ana.post(asked, "/login/again", password="wrong").status_code == 401
    assert ana.post(asked, "/login/again", password=PASSWORD).headers["Location"] == page
    assert ana.post(page, f"{page}/disable").status_code == 303
    assert member(desk, ben.email).disabled_at is not None
    assert ana.post(page, f"{page}/enable").status_code == 303
    assert member(desk, ben.email).disabled_at is None


def test_a_link_for_a_new_password_ends_the_old_one_when_it_is_used(
    ana: Browser, desk: Office, another: Callable[[], Browser]
) -> None:
    ben, his = desk.colleague("Ben"), another()
    his.sign_in(ben.email)
    page = f"/staff/{ben.id}"
    link = re.search(r"/invite/[\w-]+", ana.post(page, f"{page}/link").text)
    assert link
    assert his.get("/inbox").status_code == 200
    his.post(link[0], link[0], name="Ben", new=GOOD)
    assert his.get("/inbox").status_code == 303
    assert his.sign_in(ben.email).status_code == 401
    assert his.sign_in(ben.email, GOOD).status_code == 303


def test_outside_the_demo_an_admin_sets_up_the_second_factor_before_anything_else(real: Flask, desk: Office) -> None:
    browser = Browser(real.test_client())
    assert browser.sign_in().headers["Location"] == "/login/second-factor"
    assert browser.get("/inbox").status_code == 303
    page = browser.get("/login/second-factor").text
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert secret
    picture = browser.get("/login/second-factor.svg")
    assert picture.content_type.startswith("image/svg+xml")
    assert browser.post("/login/second-factor", "/login/second-factor", code="000000").status_code == 422
    shown = browser.post("/login/second-factor", "/login/second-factor", code=code(desk, secret[1].replace(" ", "")))
    assert len(re.findall(r"<li><code>", shown.text)) == 10
    assert browser.get("/inbox").status_code == 200


def test_a_code_is_asked_then_and_each_is_good_once(real: Flask, desk: Office) -> None:
    with_phone(desk, desk.member)
    one, two = Browser(real.test_client()), Browser(real.test_client())
    assert one.sign_in().headers["Location"] == two.sign_in().headers["Location"] == "/login/code"
    now = code(desk)
    assert one.get("/inbox").status_code == 303
    assert one.post("/login/code", "/login/code", code=now).headers["Location"] == "/inbox"
    assert two.post("/login/code", "/login/code", code=now).status_code == 401
    assert one.get("/inbox").status_code == 200
    assert two.get("/inbox").status_code == 303


@pytest.mark.parametrize("late", [-30, 0, 30], ids=["a fast clock", "the same clock", "a slow clock"])
def test_a_phone_may_be_half_a_minute_off(real: Flask, desk: Office, late: int) -> None:
    with_phone(desk, desk.member)
    desk.clock.pass_by(timedelta(minutes=5))
    browser = Browser(real.test_client())
    browser.sign_in()
    then = pyotp.TOTP(PHONE).at(desk.clock() + timedelta(seconds=late))
    assert browser.post("/login/code", "/login/code", code=then).status_code == 303


def test_codes_cannot_be_guessed(real: Flask, desk: Office) -> None:
    with_phone(desk, desk.member)
    browser = Browser(real.test_client())
    browser.sign_in()
    answers = [browser.post("/login/code", "/login/code", code=f"{each:06}").status_code for each in range(7)]
    assert answers == [401] * 5 + [429] * 2


def test_a_recovery_code_lets_in_once(real: Flask, desk: Office) -> None:
    codes = with_phone(desk, desk.member)
    for status in (303, 401):
        browser = Browser(real.test_client())
        browser.sign_in()
        assert browser.post("/login/code", "/login/code", code=codes[3].upper()).status_code == status
    with desk.rt.database.read() as conn:
        assert recovery_codes.left(conn, desk.member.id) == 9


def test_an_admin_lets_in_who_lost_the_phone(ana: Browser, desk: Office, another: Callable[[], Browser]) -> None:
    ben = desk.colleague("Ben")
    with_phone(desk, ben)
    page = f"/staff/{ben.id}"
    ana.post(page, f"{page}/second-factor")
    assert another().sign_in(ben.email).headers["Location"] == "/inbox"


def test_a_member_changes_the_password_and_only_this_browser_stays(
    ana: Browser, another: Callable[[], Browser]
) -> None:
    elsewhere = another()
    elsewhere.sign_in()
    assert ana.post("/me", "/me/password", current="wrong", new=GOOD).status_code == 422
    assert ana.post("/me", "/me/password", current=PASSWORD, new="riverbend-ana1").status_code == 422
    assert ana.get("/me").status_code == 200
    assert ana.post("/me", "/me/password", current=PASSWORD, new=GOOD).status_code == 303
    assert ana.get("/me").status_code == 200
    assert elsewhere.get("/me").status_code == 303
    assert another().sign_in(password=GOOD).status_code == 303


def test_a_member_signs_out_everywhere_else(ana: Browser, another: Callable[[], Browser]) -> None:
    elsewhere = another()
    elsewhere.sign_in()
    assert ana.get("/me").text.count("last used") == 1
    ana.post("/me", "/me/sessions")
    assert elsewhere.get("/me").status_code == 303
    assert ana.get("/me").status_code == 200


def test_a_member_says_how_they_are_called_what_they_write_and_whether_keys_work(ana: Browser, desk: Office) -> None:
    ana.post("/me", "/me/name", name="  Ana  María ")
    ana.post("/me", "/me/preferences", languages="es", language="es")
    found = member(desk, EMAIL)
    assert (found.name, found.languages, found.language, found.shortcuts) == ("Ana María", ("es",), "es", False)
    assert "Mis ajustes" in ana.get("/me").text


def test_a_member_sets_up_the_second_factor_by_themselves(ana: Browser, desk: Office) -> None:
    ana.post("/me", "/me/second-factor/begin")
    page = ana.get("/me/second-factor").text
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', page)
    assert secret
    shown = ana.post("/me/second-factor", "/me/second-factor", code=code(desk, secret[1].replace(" ", "")))
    assert len(re.findall(r"<li><code>", shown.text)) == 10
    assert member(desk, EMAIL).totp_secret
    ana.post("/me", "/me/second-factor/off")
    assert not member(desk, EMAIL).totp_secret


def test_who_must_change_the_password_does_so_first(real: Flask, desk: Office) -> None:
    ben = desk.colleague("Ben")
    with desk.rt.database.write() as conn:
        staff.change(conn, ben.id, must_change_password=True)
    browser = Browser(real.test_client())
    assert browser.sign_in(ben.email).headers["Location"] == "/login/password"
    assert browser.get("/inbox").status_code == 303
    for bad in (PASSWORD, "short", "password123456"):
        assert browser.post("/login/password", "/login/password", new=bad).status_code == 422
    assert browser.post("/login/password", "/login/password", new=GOOD).headers["Location"] == "/inbox"
    assert browser.get("/inbox").status_code == 200
