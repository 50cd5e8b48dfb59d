"""An admin's day in a real browser: the first sign-in, a member invited who signs in, their roles, the audit log."""

import re

import pyotp
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens, sign_in
from tests.browser.test_agents_day import press
from tests.rig.browser import Window
from tests.rig.product import PASSWORD, Product

pytestmark = pytest.mark.slow


def first_sign_in(window: Window, city: Product) -> str:
    """The admin of the first start: a password of their own, then a second factor; its secret."""
    sign_in(window, *city.first_login)
    page = window.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose your password")
    assert window.barriers() == []
    page.get_by_label("New password").fill(PASSWORD)
    press(window, "Save and go on")
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your second factor")
    expect(page.locator("img[src*='second-factor']")).to_be_visible()
    page.wait_for_function("[...document.images].every((each) => each.complete && each.naturalWidth > 0)")
    assert window.barriers() == []
    secret = page.locator("code").first.inner_text().replace(" ", "")
    page.locator("[name=code]").fill(pyotp.TOTP(secret).now())
    press(window, "Switch it on")
    expect(page.get_by_role("heading", level=1)).to_contain_text("recovery codes")
    assert window.barriers() == []
    return secret


def test_an_admins_day(opens: Opens, city: Product) -> None:
    _, number = city.resident()
    admin, cleo = opens(), opens()
    first_sign_in(admin, city)

    # A member is invited, for one department, and hands the link over.
    admin.go("/staff")
    admin.page.get_by_role("link", name="Invite a member").click()
    admin.page.get_by_label("Email").fill("cleo@riverbend.example")
    admin.page.get_by_label("The name residents read").fill("Cleo")
    admin.page.locator("#role-all").select_option("viewer")
    press(admin, "Invite")
    link = admin.page.locator("code.secret").inner_text()
    assert admin.barriers() == []

    # The member chooses a password, and reads but does not answer.
    cleo.go(link)
    assert cleo.barriers() == []
    cleo.page.get_by_label("New password").fill(PASSWORD[::-1])
    press(cleo, "Save")
    cleo.page.wait_for_url(re.compile("/(inbox|login)"))
    if "/login" in cleo.page.url:
        sign_in(cleo, "cleo@riverbend.example", PASSWORD[::-1])
    cleo.go(f"/inbox/{number}")
    expect(cleo.page.locator("#texts")).to_be_visible()
    expect(cleo.page.locator("#send")).to_have_count(0)
    cleo.go("/audit")
    expect(cleo.page.get_by_role("main")).not_to_contain_text("Cleo")

    # With another role they sign in anew, and answer.
    admin.go("/staff")
    admin.page.get_by_role("link", name="Cleo").click()
    member = admin.page.url
    admin.page.locator("#role-all").select_option("agent")
    press(admin, "Save the roles")
    expect(admin.page.get_by_role("status").first).to_be_visible()
    cleo.go(f"/inbox/{number}")
    expect(cleo.page.get_by_role("heading", level=1)).to_have_text("Sign in")
    sign_in(cleo, "cleo@riverbend.example", PASSWORD[::-1])
    cleo.go(f"/inbox/{number}")
    expect(cleo.page.locator("#send")).to_be_visible()

    # Disabled, they are out at once.
    admin.go(member)
    press(admin, "Disable")
    expect(admin.page.get_by_role("main")).to_contain_text("They cannot sign in.")
    cleo.go("/inbox")
    expect(cleo.page.get_by_role("heading", level=1)).to_have_text("Sign in")

    # All of it is written down, found by who did it, and proof-read.
    admin.go("/audit")
    admin.page.get_by_label("Who", exact=True).fill("cleo")
    press(admin, "Show")
    table = admin.page.locator("table")
    expect(table).to_contain_text(f"conversation {number}")
    expect(table).to_contain_text("read a conversation")
    admin.go("/audit")
    expect(table).to_contain_text("disabled a member")
    expect(table).to_contain_text("added a member")
    with admin.page.expect_download() as taken:
        press(admin, "Take these as a file (CSV)")
    assert taken.value.suggested_filename.endswith(".csv")
    press(admin, "Proof-read the whole log")
    expect(admin.page.get_by_role("status").last).to_contain_text("is as it was written")
