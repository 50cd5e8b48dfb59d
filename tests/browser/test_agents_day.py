"""An agent's day in a real browser, from signing in to closing; two agents at once; all of it by the keyboard."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens, sign_in
from tests.rig.browser import PHONE, Window
from tests.rig.product import PASSWORD, Product
from textbot.store import staff, staff_sessions

pytestmark = pytest.mark.slow


def press(window: Window, name: str) -> None:
    """Press the button with that name."""
    window.page.get_by_role("button", name=name, exact=True).click()


def unfold(window: Window, part: str) -> None:
    """Open a folded part of the page."""
    window.page.locator(f"#{part} > summary").click()


def number_in(window: Window) -> int:
    """The conversation that is open."""
    found = re.search(r"/inbox/(\d+)", window.page.url)
    assert found, window.page.url
    return int(found[1])


def write(window: Window, words: str) -> None:
    """Type into the box for the resident."""
    window.page.locator("#text").fill(words)


def test_an_agents_day(opens: Opens, city: Product) -> None:
    city.resident("I need to talk to a person about my water bill")
    city.member("Ben")
    ana = opens()
    page = ana.page
    sign_in(ana, city.member("Ana"), PASSWORD)
    expect(page.locator("#queues")).to_be_visible()

    # The most overdue one, claimed and opened.
    press(ana, "Take next")
    page.wait_for_url(re.compile(r"/inbox/\d+"))
    number = number_in(ana)
    phone = city.phone_of(number)
    expect(page.locator("#facts")).to_contain_text("Ana")
    expect(page.locator("#texts .text").first).to_be_visible()

    # A saved reply is taken into the box; what was typed is taken back within five seconds, and never sent.
    unfold(ana, "saved")
    page.locator("#saved-search").fill("wait")
    page.locator("#saved-search").press("Enter")
    expect(page.locator("#text")).not_to_have_value("")
    write(ana, "Sorry, wrong person.")
    press(ana, "Send")
    press(ana, "Undo")
    expect(page.locator("#text")).to_have_value(re.compile("Sorry, wrong person."))

    # It goes out once; the tick comes by itself. A note is written meanwhile.
    write(ana, "Hello, I can look at your bill.")
    press(ana, "Send")
    expect(page.locator("#texts")).to_contain_text("I can look at your bill.")
    page.locator("#note").fill("Bill of October, ask Finance")
    press(ana, "Keep the note")
    expect(page.locator("#texts")).to_contain_text("Bill of October, ask Finance")
    sent = city.heard(phone, "I can look at your bill.")
    assert "Ana" in sent.body
    expect(page.locator("#texts .delivery.delivered")).to_have_count(1)
    assert not any("wrong person" in text.body or "October" in text.body for text in city.said_to(phone))

    # The resident answers, and it stands there without a reload; what is being typed stays.
    write(ana, "One mom")
    city.texts(phone, "It is 40 dollars too high")
    expect(page.locator("#texts")).to_contain_text("It is 40 dollars too high")
    expect(page.locator("#text")).to_have_value("One mom")

    # Put aside until the resident writes; it is found by its words.
    expect(page.locator("#snooze [name=version]")).to_have_value(city.version(number))
    unfold(ana, "snooze")
    page.locator("#snooze").get_by_role("button", name="Put aside").click()
    expect(page.locator("#facts")).to_contain_text("Put aside until")
    ana.go("/inbox?queue=snoozed")
    expect(page.locator(f"#c{number}")).to_be_visible()
    city.texts(phone, "Are you there?")
    ana.go("/inbox?queue=mine")
    expect(page.locator(f"#c{number}")).to_be_visible()
    page.locator("#find").fill("dollars too high")
    page.locator("#find").press("Enter")
    page.get_by_role("link").filter(has_text="dollars too high").first.click()
    page.wait_for_url(re.compile(rf"/inbox/{number}"))

    # Handed to a colleague, and back; closed with a word.
    unfold(ana, "assign")
    page.locator("#to").select_option(label="Ben")
    page.locator("#assign").get_by_role("button", name="Assign").click()
    expect(page.locator("#facts")).to_contain_text("Ben")
    page.locator("#facts").get_by_role("button", name="Take").first.click()
    expect(page.locator("#facts .state h2")).to_contain_text("Ana")
    unfold(ana, "close")
    page.locator("#words").fill("All done. Have a good day!")
    city.texts(phone, "Thanks for that")
    expect(page.locator("#texts")).to_contain_text("Thanks for that")
    expect(page.locator("#close [name=version]")).to_have_value(city.version(number))
    expect(page.locator("#words")).to_have_value("All done. Have a good day!")
    press(ana, "Close and tell them")
    city.heard(phone, "All done. Have a good day!")
    ana.go(f"/inbox/{number}")
    expect(page.locator("#facts h2").first).to_contain_text("Closed")


def test_two_agents_at_one_conversation(signs_in: Opens, city: Product) -> None:
    phone, number = city.resident()
    ana, ben = signs_in("Ana"), signs_in("Ben")
    for each in (ana, ben):
        each.go(f"/inbox/{number}")
    ben.page.locator("#text").press_sequentially("Somebody else")
    expect(ana.page.locator("#presence")).to_contain_text("Ben")
    write(ana, "I will call you at noon.")
    press(ana, "Send")
    expect(ben.page.locator("#texts")).to_contain_text("I will call you at noon.")
    expect(ben.page.locator("#text")).to_have_value("Somebody else")
    city.heard(phone, "at noon")


def test_a_text_that_meets_another_waits_for_a_second_look(signs_in: Opens, city: Product) -> None:
    """Without a script, too: nothing there says what came meanwhile until the button is pressed."""
    phone, number = city.resident()
    ana, ben = signs_in("Ana"), signs_in("Ben", java_script_enabled=False)
    for each in (ana, ben):
        each.go(f"/inbox/{number}")
    write(ben, "Please call us.")
    write(ana, "I will call you.")
    press(ana, "Send")
    expect(ana.page.locator("#undo")).to_be_visible()
    press(ben, "Send")
    expect(ben.page.locator(".new-since")).to_contain_text("I will call you.")
    expect(ben.page.locator("#text")).to_have_value(re.compile("Please call us."))
    city.heard(phone, "I will call you.")
    assert not any("Please call us." in text.body for text in city.said_to(phone))
    press(ben, "Send anyway")
    city.heard(phone, "Please call us.")
    assert sum("call" in text.body and "Emergency" not in text.body for text in city.said_to(phone)) == 2


def test_what_was_typed_outlives_a_lost_session_and_goes_out_once(opens: Opens, city: Product) -> None:
    phone, number = city.resident()
    lee, email = opens(), city.member("Lee")
    page = lee.page
    sign_in(lee, email, PASSWORD)
    page.wait_for_url(re.compile("/inbox"))
    lee.go(f"/inbox/{number}")
    write(lee, "A crew comes at noon.")
    with city.database.write() as conn:
        found = staff.by_email(conn, email)
        assert found
        staff_sessions.end_all(conn, found.id, datetime.now(UTC))
    press(lee, "Send")
    expect(page.locator(".note")).to_contain_text("nothing was done")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("#text")).to_have_value("A crew comes at noon.")
    press(lee, "Send")
    city.heard(phone, "A crew comes at noon.")
    page.go_back()
    expect(page.locator("#texts")).to_contain_text("A crew comes at noon.")
    expect(page.locator("#text")).to_have_value("")
    city.texts(phone, "STOP")
    expect(page.locator("#barred")).to_be_visible()
    expect(page.locator("#send")).to_be_disabled()


def test_the_keyboard_alone_is_enough(signs_in: Opens, city: Product) -> None:
    phone, number = city.resident()
    ana = signs_in("Ana")
    page = ana.page
    ana.go("/inbox?queue=all")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/inbox/\d+"))
    ana.go(f"/inbox/{number}")
    page.keyboard.press("r")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("jkrane by keys /?")
    expect(page.locator("#text")).to_have_value("jkrane by keys /?")
    page.keyboard.press("Tab")
    expect(page.locator("#send")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#undo")).to_be_visible()
    page.locator("body").press("n")
    expect(page.locator("#note")).to_be_focused()
    page.keyboard.type("by keys")
    page.locator("#note").press("Escape")
    expect(page.locator("#note")).not_to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator("#close")).to_have_attribute("open", "")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    city.heard(phone, "by keys")


def test_many_are_answered_at_once_each_in_their_language(signs_in: Opens, city: Product) -> None:
    english, spanish = city.resident(), city.resident("Quiero hablar con una persona")
    sue = signs_in("Sue", "supervisor")
    page = sue.page
    sue.go("/inbox?queue=all")
    for _, number in (english, spanish):
        page.locator(f"#pick{number}").check()
    page.locator("#bulk-bar").get_by_role("button", name="Reply").click()
    assert sue.barriers() == []
    page.locator("#text-en").fill("The office is open again.")
    page.locator("#text-es").fill("La oficina está abierta otra vez.")
    press(sue, "Show who gets what")
    expect(page.get_by_role("main")).to_contain_text("2 people get a text")
    assert sue.barriers() == []
    expect(page.get_by_role("main")).to_contain_text("La oficina está abierta otra vez.")
    press(sue, "Send to 2 people")
    assert sue.barriers() == []
    city.heard(english[0], "The office is open again.")
    city.heard(spanish[0], "La oficina está abierta otra vez.")
    assert not any("oficina" in text.body for text in city.said_to(english[0]))


def test_a_day_in_spanish_on_a_phone(signs_in: Opens, city: Product) -> None:
    phone, number = city.resident("Quiero hablar con una persona")
    eva = signs_in("Eva", width=PHONE, language="es")
    eva.go("/inbox")
    expect(eva.page.locator("html")).to_have_attribute("lang", "es")
    eva.go(f"/inbox/{number}")
    write(eva, "Buenos días, ¿en qué le puedo ayudar?")
    eva.page.locator("#send").click()
    city.heard(phone, "¿en qué le puedo ayudar?")
    assert eva.sideways() <= 0
