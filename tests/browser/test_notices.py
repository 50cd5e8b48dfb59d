"""A notice in a real browser: written, read on the own phone, approved by a colleague on theirs, watched, stopped."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, insert, select

from tests.browser.conftest import Opens
from tests.rig.browser import PHONE, Window
from tests.rig.product import Product
from tests.rig.twilio_double import until
from textbot.store import staff
from textbot.store.contacts import contacts
from textbot.store.outbound import outbound
from textbot.store.subscriptions import subscriptions

pytestmark = pytest.mark.slow

PEOPLE, TOPIC = 5000, "water-alerts"
NOW = datetime.now(UTC)
EN = "Riverbend: boil your water for 1 minute before you drink it, until we text again."
ES = "Riverbend: hierva el agua 1 minuto antes de beberla, hasta que le escribamos de nuevo."


@pytest.fixture(scope="module")
def readers(city: Product) -> int:
    """How many joined a topic, all at once."""
    with city.database.write() as conn:
        first = (conn.execute(select(func.max(contacts.c.id))).scalar() or 0) + 1000
        ids = range(first, first + PEOPLE)
        seen = {"first_seen": NOW, "last_seen": NOW, "language_sure": True}
        people = [
            {"id": each, "phone": f"+1480{2000000 + each:07}", "language": "es" if each % 3 == 0 else "en", **seen}
            for each in ids
        ]
        conn.execute(insert(contacts), people)
        joined = {"topic": TOPIC, "state": "on", "since": NOW, "source": "text"}
        conn.execute(insert(subscriptions), [{"contact_id": each, **joined} for each in ids])
    return PEOPLE


@pytest.fixture
def operators(city: Product, signs_in: Opens) -> Iterator[tuple[Window, Window]]:
    """The one who writes at a desk, and the one who approves on a phone."""
    yield signs_in("Olga", "operator"), signs_in("Omar", "operator", PHONE)


def phone_of(city: Product, name: str) -> str:
    """The member's own phone, told to the product."""
    number, email = city.phone(), city.member(name, "operator")
    with city.database.write() as conn:
        found = staff.by_email(conn, email)
        assert found
        staff.change(conn, found.id, phone=number)
    return number


def begun(city: Product, notice_id: int) -> int:
    """How many sends have begun."""
    with city.database.read() as conn:
        where = outbound.c.notice_id == notice_id
        return conn.execute(select(func.count()).select_from(outbound).where(where)).scalar_one()


def stands_still(page: Page, city: Product, notice_id: int) -> int:
    """How many have begun once no more begin: a second and a half without any."""
    before = -1
    while (now := begun(city, notice_id)) != before:
        before = now
        page.wait_for_timeout(1500)
    return now


def click(page: Page, name: str | re.Pattern[str], role: str = "button") -> None:
    """Press it."""
    page.get_by_role(role, name=name).click()  # type: ignore[arg-type]


def test_a_notice_from_the_first_word_to_the_last_text(
    city: Product, operators: tuple[Window, Window], readers: int
) -> None:
    olga, omar = operators
    page, phone = olga.page, phone_of(city, "Olga")
    own = phone_of(city, "Omar")

    # Written: an audience by a button, the area on the map by clicks, and what it costs while it is typed.
    olga.go("/notices/new")
    page.get_by_label("Name for colleagues").fill("Boil water")
    page.get_by_role("radio", name="An emergency").check()
    page.get_by_label("Why it is an emergency").fill("E. coli was found at pump station 3.")
    page.get_by_label("Text in English").fill(EN)
    expect(page.locator("#cost-en")).to_contain_text("1 segment")
    page.get_by_label("Text in Spanish").fill(ES)
    click(page.locator("#part-any"), "Add")  # type: ignore[arg-type]
    page.get_by_label("Topic", exact=True).nth(1).select_option(TOPIC)
    page.get_by_label("Add people").select_option("polygon")
    click(page.locator("#part-any"), "Add")  # type: ignore[arg-type]
    drawn(page)
    click(page, "Count them now")
    expect(page.locator("#count-said")).to_contain_text("5,000 people get it.")
    assert olga.barriers() == []
    click(page, "Save and look it over")
    expect(page.locator(".big")).to_have_text("This texts 5,000 people.")
    notice = int(page.url.rsplit("/", 1)[1])

    # Read on the own phone, then handed in; the colleague is told with the text and the link.
    click(page, "Send it to me")
    assert EN in city.heard(phone, "boil your water").body
    click(page, "Ask for approval")
    expect(page.locator(".next")).to_contain_text("who wrote it cannot approve it")
    asked = city.heard(own, f"/notices/{notice}").body
    assert "5000" in asked.replace(",", "")

    # Approved on a phone, and sent.
    omar.go(f"/notices/{notice}")
    click(omar.page, "Look it over and decide", "link")
    expect(omar.page.get_by_text(EN)).to_be_visible()
    assert omar.barriers() == []
    assert omar.too_wide() == []
    click(omar.page, "Yes: it may text 5,000 people")
    expect(omar.page.get_by_text("Nothing is sent before you say so.")).to_be_visible()
    expect(page.get_by_text("Nothing is sent before you say so.")).to_be_visible()  # by itself
    click(page, "Send it…", "link")
    expect(page.locator(".big")).to_have_text("This texts 5,000 people now.")
    click(page, "Text 5,000 people now")

    # Watched: numbers rise by themselves, on both screens.
    expect(page.locator("[data-fill=of]")).to_have_text(re.compile(r"[1-9]\d* of 5,000"))
    expect(omar.page.locator("[data-fill=of]")).to_have_text(re.compile(r"[1-9]\d* of 5,000"))
    expect(page.locator("[data-fill=delivered]")).to_have_text(re.compile("[1-9]"))

    # Paused: soon nothing begins any more. Resumed, then stopped for good.
    click(page, "Pause now")
    expect(page.get_by_text("Nothing more is sent until somebody lets it go on.")).to_be_visible()
    still = stands_still(page, city, notice)
    assert 0 < still < PEOPLE
    click(page, "Let it go on…", "link")
    expect(page.locator(".big")).to_have_text(f"This texts {PEOPLE - still:,} more people.")
    click(page, re.compile("^Go on: text"))
    assert until(lambda: begun(city, notice) > still)
    click(page, "Stop it for good…", "link")
    click(page, re.compile("^Stop: do not text"))
    expect(page.locator("#progress h2")).to_have_text("Cancelled")
    ended = stands_still(page, city, notice)

    # What is kept.
    click(page, "Report", "link")
    with page.expect_download() as taken:
        click(page, "Take everybody as a file (CSV)")
    lines = taken.value.path().read_text().splitlines()
    assert len(lines) == PEOPLE + 1
    assert begun(city, notice) == ended == sum(",cancelled," not in line for line in lines[1:])


def drawn(page: Page) -> None:
    """Four clicks on the map, one of them taken back."""
    box = page.locator(".draw-map").bounding_box()
    assert box
    page.locator(".draw-map").scroll_into_view_if_needed()
    for x, y in ((0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.45, 0.55)):
        page.locator(".draw-map").click(position={"x": box["width"] * x, "y": box["height"] * y})
    expect(page.locator("[data-draw-said]")).to_have_text("4 corners")
    click(page, "Take back a corner")
    expect(page.locator("[data-draw-said]")).to_have_text("3 corners")


def test_the_form_works_before_scripts(city: Product, signs_in: Opens) -> None:
    window = signs_in("Olga", "operator", PHONE, java_script_enabled=False)
    page = window.page
    window.go("/notices/new")
    page.get_by_label("Name for colleagues").fill("Sweeping")
    page.get_by_label("Text in English").fill("Riverbend: hello")
    page.get_by_label("Add people").select_option("polygon")
    page.locator("#part-any .rule-add button").click()
    page.get_by_role("textbox", name="Corners").fill("33.45, -112.07\n33.46, -112.07\n33.46, -112.06")
    click(page, "Show it on the map")
    expect(page.locator(".drawn")).to_have_attribute("points", re.compile(r"\d+"))
    expect(page.get_by_label("Text in English")).to_have_value("Riverbend: hello")
    click(page, re.compile("^Remove"))
    expect(page.locator(".rule")).to_have_count(0)
    page.locator(".form-end button").click()
    expect(page.locator(".steps")).to_contain_text("What is still missing")
