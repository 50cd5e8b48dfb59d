"""The open half of the labelled texts is heard as well as the goals say."""

import pytest

from benchmarks.listening import (
    MOST_FALSE_ALARMS,
    TEXTS,
    Row,
    demo_ears,
    false_alarms,
    hear,
    missed_emergencies,
    missed_opt_outs,
    run,
    table,
)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return run(TEXTS / "open.csv", demo_ears())


def test_no_emergency_is_missed(rows: list[Row]) -> None:
    assert missed_emergencies(rows) == []


def test_no_opt_out_is_missed(rows: list[Row]) -> None:
    assert missed_opt_outs(rows) == []


def test_near_misses_seldom_raise_an_alarm(rows: list[Row]) -> None:
    near = sum(row.label == "none" for row in rows)
    assert len(false_alarms(rows)) <= MOST_FALSE_ALARMS * near


@pytest.mark.parametrize("label", ["person", "insult"])
def test_wishes_for_a_person_and_insults_are_heard(rows: list[Row], label: str) -> None:
    meant = [row for row in rows if row.label == label]
    assert sum(row.heard == label for row in meant) >= 0.9 * len(meant)


def test_the_table_counts_one_kind_of_emergency_for_another_as_heard() -> None:
    rows = [Row("a", "en", "danger", "crisis"), Row("b", "en", "gas", "none"), Row("c", "en", "none", "person")]
    said = table(rows, "a file")
    assert "| danger |  | 1 |" in said
    assert "missed emergencies (goal 0): 1" in said
    assert "1 of 1, 100.0%" in said


@pytest.mark.parametrize(
    ("text", "heard"),
    [("CANCELAR", "stop"), ("help", "none"), ("agent", "person"), ("gracias", "none")]
    + [("I can't go on like this", "none")],
)
def test_the_order_is_the_engines(text: str, heard: str) -> None:
    assert hear(text, demo_ears()) == heard
