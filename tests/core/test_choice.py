"""Picking from a numbered list, by number or by words."""

import pytest

from textbot.core.choice import number_in, numbered, pick

LIST = ("trash day", "bulk trash", "Oak Ave")


def test_a_list_is_numbered_from_one() -> None:
    assert numbered(LIST) == "1 trash day, 2 bulk trash, 3 Oak Ave"


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("1", 0), ("2.", 1), ("#3", 2), ("3)", 2), ("two", 1), ("the second", 1), ("la segunda", 1), ("number 2", 1),
        ("trash day", 0), ("Bulk trash please", 1), ("oak ave", 2), ("bulk", 1),
        ("4", None), ("0", None), ("trash", None), ("", None), ("something else", None), ("12", None),
    ],
)  # fmt: skip
def test_a_pick_is_one_item_or_none(text: str, index: int | None) -> None:
    assert pick(text, LIST) == index


@pytest.mark.parametrize(
    ("text", "number"), [("one", 1), ("uno", 1), ("12", 12), ("I have two dogs", None), ("2026-1121-0001", None)]
)
def test_a_number_counts_only_as_the_whole_text(text: str, number: int | None) -> None:
    assert number_in(text) == number
