"""What tests of notices' pages share: two operators, their browsers, a form that is filled in."""

import re
from collections.abc import Callable

import pytest

from tests.rig.notices import NoticeDesk, notice_desk
from tests.rig.office import PASSWORD, Office
from tests.web.conftest import Browser

EN = "Riverbend: we sweep your street tomorrow. Please move your car. STOP=end"
ES = "Riverbend: barremos su calle mañana. Por favor mueva su auto. ALTO=fin"
FORM = {
    "title": "Sweeping on Elm", "class": "regular", "topic": "street-sweeping", "text-en": EN, "text-es": ES,
    "valid": "6", "unit": "hours", "when": "now", "fallback": "none",
}  # fmt: skip


@pytest.fixture
def two(desk: Office) -> NoticeDesk:
    """Two operators with phones, and residents who joined a topic."""
    made = notice_desk(desk)
    made.readers(60)
    return made


@pytest.fixture
def ben(two: NoticeDesk, another: Callable[[], Browser]) -> Browser:
    """A browser that the second operator signed in at."""
    opened = another()
    opened.sign_in("ben@riverbend.example", PASSWORD)
    return opened


def words(page: str) -> str:
    """What a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def write(ana: Browser, **changed: str) -> str:
    """Save the form; the notice's address."""
    made = ana.post("/notices/new", "/notices/new", **{**FORM, **changed}, do="save")
    assert made.status_code == 303, words(made.text)
    return made.headers["Location"]


def press(browser: Browser, page: str, deed: str) -> str:
    """Press the button of a deed; what the notice's page says then."""
    notice = page.partition("/sure")[0]
    assert browser.post(page, f"{notice}/do/{deed}").status_code == 303
    return words(browser.get(notice).text)
