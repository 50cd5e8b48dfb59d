"""One SQLite file that outlives the process. Other modules hold the queries."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    rev INTEGER NOT NULL,
    sid TEXT NOT NULL UNIQUE,
    direction TEXT NOT NULL,
    phone TEXT NOT NULL,
    sender TEXT,
    recipient TEXT NOT NULL,
    body TEXT NOT NULL,
    media TEXT NOT NULL DEFAULT '[]',
    segments INTEGER NOT NULL,
    encoding TEXT NOT NULL,
    status TEXT NOT NULL,
    error_code INTEGER,
    service_sid TEXT,
    callback TEXT,
    validity INTEGER,
    created REAL NOT NULL,
    sent REAL,
    updated REAL NOT NULL,
    reply_to TEXT,
    redacted INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0,
    webhook TEXT,
    http_status INTEGER,
    took_ms INTEGER,
    token TEXT
);
CREATE INDEX IF NOT EXISTS messages_rev ON messages (rev);
CREATE INDEX IF NOT EXISTS messages_phone ON messages (phone, seq);
CREATE INDEX IF NOT EXISTS messages_recipient ON messages (recipient, seq);
CREATE INDEX IF NOT EXISTS messages_sender ON messages (sender, seq);
CREATE INDEX IF NOT EXISTS messages_reply ON messages (reply_to);
CREATE INDEX IF NOT EXISTS messages_status ON messages (status) WHERE status IN ('accepted', 'queued', 'sent');
CREATE INDEX IF NOT EXISTS messages_webhook ON messages (webhook) WHERE webhook = 'waiting';
CREATE TABLE IF NOT EXISTS media (
    sid TEXT PRIMARY KEY, content_type TEXT NOT NULL, data BLOB NOT NULL, created REAL NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS errors (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at REAL NOT NULL, code INTEGER NOT NULL, message TEXT NOT NULL,
    sid TEXT, url TEXT, http_status INTEGER, detail TEXT
);
CREATE TABLE IF NOT EXISTS blocked (phone TEXT PRIMARY KEY, at REAL NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
TABLES = ("messages", "media", "errors", "blocked", "settings")


class Database:
    """A connection shared by all threads, one at a time.

    WAL with synchronous=NORMAL: what is committed survives kill -9 of the process (not a power cut,
    which no test of ours makes), and thousands of texts an hour cost no fsync each.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=30)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.executescript(SCHEMA)
        path.chmod(0o600)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query (or of a statement with RETURNING)."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing for the statements inside; other threads wait."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def empty(self) -> None:
        """Forget everything, settings included."""
        with self.transaction():
            for table in TABLES:
                self.rows(f"DELETE FROM {table}")
