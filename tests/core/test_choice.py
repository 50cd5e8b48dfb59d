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
        ("2nd", 1), ("number 2 pls", 1), ("the second one", 1), ("la primera", 0), ("quiero la segunda por favor", 1),
        ("the last one", 2), ("la última", 2), ("one", 0), ("the first one please", 0), ("option 3", 2),
        ("1 please", 0),
        ("i want the bulk one", 1), ("oak avee", 2), ("bulk trsh", 1), ("trash day pls", 0), ("blk trash", None),
        ("the oak one", 2), ("when is bulk trash picked up", 1), ("my dog is lost", None), ("1 2", None),
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
