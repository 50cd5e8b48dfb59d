"""The sign-in page."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.rig.office import EMAIL, Office
from tests.web.conftest import Browser


def test_signing_in_leads_to_the_inbox(browser: Browser) -> None:
    answer = browser.sign_in()
    assert (answer.status_code, answer.headers["Location"]) == (303, "/inbox")
    assert "Ana" in browser.get("/inbox").text


def test_a_wrong_password_says_so_and_keeps_the_email(browser: Browser) -> None:
    answer = browser.sign_in(password="wrong")
    assert answer.status_code == 401
    assert "do not belong together" in answer.text
    assert EMAIL in answer.text
    assert "wrong" not in answer.text


def test_too_many_tries_are_said_kindly(browser: Browser) -> None:
    for _ in range(5):
        browser.sign_in(password="wrong")
    answer = browser.sign_in()
    assert answer.status_code == 429
    assert "wait a minute" in answer.text


def test_the_page_a_stranger_wanted_is_shown_after_signing_in(browser: Browser) -> None:
    to_login = browser.get("/inbox/7?x=1").headers["Location"]
    page = browser.get(to_login).text
    assert 'name="next" value="/inbox/7?x=1"' in page
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    fields = {"csrf_token": token, "next": "/inbox/7", "email": EMAIL, "password": "a-password-for-tests"}
    assert browser.client.post("/login", data=fields).headers["Location"] == "/inbox/7"


@pytest.mark.parametrize(
    "wanted", ["https://evil.example", "//evil.example", "/\\evil.example", "/inbox/\\evil", "/logout", "javascript:1"]
)
def test_nobody_is_sent_to_another_site_after_signing_in(browser: Browser, wanted: str) -> None:
    assert (
        browser.post("/login", "/login", email=EMAIL, password="a-password-for-tests", next=wanted).headers["Location"]
        == "/inbox"
    )


def test_signing_out_ends_it_for_a_stolen_cookie_too(ana: Browser, another: Callable[[], Browser]) -> None:
    kept = ana.client.get_cookie("textbot")
    assert kept is not None
    assert ana.post("/inbox", "/logout").status_code == 303
    thief = another()
    thief.client.set_cookie("textbot", kept.value)
    assert ana.get("/inbox").status_code == thief.get("/inbox").status_code == 303


def test_an_idle_browser_has_to_sign_in_again(ana: Browser, desk: Office) -> None:
    desk.clock.pass_by(timedelta(minutes=31))
    assert ana.get("/inbox").status_code == 303


def test_a_token_from_before_signing_in_is_not_taken_over(browser: Browser, desk: Office) -> None:
    browser.client.set_cookie("textbot", "chosen-by-somebody-else")
    browser.sign_in()
    kept = browser.client.get_cookie("textbot")
    assert kept is not None
    assert kept.value != "chosen-by-somebody-else"


def test_the_demo_shows_its_login(browser: Browser) -> None:
    assert "demo@riverbend.example" in browser.get("/login").text
    assert "demo@riverbend.example" in browser.get("/").text
