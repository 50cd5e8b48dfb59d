"""Hundreds of hostile texts, names and notes are read in a real browser: none runs, none turns the page around."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import pytest
import requests
from PIL import Image
from playwright.sync_api import expect
from sqlalchemy import func, select
from twilio.request_validator import RequestValidator

from tests.browser.conftest import Opens
from tests.rig.browser import PHONE, WIDE, Window
from tests.rig.hostile import payloads
from tests.rig.product import Product
from tests.rig.twilio_double import ACCOUNT, NUMBER, TOKEN
from textbot.store import conversations, inbound, media, notes, request_people, staff
from textbot.store.media_files import keep

pytestmark = pytest.mark.slow

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
            if session.post(url, data=form, headers=signed, timeout=60).status_code != 200:
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


def test_what_came_as_a_photo_runs_nothing(signs_in: Opens, city: Product, flood: Flood) -> None:
    """A clean copy is handed out as a picture and nothing else; a page or a drawing that came as one, not at all."""
    window = signs_in(NAME, "supervisor")
    photo = BytesIO()
    Image.new("RGB", (8, 6), "teal").save(photo, "JPEG")
    kinds = {"image/jpeg": photo.getvalue(), "image/svg+xml": b"<svg onload=xss(1)>", "text/html": b"<script>xss(1)"}
    told = {}
    for number, (kind, data) in enumerate(kinds.items()):
        window.page.goto(f"/inbox/media/{_medium(city, number, kind, data)}")
        told[kind] = window.page.evaluate("[document.contentType, document.scripts.length]")
        assert window.ran() == []
    assert told["image/jpeg"] == ["image/jpeg", 0]
    # The sandbox keeps even the styles of the browser's own page around a picture out, and says so.
    assert all("Content Security Policy" in fault or "sandboxed" in fault for fault in window.faults)
    window.faults.clear()
    answer = window.page.request.get(f"/inbox/media/{_medium(city, 9, 'image/jpeg', photo.getvalue())}")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    for kind in ("image/svg+xml", "text/html"):
        assert window.page.request.get(f"/inbox/media/{_medium(city, 5, kind, kinds[kind])}").status == 404


def _medium(city: Product, number: int, kind: str, data: bytes) -> int:
    """A medium as if it had been kept as what it said it was."""
    with city.database.write() as conn:
        text = conn.scalar(select(func.max(inbound.inbound.c.id)))
        made = media.add(conn, text, number + 10 * len(kind), "https://api.twilio.com/x", kind, datetime.now(UTC))
        sha256 = keep(city.stack.data, data, "image/jpeg")
        media.change(conn, made, state="stored", sha256=sha256, content_type=kind)
    return made


def test_a_saved_reply_is_filled_with_hostile_names_as_letters(signs_in: Opens, flood: Flood) -> None:
    window = signs_in(NAME, "supervisor")
    window.go(f"/inbox/{flood.reporter}")
    page = window.page
    page.locator("#saved > summary").click()
    page.locator("#saved-search").press("Enter")
    expect(page.locator("#text")).not_to_have_value("")
    assert "{" not in page.locator("#text").input_value().replace(NAME, "")
    assert window.page.evaluate(FOREIGN) == []
    assert window.ran() == []


def _is_harmless(window: Window, address: str) -> None:
    """On a desk and on a phone."""
    window.go(address)
    for width in (WIDE, PHONE):
        window.resize(width)
        assert window.page.evaluate(TURNING) == [], address
        assert window.too_wide() == [], (address, width)
    assert window.page.evaluate(FOREIGN) == [], address
    assert window.ran() == []
