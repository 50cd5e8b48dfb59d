"""Times of the standard, and the span a program asks for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textbot.core.open311.reading import NotTaken
from textbot.core.open311.times import LONGEST, read_time, window

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23T17:00:00Z", NOW),
        ("2026-11-23T10:00:00-07:00", NOW),
        ("2026-11-23T10:00-0700", NOW),
        ("2026-11-23T19:00:00.000+02:00", NOW),
        ("2026-11-23T19:00:00 02:00", NOW),
        ("", None),
        ("  ", None),
    ],
    ids=["UTC", "with a zone", "short", "fractions", "a plus that came as a blank", "empty", "blank"],
)
def test_times_with_a_zone_are_read(text: str, moment: datetime | None) -> None:
    assert read_time("start_date", text) == moment


@pytest.mark.parametrize(
    "text",
    ["2026-11-23", "2026-11-23T17:00:00", "yesterday", "2026-13-01T00:00:00Z", "2026-11-23T25:00:00Z", "-1",
     "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "２０２６-11-23T17:00:00Z", "2026-11-23T17:00:00Z\x00"],
)  # fmt: skip
def test_anything_else_is_refused_by_its_name(text: str) -> None:
    with pytest.raises(NotTaken, match="start_date is no time with a zone"):
        read_time("start_date", text)


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = read_time("start_date", text)
    except NotTaken:
        return
    assert found is None or found.tzinfo is not None


def test_the_last_ninety_days_are_meant_when_nothing_is_said() -> None:
    assert window(None, None, NOW) == (NOW - LONGEST, NOW)


def test_one_end_alone_means_ninety_days_from_there() -> None:
    assert window(NOW, None, NOW) == (NOW, NOW + LONGEST)
    assert window(None, NOW, NOW) == (NOW - LONGEST, NOW)


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (NOW, NOW + LONGEST + timedelta(seconds=1), "at most 90 days"),
        (NOW, NOW - timedelta(seconds=1), "before start_date"),
        (datetime.max.replace(tzinfo=UTC), None, "out of range"),
        (None, datetime.min.replace(tzinfo=UTC), "out of range"),
    ],
    ids=["too long", "turned around", "the end of time", "its beginning"],
)
def test_a_span_that_cannot_be_is_refused(since: datetime | None, until: datetime | None, told: str) -> None:
    with pytest.raises(NotTaken, match=told):
        window(since, until, NOW)
