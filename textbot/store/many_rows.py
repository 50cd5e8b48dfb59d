"""Many rows written at once, past what SQLAlchemy does for one: by the quickest way each database has."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table

Value = Any


def add_many(conn: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> None:
    """Insert many rows. Values are as the driver takes them: moments go through `moment`, JSON is text."""
    if not rows:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    if conn.dialect.name == "sqlite":
        marks = ", ".join("?" for _ in columns)
        conn.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(rows))
        return
    driver = conn.connection.driver_connection
    assert driver is not None
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def moment(conn: Connection, value: datetime | None) -> datetime | str | None:
    """A point in time as the driver takes it, the way store/schema.py's Moment keeps it."""
    return value if value is None or conn.dialect.name != "sqlite" else _text(value)


@lru_cache(maxsize=1024)
def _text(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
