"""Connectors: how each system of the city's that takes work orders is doing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Integer, String, Table, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.schema import Moment, metadata

connectors = Table(
    "connectors",
    metadata,
    # A name in connectors.yaml.
    Column("name", String(40), primary_key=True),
    # In a row; the breaker opens by them.
    Column("failures", Integer, nullable=False, default=0),
    # It is left alone until then.
    Column("open_until", Moment),
    Column("last_success_at", Moment),
    Column("last_failure_at", Moment),
    Column("last_error", String(200), nullable=False, default=""),
    # Its states were asked for last, and up to which moment they are known.
    Column("polled_at", Moment),
    Column("states_until", Moment),
)


@dataclass(frozen=True)
class ConnectorRow:
    """How one system is doing. failures: in a row. open_until: it is left alone until then."""

    name: str
    failures: int = 0
    open_until: datetime | None = None
    last_success_at: datetime | None = None
    last_failure_at: datetime | None = None
    last_error: str = ""
    polled_at: datetime | None = None
    states_until: datetime | None = None


_COLUMNS = tuple(connectors.c[name] for name in ConnectorRow.__dataclass_fields__)


def by_name(conn: Connection, name: str) -> ConnectorRow:
    """One system; as new when nothing is known of it yet."""
    row = conn.execute(select(*_COLUMNS).where(connectors.c.name == name)).first()
    return ConnectorRow(*row) if row else ConnectorRow(name)


def put(conn: Connection, name: str, **changes: Any) -> None:
    """Set columns of a system, which may be new."""
    if "last_error" in changes:
        changes["last_error"] = changes["last_error"][:200]
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    whole = {"failures": 0, "last_error": "", **changes}
    statement = dialect.insert(connectors).values(name=name, **whole)
    conn.execute(statement.on_conflict_do_update(index_elements=["name"], set_=changes))


def admit(conn: Connection, name: str, now: datetime, trial_until: datetime) -> bool:
    """Whether it may be called now. After a rest one caller alone may try, until `trial_until`."""
    row = by_name(conn, name)
    if row.open_until is None:
        return True
    if row.open_until > now:
        return False
    due = or_(connectors.c.open_until.is_(None), connectors.c.open_until <= now)
    taken = update(connectors).where(connectors.c.name == name, due).values(open_until=trial_until)
    return conn.execute(taken).rowcount == 1
