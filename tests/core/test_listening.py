"""All rules together: any text at all is heard without an error, and quickly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.listening import KEYWORDS as KEYWORDS_FILE
from tests.core.listening import demo_data
from tests.rig.yardstick import cost
from textbot.content.tree import read_yaml
from textbot.core.hearing.emergency import Emergencies
from textbot.core.hearing.keywords import FIXED, Keywords
from textbot.core.hearing.wishes import Wishes
from textbot.core.languages.language import hear
from textbot.core.words import clean, fold, mask

DATA = demo_data()
KEYWORDS, WISHES, EMERGENCIES = Keywords.from_data(DATA), Wishes.from_data(DATA), Emergencies.from_data(DATA)


def listen(text: str) -> None:
    clean(text), mask(text)
    KEYWORDS.command(text), EMERGENCIES.heard(text)
    WISHES.opt_out_wish(text), WISHES.person_wish(text), WISHES.distress(text)
    WISHES.status_wish(text), WISHES.how_to(text), WISHES.negated(text)
    hear(text, "en", True, ("en", "es"), None)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_is_heard(text: str) -> None:
    listen(text)


WORST = [
    "stop " * 320,
    "a" * 1600,
    "no me " * 260,
    "fire " * 320,
    "he is " * 260,
    "4 " * 800,
    "1" * 1600,
    "~ " * 800,
    "¿?" * 800,
    "\u0301" * 1600,
    "(" * 1600,
]


USUAL = "There's a pothole on the corner of Elm and 5th that's been there for weeks"


@pytest.mark.parametrize("text", WORST, ids=[repr(text[:6]) for text in WORST])
def test_the_longest_text_takes_no_time(text: str) -> None:
    assert cost(lambda: listen(text), lambda: listen(USUAL)) < 2000  # measured: 140


def test_a_usual_text_costs_little_more_than_reading_it() -> None:
    assert cost(lambda: listen(USUAL), lambda: [fold(USUAL) for _ in range(10)]) < 40  # measured: 8.7


def examples() -> list[str]:
    """Every phrasing that the demo city's answers and reports listen for."""
    flows = KEYWORDS_FILE.parent
    files = sorted([*flows.glob("answers/*.yaml"), *flows.glob("reports/*.yaml")])
    entries = [read_yaml(path.name, path.read_bytes()).data for path in files]
    return [text for entry in entries for row in entry.get("ask", {}).values() for text in row]


def commanded(text: str) -> bool:
    """Whether the whole text is a command; HELP and what is asked about the line itself have fixed answers."""
    command = KEYWORDS.command(text)
    return command is not None and command.name not in (*FIXED, "help")


def test_no_question_or_report_is_taken_for_an_opt_out_or_an_emergency() -> None:
    taken = [
        text
        for text in examples()
        if EMERGENCIES.heard(text) or WISHES.opt_out_wish(text) or WISHES.distress(text) or commanded(text)
    ]
    assert taken == []
