"""Residents' choices become phrasings only when staff say so."""

import json
from datetime import UTC, datetime

import pytest

from tests.cli.conftest import Town
from textbot.cli.answers import answers
from textbot.core.anonymous import normal_form
from textbot.store import labels

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def chosen(town: Town, text: str, choice: str, language: str = "en", times: int = 1) -> int:
    with town.database.write() as conn:
        for _ in range(times):
            labels.count_up(conn, text, normal_form(text), language=language, choice=choice, now=NOW)
        return labels.of_status(conn)[-1].id


def test_labels_are_listed_the_most_frequent_first(town: Town) -> None:
    chosen(town, "da pool", "answer:pool")
    chosen(town, "swim at [number] Elm St", "answer:pool", times=3)
    rows = json.loads(town.does(answers, "labels", "--json").output)
    assert [(row["text"], row["count"], row["choice"]) for row in rows] == [
        ("swim at [number] Elm St", 3, "answer:pool"), ("da pool", 1, "answer:pool")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "language", "file"),
    [
        ("answer:pool", "es", "answers/pool.yaml"),
        ("flow:pothole", "en", "reports/pothole.yaml"),
        ("flow:trash-day", "en", "answers/trash-day.yaml"),
    ],
)
def test_an_approved_phrasing_is_written_into_the_file_of_what_was_chosen(
    town: Town, choice: str, language: str, file: str
) -> None:
    number = chosen(town, "thing at [number] Elm St", choice, language)
    done = town.does(answers, "approve", str(number), "--as", "ana@springfield.gov")
    assert done.exit_code == 0, done.output
    assert b"thing at Elm St" in town.files()[file]
    assert "ana@springfield.gov has approved" in town.does(answers, "approve", str(number)).output
    assert "There are no new ones" in town.does(answers, "labels").output


def test_a_rejected_label_changes_no_file_and_does_not_come_back(town: Town) -> None:
    before = town.files()
    number = chosen(town, "da pool", "answer:pool")
    assert town.does(answers, "reject", str(number)).exit_code == 0
    with town.database.write() as conn:
        labels.count_up(conn, "da pool", "da pool", language="en", choice="answer:pool", now=NOW)
    assert "There are no new ones" in town.does(answers, "labels").output
    assert town.files() == before


def test_a_phrasing_that_another_answer_has_is_refused(town: Town) -> None:
    before = town.files()
    number = chosen(town, "trash day", "answer:pool")
    done = town.does(answers, "approve", str(number))
    assert done.exit_code == 1
    assert "also stands under ask:" in done.output
    assert town.files() == before
    assert town.does(answers, "approve", str(number), "--text", "pool on trash holidays").exit_code == 0


def test_a_choice_that_is_gone_is_said(town: Town) -> None:
    number = chosen(town, "da zoo", "answer:zoo")
    assert "has no answer or report 'zoo'" in town.does(answers, "approve", str(number)).output
