import re
from datetime import UTC, date, datetime
from datetime import time as clock

import pytest

from tests.content.tiny import tiny
from tests.rig.yardstick import cost
from textbot.config import HOME
from textbot.content.load import load_playbook
from textbot.content.placeholders import PHRASES
from textbot.content.proof import Findings, proofread
from textbot.content.source import locales_of, read_folder, version_of
from textbot.core.lookups.lookup import Lookup

CODE = HOME / "textbot"


@pytest.fixture(scope="module")
def shipped() -> dict[str, bytes]:
    flows = HOME / "flows"
    return read_folder(flows, locales_of(flows))


def test_facts_of_the_city_are_fitted() -> None:
    city = load_playbook(tiny()).city
    assert city.hours.opens == {0: (clock(8), clock(17)), 1: (clock(8), clock(17))}
    assert city.collection == {"1": 0, "2": 1}
    assert city.collection_skips.on(date(2026, 11, 26)) == "Thanksgiving Day"
    assert city.collection_skips.on(date(2026, 11, 27)) is None
    assert city.hours.holidays.on(date(2026, 11, 27)) == "Day after"
    assert not city.hours.is_open(datetime(2026, 9, 7, 10, tzinfo=UTC))
    assert city.approved_by["scam"] == "A. Counsel"


COLLECTED = Lookup("address", "collection")


def test_an_answer_that_looks_up_asks_in_two_steps() -> None:
    playbook = load_playbook(tiny())
    flow = playbook.flows["trash-day"]
    assert "trash-day" not in playbook.answers
    assert (flow.kind, [(step.name, step.kind, step.lookup) for step in flow.steps]) == (
        "answer",
        [("place", "locate", COLLECTED), ("tell", "say", COLLECTED)],
    )
    for language in ("en", "es"):
        assert playbook.text(f"{flow.steps[0].path}.say", language).startswith("What is your address?")
        assert playbook.has(f"{flow.steps[1].path}.say")


def test_a_flow_keeps_its_steps_options_and_words() -> None:
    playbook = load_playbook(tiny())
    lane = playbook.flows["pothole"].step("lane")
    assert lane is not None
    assert (lane.optional, [option.key for option in lane.options]) == (True, ["north", "south"])
    assert lane.options[0].hear == {"en": ("nb",), "es": ("norte",)}
    assert playbook.text(f"{lane.path}.say", "en", options="1 north") == "Which lane? 1 north"
    assert playbook.text("city.holiday_names.Thanksgiving Day", "es") == "Thanksgiving Day"


def test_phrasings_lead_to_their_keys() -> None:
    ranked = load_playbook(tiny()).matcher.rank("when is the pool open", "en")
    assert (ranked[0].kind, ranked[0].key) == ("answer", "pool")


def test_the_version_is_that_of_the_files() -> None:
    assert load_playbook(tiny()).version == version_of(tiny())


def test_every_phrase_the_code_says_is_in_the_table() -> None:
    said = re.compile(r"""(?:["']phrases\.(?!yaml\b)|phrase\(["']|introduce\(["'])([a-z][a-z_]*[a-z])\b""")
    found = {
        key
        for folder in ("core", "actions", "jobs", "web")
        for path in (CODE / folder).rglob("*.py")
        for key in said.findall(path.read_text())
    }
    assert len(found) > 40
    assert found - set(PHRASES) == set()


def test_the_demo_playbook_loads_at_once(shipped: dict[str, bytes]) -> None:
    assert cost(lambda: load_playbook(shipped)) < 120  # measured: 38 times plain work of 10 ms


def test_the_demo_playbook_is_without_fault(shipped: dict[str, bytes]) -> None:
    findings: Findings = proofread(shipped)
    assert not findings.failed(strict=True), "\n".join(str(each) for each in findings.problems if each.level != "info")
