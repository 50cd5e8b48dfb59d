"""Hundreds of hostile texts, names and notes are read in a real browser: none runs, none turns the page around."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import requests
from twilio.request_validator import RequestValidator

from tests.browser.conftest import Opens
from tests.rig.browser import PHONE, WIDE, Window
from tests.rig.hostile import payloads
from tests.rig.product import Product
from tests.rig.twilio_double import ACCOUNT, NUMBER, TOKEN
from textbot.store import conversations, notes, request_people, staff

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

NAME = "Ana<img src=x onerror=xss(1)>\"'{{7*7}}"
# Text that turns the reading order must be shut in: its nearest box isolates it.
TURNING = """
() => {
  const turns = /[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u061c\\u0590-\\u08ff]/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const loose = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const tag = node.parentElement.tagName;
    if (!turns.test(node.data) || ["SCRIPT", "STYLE", "TEXTAREA", "OPTION"].includes(tag)) continue;
    let box = node.parentElement;
    while (box && box !== document.body && !/isolate|plaintext/.test(getComputedStyle(box).unicodeBidi)) {
      box = getComputedStyle(box).display.startsWith("inline") ? box.parentElement : null;
    }
    if (!box || box === document.body) loose.push(node.data.slice(0, 60));
  }
  return loose;
}
"""
# What a text brought into the page: elements that no template of ours makes.
FOREIGN = """
() => [...document.querySelectorAll(
  "iframe, object, embed, base, style, portal, math, marquee, form form, x, [href^=javascript], [href*=evil]," +
  "[src*=evil], [onerror], [onload], [onfocus], [onclick]"
)].map((each) => each.outerHTML.slice(0, 80))
"""


@dataclass(frozen=True)
class Flood:
    """Who sent what: the conversations, and the payloads in them; a report with hostile words."""

    conversations: tuple[int, ...]
    number: int
    reporter: int
    reference: str


@pytest.fixture(scope="module")
def flood(city: Product) -> Flood:
    """All payloads, as signed texts from three phones to a person; names and notes are hostile, too."""
    email = city.member(NAME, "supervisor")
    people = [city.resident() for _ in range(3)]
    with city.database.write() as conn:
        member = staff.by_email(conn, email)
        assert member is not None
        for _, number in people:
            conversations.change(conn, number, status="open", assignee_id=member.id, opened_at=datetime.now(UTC))
    bodies = payloads()
    shares = [(phone, bodies[start :: len(people)]) for start, (phone, _) in enumerate(people)]
    with ThreadPoolExecutor(len(shares)) as pool:
        assert list(pool.map(lambda share: _send(city, *share), shares)) == [True] * len(shares)
    with city.database.write() as conn:
        for number, body in enumerate(bodies[::9]):
            notes.add(conn, people[number % 3][1], member.id, body, datetime.now(UTC))
    return Flood(tuple(number for _, number in people), len(bodies), *_report(city))


def _send(city: Product, phone: str, bodies: tuple[str, ...]) -> bool:
    """Post them as Twilio does."""
    url, validator = f"{city.url}/sms", RequestValidator(TOKEN)
    with requests.Session() as session:
        for number, body in enumerate(bodies):
            form = {"MessageSid": f"SM{phone[-4:]}{number:028}", "AccountSid": ACCOUNT, "From": phone, "To": NUMBER}
            form |= {"Body": body, "NumMedia": "0"}
            signed = {"X-Twilio-Signature": validator.compute_signature(url, form)}
            if session.post(url, data=form, headers=signed, timeout=20).status_code != 200:
                return False
    return True


def _report(city: Product) -> tuple[int, str]:
    """A report whose reporter has a hostile name: their conversation, its reference."""
    phone = city.phone()
    said = city.texts(phone, "There is a pothole at 123 Main St, northbound", "skip", "yes")
    found = re.search(r"\d{4}-\d{4}-\d{4}", said)
    assert found, said
    with city.database.write() as conn:
        conn.execute(request_people.request_people.update().values(name=NAME))
    city.texts(phone, "agent please")
    return city.conversation(phone), found[0]


def test_it_is_many(flood: Flood) -> None:
    assert flood.number > 300


def test_nothing_runs_or_turns_a_page_around(signs_in: Opens, flood: Flood) -> None:
    window = signs_in(NAME, "supervisor")
    pages = [
        "/inbox?queue=all",
        "/inbox?queue=mine",
        "/inbox/search?q=xss",
        "/inbox/search?q=<script>",
        "/me",
        "/staff",
        f"/inbox/{flood.reporter}",
        f"/inbox/{flood.reporter}/requests/new",
        f"/r/{flood.reference}",
    ]
    seen = 0
    for number in flood.conversations:
        address: str | None = f"/inbox/{number}"
        while address:
            _is_harmless(window, address)
            seen += window.page.locator(".text").count()
            older = window.page.locator(".older a[href*='before=']")
            address = older.get_attribute("href") if older.count() else None
    for address in pages:
        _is_harmless(window, address)
    assert seen >= flood.number


def _is_harmless(window: Window, address: str) -> None:
    """On a desk and on a phone."""
    window.go(address)
    for width in (WIDE, PHONE):
        window.resize(width)
        assert window.page.evaluate(TURNING) == [], address
        assert window.too_wide() == [], (address, width)
    assert window.page.evaluate(FOREIGN) == [], address
    assert window.ran() == []
