"""Those who keep answers see how they do, and who was told what."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.cli.conftest import Town
from textbot.cli.answers import answers
from textbot.cli.audit import audit
from textbot.store import contacts, outbound, ratings
from textbot.store.served import parts_column

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=400)


@pytest.fixture
def people(town: Town) -> tuple[int, int]:
    with town.database.write() as conn:
        return contacts.add(conn, "+16025550111", NOW), contacts.add(conn, "+16025550112", NOW)


def told(town: Town, contact: int, *paths: str, at: datetime = NOW, parts: bool = True) -> None:
    with town.database.write() as conn:
        outbound.add(
            conn, token=uuid4().hex, contact_id=contact, kind="reply", via="twiml", body="...",
            state="delivered", language="en", made_by=paths[0], playbook="v1", score=0.8, created_at=at,
            parts=parts_column(paths) if parts else "",
        )  # fmt: skip


def listed(town: Town, key: str) -> dict[str, object]:
    rows = json.loads(town.does(answers, "list", "--json").output)
    return next(row for row in rows if row["key"] == key)


def test_an_answer_is_listed_with_how_it_does(town: Town, people: tuple[int, int]) -> None:
    first, second = people
    told(town, first, "answers.pool.say", "phrases.first_line")
    told(town, second, "answers.trash-day.say", "answers.pool.say")
    told(town, second, "answers.pool.say", at=LONG_AGO)
    with town.database.write() as conn:
        ratings.put(conn, first, "pool", "v1", "helped", NOW)
        ratings.put(conn, second, "pool", "v1", "not_helped", NOW)
    row = listed(town, "pool")
    assert (row["state"], row["served"], row["helped_share"]) == ("live", 2, 0.5)
    assert listed(town, "trash-day")["served"] == 1
    assert "pool" in town.does(answers, "list").output
    assert json.loads(town.does(answers, "list", "--state", "off", "--json").output) == []


def test_recipients_are_found_whatever_else_the_text_said(town: Town, people: tuple[int, int]) -> None:
    first, second = people
    told(town, first, "answers.trash-day.say", "answers.pool.say")
    told(town, second, "answers.pool.say", at=LONG_AGO, parts=False)
    told(town, second, "answers.pool.question")
    told(town, second, "answers.pool-hours.say")
    rows = json.loads(town.does(answers, "recipients", "pool", "--json").output)
    assert [row["phone"] for row in rows] == ["…0111", "…0112"]
    assert (rows[0]["playbook"], rows[0]["language"], rows[0]["score"]) == ("v1", "en", 0.8)
    since = (NOW - timedelta(days=30)).date().isoformat()
    assert "1 text to 1 person" in town.does(answers, "recipients", "pool", "--since", since).output
    assert "there is no answer 'zoo'" in town.does(answers, "recipients", "zoo").output


def test_whole_numbers_are_shown_to_whoever_is_written_down(town: Town, people: tuple[int, int]) -> None:
    told(town, people[0], "answers.pool.say")
    assert "+16025550111" not in town.does(answers, "recipients", "pool").output
    assert "Nothing was done" in town.does(audit).output
    shown = town.does(answers, "recipients", "pool", "--full-numbers", "--as", "ana@springfield.gov").output
    assert "+16025550111" in shown
    (event,) = json.loads(town.does(audit, "--json").output)
    assert (event["by"], event["what"]) == ("ana@springfield.gov", "recipients.full_numbers")
    assert "+1602" not in event["about"]
