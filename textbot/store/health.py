"""Whether the database takes a write, shown by making one."""

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.requests import counters

NAME = "healthz"


def write(conn: Connection) -> None:
    """Count one up in a row of its own. Raises SQLAlchemyError when the database takes no write."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(counters).values(name=NAME, value=1)
    value = (counters.c.value + 1) % 1_000_000
    conn.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
