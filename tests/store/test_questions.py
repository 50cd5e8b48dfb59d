"""What texts teach, in SQL: the same on SQLite and PostgreSQL."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from textbot.store import contacts, followers, labels, questions, ratings
from textbot.store.ratings import Rates

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def somebody(conn: Connection) -> int:
    return contacts.add(conn, "+16025550111", NOW)


def ask(conn: Connection, normal: str, now: datetime = NOW, reason: str = "miss") -> None:
    questions.count_up(conn, normal.upper(), normal, language="en", reason=reason, key="", now=now)


def test_a_question_asked_again_counts_up(conn: Connection) -> None:
    for number in range(3):
        ask(conn, "who owns the ditch", NOW + timedelta(minutes=number))
    ask(conn, "who owns the ditch", reason="declined")
    first, second = questions.unanswered(conn)
    assert (first.count, first.first_at, first.last_at) == (3, NOW, NOW + timedelta(minutes=2))
    assert (second.count, second.reason, second.text) == (1, "declined", "WHO OWNS THE DITCH")


def test_a_closed_question_begins_anew_when_it_is_asked_again(conn: Connection) -> None:
    ask(conn, "a")
    ask(conn, "a")
    (row,) = questions.unanswered(conn)
    assert questions.close(conn, (row.id,), NOW) == 1
    assert questions.unanswered(conn) == ()
    ask(conn, "a", LATER)
    assert [(row.count, row.first_at) for row in questions.unanswered(conn)] == [(1, LATER)]


def test_only_what_was_asked_since_a_day_is_listed(conn: Connection) -> None:
    ask(conn, "old")
    ask(conn, "new", LATER)
    assert [row.normal for row in questions.unanswered(conn, since=LATER)] == ["new"]


def test_a_label_is_decided_once_and_keeps_counting(conn: Connection) -> None:
    for _ in range(2):
        labels.count_up(conn, "da pool", "da pool", language="en", choice="answer:pool-hours", now=NOW)
    (row,) = labels.of_status(conn)
    assert (row.count, row.status) == (2, "new")
    assert labels.decide(conn, row.id, "rejected", "ana@riverbend.gov", LATER)
    assert not labels.decide(conn, row.id, "approved", "ben@riverbend.gov", LATER)
    labels.count_up(conn, "da pool", "da pool", language="en", choice="answer:pool-hours", now=LATER)
    assert labels.of_status(conn) == ()
    assert [(row.count, row.by) for row in labels.of_status(conn, "rejected")] == [(3, "ana@riverbend.gov")]


def test_a_contacts_newer_verdict_replaces_the_older(conn: Connection, somebody: int) -> None:
    other = contacts.add(conn, "+16025550112", NOW)
    ratings.put(conn, somebody, "pool-hours", "v1", "helped", NOW)
    ratings.put(conn, somebody, "pool-hours", "v1", "disputed", LATER)
    ratings.put(conn, other, "pool-hours", "v1", "helped", LATER)
    ratings.put(conn, other, "jobs", "v1", "not_helped", NOW)
    assert ratings.per_answer(conn) == {"pool-hours": Rates(1, 0, 1), "jobs": Rates(0, 1, 0)}
    assert set(ratings.per_answer(conn, since=LATER)) == {"pool-hours"}
    assert (Rates(3, 1).share, Rates(disputed=1).share) == (0.75, None)


def test_a_follower_waits_once_and_is_told_once(conn: Connection, somebody: int) -> None:
    for _ in range(2):
        followers.follow(conn, somebody, "fee-2027", "es", NOW)
    assert followers.awaited(conn) == {"fee-2027": 1}
    (row,) = followers.waiting(conn, "fee-2027")
    assert (row.contact_id, row.language) == (somebody, "es")
    assert followers.end(conn, row.id, LATER, told=True)
    assert not followers.end(conn, row.id, LATER, told=True)
    assert followers.waiting(conn, "fee-2027") == ()
    followers.follow(conn, somebody, "fee-2027", "es", LATER)
    followers.end_all(conn, somebody, LATER)
    assert followers.awaited(conn) == {}


def test_a_survey_is_remembered(conn: Connection, somebody: int) -> None:
    assert contacts.by_id(conn, somebody).surveyed_at is None
    contacts.mark_surveyed(conn, somebody, NOW)
    assert contacts.by_id(conn, somebody).surveyed_at == NOW
