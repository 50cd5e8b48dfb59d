"""Marks: small numbers that must survive a restart, one row each in the table of counters."""

from sqlalchemy import Connection, delete, insert, select

from textbot.store.requests import counters


def get(conn: Connection, name: str) -> int | None:
    """The mark's value, None before it was set."""
    return conn.execute(select(counters.c.value).where(counters.c.name == name)).scalar()


def put(conn: Connection, name: str, value: int) -> None:
    """Set the mark."""
    conn.execute(delete(counters).where(counters.c.name == name))
    conn.execute(insert(counters).values(name=name, value=value))
