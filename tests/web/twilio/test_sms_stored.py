"""The messaging webhook when it is asked twice, when the database is away, and when Redis is."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

from tests.rig.databases import PostgresDatabases, SqliteDatabases
from tests.rig.line import Line, account, messages, open_line
from tests.rig.twilio_double import free_port
from tests.rig.valkey import hung, questions
from tests.rig.valkey import server as valkey_server
from textbot.store.contacts import contacts
from textbot.store.inbound import inbound
from textbot.store.outbound import outbound
from textbot.store.outbox import outbox
from textbot.store.requests import requests

SESSION = "textbot:session:1"


@pytest.fixture
def line(tmp_path: Path, database_url: str, redis_client: Redis) -> Iterator[Line]:
    """The city's number, on each kind of database."""
    with open_line(account(tmp_path / "var"), database_url, redis_client) as opened:
        yield opened


@pytest.fixture
def quick(tmp_path: Path, sqlite_databases: SqliteDatabases, redis_client: Redis) -> Iterator[Line]:
    """The city's number on SQLite: for what no database can change."""
    with sqlite_databases.fresh(tmp_path) as url, open_line(account(tmp_path / "var"), url, redis_client) as opened:
        yield opened


def at_once(line: Line, forms: list[list[tuple[str, str]]], threads: int) -> list[tuple[int, str]]:
    """Post them from so many threads at the same moment."""
    start = threading.Barrier(threads)

    def post(pairs: list[tuple[str, str]]) -> tuple[int, str]:
        start.wait(60)
        answer = line.post(pairs)
        return answer.status_code, answer.text

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(post, forms))


# --- asked twice


@pytest.mark.parametrize("known", [False, True], ids=["new phone", "known phone"])
def test_the_same_text_from_many_threads_at_once_is_one_row_and_one_answer(line: Line, known: bool) -> None:
    if known:
        line.hears("hi")
    before = len(line.rows(inbound))
    # 10 of the same, and 6 others so that there are 16 at it
    pairs = line.form("What are your hours?")
    others = [line.form("hi", sender=f"+1602555{number}") for number in range(3000, 3006)]
    answers = at_once(line, [pairs] * 10 + others, 16)[:10]
    assert len(set(answers)) == 1
    assert answers[0][0] == 200
    assert len(messages(answers[0][1])) == 1
    rows = line.rows(inbound)
    assert len(rows) == before + 7
    sid = dict(pairs)["MessageSid"]
    (row,) = [row for row in rows if row.sid == sid]
    assert [reply.inbound_id for reply in line.rows(outbound)].count(row.id) == 1


def test_a_text_posted_again_much_later_gets_its_answer_again_and_has_no_effect(line: Line) -> None:
    pairs = line.form("hi")
    first = line.post(pairs).text
    line.hears("What are your hours?")
    assert line.post(pairs).text == first
    assert len(line.rows(inbound)) == len(line.rows(outbound)) == 2
    assert [row.turn for row in line.rows(contacts)] == [2]


def test_a_text_that_was_met_with_silence_is_met_with_silence_again(line: Line) -> None:
    line.hears("STOP")
    pairs = line.form("hello?")
    assert [messages(line.post(pairs).text) for _ in range(3)] == [[], [], []]
    assert len(line.rows(inbound)) == 2


# --- the database is away


def test_a_database_that_cannot_be_written_is_answered_with_503(
    tmp_path: Path, sqlite_databases: SqliteDatabases, redis_client: Redis
) -> None:
    with (
        sqlite_databases.fresh(tmp_path) as url,
        open_line(account(tmp_path / "var"), url, redis_client) as line,
    ):
        line.hears("hi")
        read_only = f"sqlite:///file:{tmp_path / 'textbot.db'}?mode=ro&uri=true"
        with open_line(account(tmp_path / "var"), read_only, redis_client) as stuck:
            answer = stuck.post(stuck.form("hello"))
            assert answer.status_code == 503
            assert messages(answer.text) == []
        assert len(line.rows(inbound)) == 1
        assert line.hears("hello")


def test_a_database_without_its_tables_is_answered_with_503(tmp_path: Path, redis_client: Redis) -> None:
    with open_line(account(tmp_path / "var"), f"sqlite:///{tmp_path / 'empty.db'}", redis_client) as line:
        assert line.post(line.form("hi")).status_code == 503


def test_a_postgresql_that_is_away_is_answered_with_503(tmp_path: Path, redis_client: Redis) -> None:
    url = f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/textbot"
    with open_line(account(tmp_path / "var"), url, redis_client) as line:
        assert line.post(line.form("hi")).status_code == 503


def test_connections_that_postgresql_cut_are_opened_anew(
    tmp_path: Path, postgres_databases: PostgresDatabases, redis_client: Redis
) -> None:
    with postgres_databases.fresh() as url, open_line(account(tmp_path / "var"), url, redis_client) as line:
        line.hears("hi")
        with line.rt.database.engine.connect() as conn:
            conn.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid != pg_backend_pid()"
            )
        pairs = line.form("What are your hours?")
        statuses = [line.post(pairs).status_code for _ in range(3)]
        assert statuses[-1] == 200, statuses
        assert set(statuses) <= {200, 503}
        assert len(line.rows(inbound)) == 2


# --- Redis is away


def test_without_redis_a_text_is_answered_as_ever(line: Line, tmp_path: Path) -> None:
    with open_line(account(tmp_path / "var"), line.rt.database.url, f"redis://127.0.0.1:{free_port()}/0") as alone:
        assert alone.hears("hi")
        assert alone.hears("What are your hours?")
        assert alone.hears("agent")
        assert alone.hears("about my water bill")
    assert [row.turn for row in line.rows(inbound)] == [1, 2, 3, 4]
    assert [row.deed for row in line.rows(outbox)] == ["route_conversation"]


def test_with_redis_full_a_text_is_answered_as_ever(line: Line, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    with (
        valkey_server(tmp_path / "full", "--maxmemory", "2mb", "--maxmemory-policy", "noeviction") as url,
        open_line(account(tmp_path / "var"), line.rt.database.url, url) as full,
    ):
        with pytest.raises(RedisError, match="maxmemory"):
            for number in range(1000):
                full.rt.redis.set(f"filler:{number}", "x" * 10_000)
        assert full.hears("hi")
        assert full.hears("agent")
        assert full.hears("about my water bill")
    assert [row.turn for row in line.rows(inbound)] == [1, 2, 3]


def test_a_redis_that_hangs_holds_a_text_up_for_seconds_only(line: Line, tmp_path: Path) -> None:
    (tmp_path / "slow").mkdir()
    with (
        valkey_server(tmp_path / "slow") as url,
        open_line(account(tmp_path / "var"), line.rt.database.url, url) as slow,
    ):
        slow.hears("hi")
        with hung(url):
            asked = questions(slow.rt.redis)
            assert slow.hears("What are your hours?")
        # Twilio waits 15 s; a look into the cache, a write to it and a bell each give up after one.
        assert len(asked) <= 5


POTHOLE = "There's a pothole on the corner of Elm and 5th that's been there for weeks"


def test_a_report_goes_on_when_all_of_redis_is_lost(line: Line) -> None:
    line.learn_places()
    line.hears(POTHOLE)
    for answer in ("northbound", "skip"):
        line.rt.redis.flushall()
        line.hears(answer)
    line.rt.redis.flushall()
    (said,) = line.hears("yes")
    (made,) = line.rows(requests)
    assert made.reference in said
    assert "Elm" in made.place


def test_a_session_of_an_older_turn_in_redis_is_not_believed(line: Line) -> None:
    line.learn_places()
    line.hears("hi")
    old = line.rt.redis.get(SESSION)
    line.hears(POTHOLE)
    assert isinstance(old, bytes)
    line.rt.redis.set(SESSION, old)  # as if the last write had been lost
    for answer in ("northbound", "skip", "yes"):
        line.hears(answer)
    assert len(line.rows(requests)) == 1


RUBBISH = (b"", b"TURN", b"TURN ", b"TURN {", b"TURN null", b'TURN {"playbook": 3}', b"TURN [1]", b"TURN \xff", b"\xff")


@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_in_redis_does_not_end_a_report(quick: Line, rubbish: bytes) -> None:
    quick.learn_places()
    for turn, answer in enumerate((POTHOLE, "northbound", "skip", "yes")):
        quick.hears(answer)
        quick.rt.redis.set(SESSION, rubbish.replace(b"TURN", str(turn + 1).encode()))
    assert len(quick.rows(requests)) == 1
