"""Bulk runs: what was done to many conversations at one press of a button. A press is done once, however often its form
arrives."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, String, Table, UniqueConstraint, select, update
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.schema import Json, Key, Moment, metadata

bulk_runs = Table(
    "bulk_runs",
    metadata,
    Column("id", Key, primary_key=True),
    # What one press of the button carries.
    Column("key", String(64), nullable=False),
    Column("staff_id", Key, nullable=False),
    # assign | close | reply
    Column("deed", String(8), nullable=False),
    Column("at", Moment, nullable=False),
    # Of each conversation what came of it; NULL while it is being done.
    Column("results", Json),
    UniqueConstraint("key"),
)


@dataclass(frozen=True)
class BulkRow:
    """A run as stored. results: [conversation, done, conflict, words, values], None while it is being done."""

    id: int
    key: str
    staff_id: int
    deed: str
    at: datetime
    results: list[list[Any]] | None


_COLUMNS = tuple(bulk_runs.c[name] for name in BulkRow.__dataclass_fields__)


def begin(conn: Connection, key: str, staff_id: int, deed: str, now: datetime) -> bool:
    """Note that a press is being done; False when it is, or was."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    values = {"key": key, "staff_id": staff_id, "deed": deed, "at": now}
    statement = dialect.insert(bulk_runs).values(**values)
    return conn.execute(statement.on_conflict_do_nothing(index_elements=["key"])).rowcount == 1


def finish(conn: Connection, key: str, results: list[list[Any]]) -> None:
    """Note what came of it."""
    conn.execute(update(bulk_runs).where(bulk_runs.c.key == key).values(results=results))


def by_key(conn: Connection, key: str) -> BulkRow | None:
    """The run of one press."""
    row = conn.execute(select(*_COLUMNS).where(bulk_runs.c.key == key)).first()
    return BulkRow(*row) if row else None


def of_member(conn: Connection, run_id: int, staff_id: int) -> BulkRow | None:
    """A run, for the member who did it."""
    row = conn.execute(select(*_COLUMNS).where(bulk_runs.c.id == run_id, bulk_runs.c.staff_id == staff_id)).first()
    return BulkRow(*row) if row else None
