"""The audit log's chain: what was changed, taken out or written anew is named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from textbot.core.audit import START, Head, Link, Walk, hash_of

AT = datetime(2026, 11, 23, 17, 0, 0, 123456, UTC)
Log = list[Link]


def log(words: str = "abcde", previous: str = START, first: int = 1) -> Log:
    """A chain of one row a letter."""
    made: Log = []
    for number, word in enumerate(words, first):
        own = hash_of(number, AT, "ana", "reply.sent", word, previous)
        made.append(Link(number, AT, "ana", "reply.sent", word, previous, own))
        previous = own
    return made


def faults(rows: Log, head: Head | None = None, noted: Head | None = None) -> list[str]:
    """What the walk says, with the head of the untouched log."""
    walk = Walk(noted)
    found = [*walk.along(rows[:2]), *walk.along(rows[2:])]
    return [fault.words for fault in (*found, *walk.end(head or end_of(log())))]


def end_of(rows: Log) -> Head:
    return Head(rows[-1].number, rows[-1].hash)


def rewritten(rows: Log) -> Log:
    """Row 3 says something else, and has the hash for it."""
    row = replace(rows[2], about="x")
    own = hash_of(row.number, row.at, row.by, row.what, row.about, row.previous)
    return [*rows[:2], replace(row, hash=own), *rows[3:]]


def swapped(rows: Log) -> Log:
    return [rows[0], replace(rows[2], number=2), replace(rows[1], number=3), *rows[3:]]


CASES: dict[str, tuple[Callable[[Log], Log], list[str]]] = {
    "untouched": (lambda rows: rows, []),
    "words": (lambda rows: [*rows[:2], replace(rows[2], about="x"), *rows[3:]], ["row 3 was changed"]),
    "who": (lambda rows: [*rows[:2], replace(rows[2], by="ben"), *rows[3:]], ["row 3 was changed"]),
    "when": (lambda rows: [replace(rows[0], at=datetime(2026, 1, 1, tzinfo=UTC)), *rows[1:]], ["row 1 was changed"]),
    "with its hash": (rewritten, ["row 4 does not follow row 3: one of them was replaced"]),
    "taken out": (lambda rows: [*rows[:1], *rows[3:]], ["rows 2 to 3 are missing"]),
    "first taken out": (lambda rows: rows[1:], ["row 1 is missing"]),
    "newest cut off": (lambda rows: rows[:3], ["rows 4 to 5 are missing at the end"]),
    "all cut off": (lambda rows: [], ["rows 1 to 5 are missing at the end"]),
    "order": (
        swapped,
        ["row 2 was changed", "row 3 was changed", "row 4 does not follow row 3: one of them was replaced"],
    ),
    "one put in": (lambda rows: [*rows, *log("f", rows[-1].hash, 6)], ["row 6 is not counted by the head"]),
}


@pytest.mark.parametrize("touched, said", CASES.values(), ids=CASES)
def test_what_was_done_to_the_log_is_named(touched: Callable[[Log], Log], said: list[str]) -> None:
    assert faults(touched(log())) == said


def test_a_log_written_anew_is_found_by_the_head_that_was_noted() -> None:
    noted, anew = end_of(log("abc")), log("abxde")
    assert faults(anew, end_of(anew)) == []
    assert faults(anew, end_of(anew), noted) == ["row 3 or one before it was written anew since its head was noted"]
    assert faults(log(), noted=noted) == []


def test_a_log_cut_off_with_its_head_is_found_by_the_head_that_was_noted() -> None:
    rows = log("abc")
    assert faults(rows, end_of(rows), end_of(log())) == ["there were 5 rows when the head was noted"]
