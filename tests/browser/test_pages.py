"""Every page for staff: axe finds nothing, nothing runs over the edge, on a desk and on a phone, in each language."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import select

from tests.browser.conftest import Opens
from tests.rig.browser import PHONE, WIDE, ZOOMED, Window
from tests.rig.product import Product
from textbot.actions.notices.write_notice import columns
from textbot.core.notices.draft import EMERGENCY, Draft
from textbot.store import hot_spots, notices, requests, staff

pytestmark = pytest.mark.slow

NOW = datetime.now(UTC)
NOTICES = ("draft", "submitted", "paused")
STRANGERS = ("/login", "/about", "/nowhere", "/invite/nobody-has-this")
MEMBERS = (
    "/inbox",
    "/inbox?queue=all",
    "/inbox?queue=closed",
    "/inbox/search?q=person",
    "/inbox/search?q=nothing+like+it",
    "/inbox/{number}",
    "/inbox/{urgent}",
    "/inbox/{reporter}",
    "/inbox/{reporter}/requests/new",
    "/inbox/hot/{hot}",
    "/inbox/keys",
    "/inbox/held",
    "/inbox/filed",
    "/notices",
    "/notices/new",
    "/notices/{draft}",
    "/notices/{draft}/sure/cancel",
    "/notices/{waits}/approve",
    "/notices/{waits}/break-glass",
    "/notices/{runs}",
    "/notices/{runs}/correct",
    "/notices/{runs}/report",
    "/storm",
    "/figures",
    "/figures/engagements",
    "/audit",
    "/staff",
    "/staff/new",
    "/me",
    "/inbox/0",
)


@dataclass(frozen=True)
class Rows:
    """Conversations of every kind to look at."""

    number: int
    urgent: int
    reporter: int
    hot: int
    draft: int
    waits: int
    runs: int


@pytest.fixture(scope="module")
def rows(city: Product) -> Rows:
    """Some residents, one in danger, one with a report that is one of many."""
    _, number = city.resident("Quiero hablar con una persona")
    _, urgent = city.resident("There is a fire in my kitchen, help")
    phone = city.phone()
    city.texts(phone, "There is a pothole at 123 Main St, northbound", "skip", "yes", "agent please")
    return Rows(number, urgent, city.conversation(phone), _hot_spot(city), *map(partial(_notice, city), NOTICES))


def _hot_spot(city: Product) -> int:
    """All reports so far as one hot spot."""
    with city.database.write() as conn:
        made = hot_spots.add(
            conn, NOW, flow="pothole", department="streets", place="", lat=33.45, lon=-112.07, metres=50
        )
        hot_spots.join(conn, made, tuple(conn.scalars(select(requests.requests.c.id))), NOW)
    return made


def _notice(city: Product, state: str) -> int:
    """An emergency notice in that state."""
    email = city.member("Olga", "operator")
    texts = {"en": "Riverbend: boil your water.", "es": "Riverbend: hierva el agua."}
    draft = Draft(
        "Boil water", texts, {"any": [{"repeat": True}]}, EMERGENCY, reason="A main broke", validity_minutes=60
    )
    with city.database.write() as conn:
        author = staff.by_email(conn, email)
        assert author
        made = notices.add(conn, NOW, key=f"key {state}", author_id=author.id, **columns(draft))
        assert notices.move(conn, made, ("draft",), state, NOW, started_at=NOW if state == "paused" else None)
    return made


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_has_a_barrier(signs_in: Opens, opens: Opens, rows: Rows, language: str) -> None:
    """axe reads a page in one language on a desk and in the other on a phone, the next one the other way round."""
    stranger, boss = opens(language=language), signs_in("Boss", "admin", language=language)
    windows = [(stranger, path) for path in STRANGERS]
    windows += [(boss, path.format(**vars(rows))) for path in MEMBERS]
    found = []
    for number, (window, path) in enumerate(windows):
        window.go(path)
        found += _faults(window, WIDE if number % 2 == (language == "en") else PHONE, language)
    boss.go("/audit")
    boss.page.locator("form[action$='/verify'] button").click()
    boss.page.wait_for_url("**/audit/verify")
    found += _faults(boss, WIDE if language == "en" else PHONE, language)
    assert found == []


def _faults(window: Window, width: int, language: str) -> list[str]:
    """What is wrong with the page, and above all at that width."""
    found = []
    for each in (*{WIDE, ZOOMED, PHONE} - {width}, width):
        window.resize(each)
        found += [f"{window.path} is too wide at {each}: {part}" for part in window.too_wide()]
    found += [f"{width} px: {wrong}" for wrong in window.barriers()]
    spoken = window.page.locator("html").get_attribute("lang")
    if spoken != language:
        found.append(f"{window.path} is in {spoken}, not in {language}")
    return found
