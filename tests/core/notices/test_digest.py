"""Digests: the heaviest lines that fit, in the rules' order, each once."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.rig.office import riverbend
from textbot.core.notices.digest import NO_ROOM, Digests
from textbot.core.notices.newsletter import Fixed, LineRule, MonthFacts, Own, Resident, When

TODAY = date(2026, 12, 1)
FACTS = MonthFacts(
    date(2026, 11, 1),
    TODAY,
    {("pothole", "3"): Fixed(41, 4, tuple(range(41))), ("streetlight", "3"): Fixed(1, 1, (99,)),
     ("", ""): Fixed(120, 3, (1, 2)), ("missed-trash", "3"): Fixed(2, 1, (7, 8))},
)  # fmt: skip
OWN = tuple(
    Own(each, f"2026-11{each:02}-0001", "graffiti", "Elm St", False, date(2026, 11, each)) for each in (20, 9, 3)
)
LUZ = Resident(7, "en", "3", "5", frozenset({"newsletter", "trash-reminders"}), OWN)


def digests(*rules: LineRule) -> Digests:
    """Of the demo city's newsletter, with its rules or these."""
    newsletter = riverbend().playbook.newsletters["neighborhood"]
    return Digests(riverbend().playbook, replace(newsletter, rules=rules) if rules else newsletter, FACTS)


def test_lines_stand_in_the_files_order_and_a_weak_one_gives_way() -> None:
    found = digests().digest(LUZ, 200)
    assert [line.rule for line in found.lines] == ["own-done", "own-done", "trash-slide"]
    assert found.passed["potholes"] == NO_ROOM
    assert found.passed["missed-trash"] == "nothing to say"  # two, and it is said of three at least
    assert "own-done" not in found.passed


def test_one_is_said_as_one() -> None:
    said = {line.rule: line.text for line in digests().digest(LUZ, 1000).lines}
    assert said["streetlights"] == "In District 3: 1 streetlight fixed in 1 day."
    assert said["potholes"] == "In District 3: 41 potholes fixed, median 4 days."
    assert said["trash-slide"] == "Christmas Day moves your trash day to Saturday, December 26."
    assert said["council"].startswith("City Council: Tuesday, December 15, 6 PM")


@pytest.mark.parametrize(
    ("when", "why"),
    [
        (When(topics=("events",)), "when: topics"),
        (When(districts=("1", "2")), "when: districts"),
        (When(zones=("4",)), "when: zones"),
        (When(languages=("es",)), "when: languages"),
        (When(("newsletter",), ("3",), ("5",), ("en",)), None),
    ],
    ids=["topics", "districts", "zones", "languages", "all hold"],
)
def test_a_line_is_for_whom_its_rule_says(when: When, why: str | None) -> None:
    rule = riverbend().playbook.newsletters["neighborhood"].rule("potholes")
    assert rule is not None
    found = digests(replace(rule, when=when)).digest(LUZ, 300)
    assert found.passed.get("potholes") == why


@settings(max_examples=60, deadline=None)
@given(some.integers(0, 400), some.lists(some.integers(0, 100), min_size=12, max_size=12))
def test_never_longer_than_the_room_and_nothing_heavier_that_fits_is_left(room: int, weights: list[int]) -> None:
    rules = riverbend().playbook.newsletters["neighborhood"].rules
    weighted = [replace(rule, weight=weight, most=1) for rule, weight in zip(rules, weights, strict=True)]
    found = digests(*weighted).digest(LUZ, room)
    every = digests(*weighted).digest(LUZ, 10_000)
    assert len(found.text) <= room
    order = [rule.key for rule in weighted]
    assert [line.rule for line in found.lines] == sorted((line.rule for line in found.lines), key=order.index)
    taken = {line.rule for line in found.lines}
    left = room - len(found.text) - bool(found.lines)
    assert all(len(line.text) > left for line in every.lines if line.rule not in taken)
