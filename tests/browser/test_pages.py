"""Every page for staff, in each language, on a desk and on a phone: axe finds nothing, nothing runs over the edge."""

from dataclasses import dataclass

import pytest

from tests.browser.conftest import Opens
from tests.rig.browser import PHONE, WIDE, ZOOMED, Window
from tests.rig.product import Product

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

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
    "/inbox/keys",
    "/inbox/held",
    "/inbox/filed",
    "/figures",
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


@pytest.fixture(scope="module")
def rows(city: Product) -> Rows:
    """Some residents, one in danger, one with a report."""
    _, number = city.resident("Quiero hablar con una persona")
    _, urgent = city.resident("There is a fire in my kitchen, help")
    phone = city.phone()
    city.texts(phone, "There is a pothole at 123 Main St, northbound", "skip", "yes", "agent please")
    return Rows(number, urgent, city.conversation(phone))


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_has_a_barrier(signs_in: Opens, opens: Opens, rows: Rows, language: str) -> None:
    stranger, boss = opens(language=language), signs_in("Boss", "admin", language=language)
    found = [wrong for path in STRANGERS for wrong in _faults(stranger, path, language)]
    found += [wrong for path in MEMBERS for wrong in _faults(boss, path.format(**vars(rows)), language)]
    assert found == []


def _faults(window: Window, path: str, language: str) -> list[str]:
    """What is wrong with a page at each width."""
    window.go(path)
    found = []
    for width in (WIDE, ZOOMED, PHONE):
        window.resize(width)
        found += [f"{path} is too wide at {width}: {part}" for part in window.too_wide()]
        if width != ZOOMED:
            found += [f"{width} px: {wrong}" for wrong in window.barriers()]
    spoken = window.page.locator("html").get_attribute("lang")
    if spoken != language:
        found.append(f"{path} is in {spoken}, not in {language}")
    window.resize(WIDE)
    return found
