"""Routing rules: the first that fits and names a department decides; the others only tell."""

from datetime import datetime, time
from typing import Any

import pytest

from textbot.core.routing import HAND_OFF, REQUEST, TRIAGE, Matter, Routed, Rule, route

# A Monday.
NOON = datetime(2026, 11, 23, 12)


def matter(kind: str = REQUEST, at: datetime = NOON, **more: Any) -> Matter:
    return Matter(kind, at, **{"type": "pothole", "own": "streets"} | more)


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        ({}, True),
        ({"kinds": (REQUEST,)}, True),
        ({"kinds": (HAND_OFF,)}, False),
        ({"types": ("pothole", "sign-down")}, True),
        ({"types": ("sign-down",)}, False),
        ({"districts": ("2",)}, True),
        ({"districts": ("3",)}, False),
        ({"words": ("escuela", "school")}, True),
        ({"words": ("schools",)}, False),
        ({"priorities": ("high",)}, False),
        ({"hours": (time(8), time(17))}, True),
        ({"hours": (time(17), time(8))}, False),
        ({"days": (0,)}, True),
        ({"days": (1,)}, False),
        ({"types": ("pothole",), "districts": ("3",)}, False),
        ({"reasons": ("distress",)}, False),
    ],
    ids=str,
)
def test_a_rule_fits_when_all_it_names_fits(rule: dict[str, Any], fits: bool) -> None:
    assert Rule("r", **rule).fits(matter(district="2", words="By the School, please")) == fits


@pytest.mark.parametrize(
    ("at", "fits"),
    [
        (datetime(2026, 11, 23, 23), True),
        (datetime(2026, 11, 24, 5, 59), True),
        (datetime(2026, 11, 24, 6), False),
        (datetime(2026, 11, 23, 5), False),
        (datetime(2026, 11, 24, 23), False),
    ],
    ids=["Monday night", "the hours after", "the morning", "Sunday's night", "Tuesday night"],
)
def test_hours_over_midnight_belong_to_the_day_they_begin_on(at: datetime, fits: bool) -> None:
    assert Rule("night", hours=(time(18), time(6)), days=(0,)).fits(matter(at=at)) == fits


def test_the_first_rule_with_a_department_decides_and_those_before_it_tell() -> None:
    rules = (
        Rule("tell", notify=("police", "parks")),
        Rule("first", department="parks", assignee="a@b.org", notify=("fire",)),
        Rule("second", department="water", notify=("library",)),
    )
    told = (("clerk", "flow"), ("police", "tell"), ("fire", "first"))
    assert route(rules, matter(), ("clerk",)) == Routed("parks", "a@b.org", "first", told)


def test_what_no_rule_fits_goes_to_its_own_department_and_else_to_triage() -> None:
    rules = (Rule("other", department="water", types=("leak",)),)
    assert route(rules, matter()) == Routed("streets")
    assert route(rules, matter(own="")) == Routed(TRIAGE)
