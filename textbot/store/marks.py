"""Marks: small numbers that must survive a restart, one row each in the table of counters."""

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.requests import counters


def get(conn: Connection, name: str) -> int | None:
    """The mark's value, None before it was set."""
    return conn.execute(select(counters.c.value).where(counters.c.name == name)).scalar()


def put(conn: Connection, name: str, value: int) -> None:
    """Set the mark."""
    conn.execute(delete(counters).where(counters.c.name == name))
    conn.execute(insert(counters).values(name=name, value=value))


def lock(conn: Connection, name: str) -> None:
    """Let nobody else who asks for this lock pass until the transaction ends (on SQLite nobody else writes at all)."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(counters).values(name=name, value=1)
    changed = {"value": (counters.c.value + 1) % 1_000_000}
    conn.execute(statement.on_conflict_do_update(index_elements=["name"], set_=changed))
