"""The demo city's kinds of reports and requests: each carries its terms, and goes word for word in both languages."""

from pathlib import Path

import pytest
import yaml

from textbot.config import HOME

CONVERSATIONS = HOME / "tests" / "conversations"
TOLD_AT_ONCE, ROUTINE = 3, 4
"""Texts a resident spends: when the first one tells all but a photo or who to call, and on a routine report."""
FILES = sorted((HOME / "flows" / "reports").glob("*.yaml"))
KINDS = {path.stem: entry for path in FILES if (entry := yaml.safe_load(path.read_text())).get("kind") != "answer"}
HIDDEN = {
    "none": {"code-violation-report", "stray-animal", "inspection-request"}
    | {"water-start-request", "water-stop-request", "payment-plan-request"},
    "block": {"missed-trash", "missed-recycling", "bulk-pickup", "new-cart-request", "abandoned-vehicle", "outage"}
    | {"street-concern"},
}


@pytest.mark.parametrize("key", KINDS)
def test_kind_says_who_takes_it_how_soon_and_how_long_it_takes(key: str) -> None:
    assert {"department", "priority", "expected_days", "public", "guidance"} <= KINDS[key].keys()


@pytest.mark.parametrize("key", KINDS)
def test_kind_shows_no_more_of_its_place_than_it_may(key: str) -> None:
    hidden = {each: public for public, keys in HIDDEN.items() for each in keys}
    assert KINDS[key]["public"] == hidden.get(key, "place")


@pytest.mark.parametrize("key", [key for key, entry in KINDS.items() if entry["public"] == "place"])
def test_what_lies_in_a_street_is_reported_once(key: str) -> None:
    assert KINDS[key]["duplicates"]["metres"] >= 20


@pytest.mark.parametrize("key", KINDS)
def test_kind_is_heard_in_ten_phrasings_of_each_language(key: str) -> None:
    assert {language: len(lines) >= 10 for language, lines in KINDS[key]["ask"].items()} == {"en": True, "es": True}


@pytest.mark.parametrize("key", KINDS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_kind_has_a_dialogue_that_ends_in_few_texts(key: str, language: str) -> None:
    texts = _texts(CONVERSATIONS / language / f"report-{key}.yaml")
    allowed = ROUTINE if KINDS[key].get("contact", "none") == "none" else ROUTINE + 2
    assert texts and max(texts) <= allowed
    told = [*texts, *_texts(CONVERSATIONS / language / f"report-{key.removesuffix('-request')}-at-once.yaml")]
    told += _texts(CONVERSATIONS / language / f"report-{key}-all-at-once.yaml")
    assert min(told) <= TOLD_AT_ONCE


def _texts(path: Path) -> list[int]:
    """How many texts of the resident each report of a dialogue took; nothing where there is no such dialogue."""
    if not path.exists():
        return []
    counts, spent = [], 0
    for turn in yaml.safe_load(path.read_text())["turns"]:
        spent += 1
        if "SubmitRequest" in turn.get("effects", ()):
            counts.append(spent)
            spent = 0
    return counts
