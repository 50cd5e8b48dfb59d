"""A work order as one text, and what may be shown of a system's own words."""

from dataclasses import replace

import pytest

from tests.rig.crm.cases import REFERENCE, an_order
from textbot.connectors.order_text import cut, full_text, headline, names_reference, reason, remark
from textbot.core.work_orders.order import Person


def test_the_whole_order_stands_in_one_text() -> None:
    order = replace(an_order(), media=("https://text.mycity.gov/m/1",), url="https://text.mycity.gov/r/1")
    assert full_text(order, 1000).splitlines() == [
        "Size: big enough to damage a car",
        "Lane: northbound",
        "",
        "Place: Elm St & 5th Ave",
        "Map: 33.448400, -112.074000",
        "Photo: https://text.mycity.gov/m/1",
        "Page: https://text.mycity.gov/r/1",
        f"Reference: {REFERENCE}",
    ]


def test_a_place_nobody_could_look_up_is_told_as_such() -> None:
    order = replace(an_order(), lat=None, lon=None, confidence="unverified")
    assert "could not be looked up" in full_text(order, 1000)


def test_whom_to_call_is_told_only_where_there_is_no_field_for_it() -> None:
    order = replace(an_order(), person=Person("Ana Ruiz", "+16025550123"))
    assert "Ana" not in full_text(order, 1000)
    assert "Call back: Ana Ruiz +16025550123" in full_text(order, 1000, caller=True)


@pytest.mark.parametrize("limit", [160, 200, 400, 4000])
def test_what_is_too_long_keeps_its_reference(limit: int) -> None:
    told = full_text(replace(an_order(), description="word " * 2000), limit)
    assert len(told) <= limit
    assert names_reference(told, REFERENCE)


@pytest.mark.parametrize(
    ("text", "is_ours"),
    [
        (f"Hole\n\nReference: {REFERENCE}", True),
        (f"Hole Reference: {REFERENCE} (seen by staff)", True),
        (f"Hole<br>Reference: {REFERENCE}.<br>", True),
        (f"Hole\n\nReference: {REFERENCE}7", False),
        (f"Like {REFERENCE}\n\nReference: 2026-1121-0099", False),
        (f"Reference: {REFERENCE}\n\nReference: 2026-1121-0099", False),
        (f"Like {REFERENCE}", False),
        ("Reference:", False),
        ("", False),
    ],
)
def test_only_our_own_last_line_names_an_order(text: str, is_ours: bool) -> None:
    assert names_reference(text, REFERENCE) is is_ours


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("attribute[LANE]  is\nrequired", "attribute[LANE] is required"),
        ("no user ana@example.com", "no user ..."),
        ("SuppliedPhone +1 (602) 555-0123 is too long", "SuppliedPhone ... is too long"),
        ("'my neighbor on Elm is selling drugs' is a duplicate", "... is a duplicate"),
        ("column 'new_lane' is unknown", "column 'new_lane' is unknown"),
    ],
)
def test_a_systems_words_are_shown_without_the_residents(said: str, shown: str) -> None:
    assert reason(said) == shown


def test_a_remark_keeps_its_key_when_it_is_cut() -> None:
    assert remark("x" * 100, "2026-1121-0042/7", 40).endswith("x [2026-1121-0042/7]")
    assert len(remark("x" * 100, "2026-1121-0042/7", 40)) == 40


def test_a_title_fits_on_a_line() -> None:
    assert cut("Pothole\nat Elm", 20) == "Pothole at Elm"
    assert cut("x" * 30, 20) == "x" * 17 + "..."


def test_a_headline_tells_what_and_where_once() -> None:
    assert headline(replace(an_order(), title="Pothole"), 80) == "Pothole: Elm St & 5th Ave"
    assert headline(an_order(), 80) == "Pothole at Elm St & 5th Ave"
    assert headline(replace(an_order(), title="Pothole", address=""), 80) == "Pothole"
    assert headline(replace(an_order(), title="Pothole"), 12) == "Pothole:..."
