"""Paces: how fast each department really answered lately, measured now and then, so that residents hear the truth."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Connection, Integer, String, Table, delete, insert, select

from textbot.store.schema import Moment, metadata

paces = Table(
    "paces",
    metadata,
    # "" for the whole city.
    Column("department", String(40), primary_key=True),
    # The median of office time until the first answer.
    Column("seconds", Integer, nullable=False),
    # How many hand-offs it was measured on.
    Column("number", Integer, nullable=False),
    Column("measured_at", Moment, nullable=False),
)


def current(conn: Connection) -> Mapping[str, int]:
    """Department -> the median of office seconds until the first answer."""
    return {row.department: row.seconds for row in conn.execute(select(paces.c.department, paces.c.seconds))}


def replace(conn: Connection, measured: Mapping[str, tuple[int, int]], now: datetime) -> None:
    """Keep new ones (department -> seconds, number) in place of all others."""
    conn.execute(delete(paces))
    rows = [
        {"department": department, "seconds": seconds, "number": number, "measured_at": now}
        for department, (seconds, number) in measured.items()
    ]
    if rows:
        conn.execute(insert(paces), rows)
