"""A request as anybody may read it."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.rig.programs import playbook
from textbot.core.open311.request import Facts, PublicReader, PublicRequest, expected_at, public_flows

# A Monday at 10:00 in Arizona, in the week of Thanksgiving.
MADE = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
ROW = Facts(
    1, "2026-1123-0001", "hole", "streets", "open", None,
    {"place": "123 Main St", "lane": "north", "note": "Call Maria at 602-555-0177", "age": "weeks"},
    "123 Main St (33.44239, -112.07853)", 33.44239, -112.07853, "1", "exact", MADE, MADE, None,
)  # fmt: skip


def shown(words: str = "", language: str = "en", **changes: object) -> PublicRequest | None:
    return PublicReader(playbook(), language).read(replace(ROW, **changes), words)  # type: ignore[arg-type]


def test_facts_are_shown_and_nothing_that_was_typed() -> None:
    found = shown()
    assert found is not None
    assert (found.code, found.name, found.address, found.lat) == ("H-1", "Hole report", "123 Main St", 33.44239)
    assert found.description == "Lane: north"
    assert "Maria" not in repr(found)
    assert "weeks" not in repr(found)


def test_an_answer_that_is_no_option_is_not_shown() -> None:
    found = shown(slots={"lane": "Call Maria"})
    assert found is not None
    assert found.description == ""


def test_times_are_the_citys() -> None:
    found = shown()
    assert found is not None
    assert found.requested_at.isoformat() == "2026-11-23T10:00:00-07:00"


def test_a_block_is_as_exact_as_it_gets_where_the_kind_says_so() -> None:
    found = shown(flow="cart", slots={"what": "trash"})
    assert found is not None
    assert (found.address, found.lat, found.lon, found.description) == ("100 block of Main St", 33.442, -112.079, "")


@pytest.mark.parametrize("flow", ["fine", "gone"])
def test_a_kind_that_is_not_public_or_not_there_shows_nothing(flow: str) -> None:
    assert shown(flow=flow) is None


def test_the_kinds_anybody_may_know_of() -> None:
    assert public_flows(playbook()) == ("hole", "cart", "leak")


@pytest.mark.parametrize(
    ("status", "theirs", "notes"),
    [
        ("open", "open", "Received"),
        ("in_progress", "open", "A crew is working on it"),
        ("closed", "closed", "Closed"),
        ("withdrawn", "closed", "Taken back by whoever reported it"),
    ],
)
def test_four_states_are_two_to_the_standard_and_the_notes_say_which(status: str, theirs: str, notes: str) -> None:
    found = shown(status=status)
    assert found is not None
    assert (found.status, found.detail, found.notes) == (theirs, status, notes)


def test_published_words_come_before_ours() -> None:
    found = shown("Waiting for asphalt")
    assert found is not None
    assert found.notes == "Waiting for asphalt"


def test_working_days_are_counted_past_holidays() -> None:
    made = MADE.astimezone(ZoneInfo("America/Phoenix"))
    expected = expected_at(playbook().city, playbook().flows["hole"], made)
    assert expected is not None
    assert expected.isoformat() == "2026-12-02T17:00:00-07:00"
    assert expected_at(playbook().city, playbook().flows["leak"], made) is None
