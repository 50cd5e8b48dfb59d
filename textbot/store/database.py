"""The SQL database: SQLite or PostgreSQL behind two doors, `read` and `write`."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from textbot.store.shared_write import SharedWrite

POOL_SIZE = 16
BUSY_SECONDS = 15


class Database:
    """`read()` gives a connection without a transaction, `write()` one short transaction.

    On SQLite writes take the write lock at BEGIN: a later upgrade would fail at once instead of waiting. SQLite itself
    waits for that lock by polling, ever more slowly; our writers wait at a turnstile instead, where the next one is
    woken at once.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _open(url, reading=False)
        self._reads = _open(url, reading=True)
        self._shared = SharedWrite(self.engine) if self.is_sqlite else None

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    @property
    def is_there(self) -> bool:
        """Whether the embedded database's file exists; opening it would make it. A server's is not asked."""
        file = self.engine.url.database
        return not self.is_sqlite or (file is not None and Path(file).exists())

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for plain reads: no transaction is held."""
        with self._reads.connect() as connection:
            yield connection

    @contextmanager
    def write(self, *, single: bool = False) -> Iterator[Connection]:
        """One write transaction: committed at the end, rolled back when the block raises.
        single: the block runs one statement, which PostgreSQL commits by itself without two more round trips."""
        if self._shared is None:
            with self._reads.connect() if single else self.engine.begin() as connection:
                yield connection
            return
        with self._shared.block() as connection:
            yield connection

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()
        self._reads.dispose()


# An error's text reaches the log, and residents' words must not.
_SHARED: dict[str, Any] = {"pool_size": POOL_SIZE, "hide_parameters": True}
# Reads have connections of their own that never open a transaction: changing a connection's mode back and forth costs
# as much as a query.
_READING: dict[str, Any] = {"isolation_level": "AUTOCOMMIT", "pool_reset_on_return": None}


def _open(url: str, *, reading: bool) -> Engine:
    parsed, more = make_url(url), _SHARED | (_READING if reading else {})
    if parsed.get_backend_name() != "sqlite":
        driver = parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed
        engine = create_engine(driver, max_overflow=POOL_SIZE, pool_timeout=10, **more)
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    patience = {"check_same_thread": False, "timeout": BUSY_SECONDS}
    engine = create_engine(url, max_overflow=POOL_SIZE * 8, connect_args=patience, **more)
    event.listen(engine, "connect", _prepare_sqlite)
    if not reading:
        event.listen(engine, "begin", _begin_immediate)
    return engine


def _prepare_postgresql(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """Nothing is compiled: our statements take milliseconds, and compiling one takes a fifth of a second."""
    before, connection.autocommit = connection.autocommit, True
    connection.execute("SET jit = off")
    connection.autocommit = before


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # SQLAlchemy's BEGIN is ours (below), the driver adds none
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_SECONDS * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
