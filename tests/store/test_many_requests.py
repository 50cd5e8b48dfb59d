"""What is asked of a table that grows for years is found by an index, as SQLite plans it without any figures."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from tests.rig.databases import SqliteDatabases
from textbot.store import public_requests, request_updates, requests
from textbot.store.public_requests import Wanted

NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
KINDS = Wanted(("pothole", "graffiti"), since=NOW - timedelta(days=90), until=NOW)
READS: dict[str, tuple[Callable[[Connection], object], str]] = {
    "by-place": (lambda conn: requests.by_place(conn, 33.4, -112.0, 60, NOW - timedelta(days=180)), "requests_place"),
    "near": (lambda conn: requests.near(conn, "pothole", 33.4, -112.0, 40, NOW), "requests_near"),
    "by-machine": (lambda conn: request_updates.count_by_machine(conn, NOW), "updates_machine"),
    "a-page": (lambda conn: public_requests.page(conn, KINDS, 50), "requests_flow"),
    "a-chunk": (lambda conn: public_requests.chunk(conn, KINDS, 5), "PRIMARY KEY"),
}


@pytest.fixture
def database_url(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    """PostgreSQL plans by figures, of which an empty table has none."""
    with sqlite_databases.fresh(tmp_path) as url:
        yield url


@pytest.mark.parametrize(("read", "index"), READS.values(), ids=READS.keys())
def test_no_read_goes_through_a_whole_table(conn: Connection, read: Callable[[Connection], object], index: str) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []
    event.listen(conn, "before_cursor_execute", lambda _c, _k, words, values, *_: asked.append((words, values)))
    read(conn)
    plan = [
        row[3] for words, values in tuple(asked) for row in conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values)
    ]
    assert not [each for each in plan if each.startswith("SCAN")]
    assert index in plan[0]
