"""What residents asked in vain is listed with what to do about it."""

import json
from datetime import UTC, datetime

from tests.cli.conftest import Town
from textbot.cli.gaps import gaps
from textbot.core.words import fold
from textbot.store import questions

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def ask(town: Town, *texts: str, reason: str = "miss", key: str = "", language: str = "en") -> None:
    with town.database.write() as conn:
        for text in texts:
            questions.count_up(conn, text, fold(text), language=language, reason=reason, key=key, now=NOW)


def test_alike_questions_are_one_row_with_what_to_do_next(town: Town) -> None:
    ask(town, "can i keep chickens", "keep chickens??", "can i keep chickens")
    ask(town, "do you have towels", reason="expired", key="pool")
    rows = json.loads(town.does(gaps, "--json").output)
    assert [(row["count"], row["reason"]) for row in rows] == [(3, "miss"), (1, "expired")]
    assert rows[0]["next"] == "If the city can answer it: textbot answers new KEY"
    assert "answers/pool.yaml" in rows[1]["next"]
    shown = town.does(gaps).output
    assert "asked 3 times (en 3): can i keep chickens" in shown
    assert "2 groups" in shown


def test_a_group_that_is_closed_is_gone_until_it_is_asked_again(town: Town) -> None:
    ask(town, "can i keep chickens", "keep chickens??")
    (row,) = json.loads(town.does(gaps, "--json").output)
    assert "Closed 2 wordings" in town.does(gaps, "close", str(row["id"])).output
    assert "Nobody has asked anything in vain." in town.does(gaps).output
    assert town.does(gaps, "close", str(row["id"])).exit_code == 1
    ask(town, "keep chickens??")
    (row,) = json.loads(town.does(gaps, "--json").output)
    assert row["count"] == 1


def test_a_day_and_a_number_narrow_the_list(town: Town) -> None:
    ask(town, "can i keep chickens", "is there a zoo")
    assert json.loads(town.does(gaps, "--json", "--since", "2026-11-23").output) == []
    assert len(json.loads(town.does(gaps, "--json", "--limit", "1", "--since", "2026-11-22").output)) == 1
    assert "1 more with --limit 2" in town.does(gaps, "--limit", "1").output
