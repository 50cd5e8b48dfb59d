"""Twilio's debugger: what went wrong, for the operator to read."""

import time
from typing import Any

from textbot.local.double.database import Database

FETCH_FAILED = 11200
BAD_TWIML = 12100
BAD_TYPE = 12300
UNSUPPORTED = 12200
TEXTS = {
    FETCH_FAILED: "HTTP retrieval failure",
    BAD_TWIML: "Document parse failure",
    UNSUPPORTED: "Schema validation warning",
    BAD_TYPE: "Invalid Content-Type",
}


class Debugger:
    """A durable list of errors, oldest first."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def note(self, code: int, sid: str, url: str, http_status: int | None = None, detail: str = "") -> None:
        """Add one record; `detail` never holds a message's text."""
        values = [time.time(), code, TEXTS.get(code, ""), sid, url, http_status, detail]
        sql = "INSERT INTO errors (at, code, message, sid, url, http_status, detail) VALUES (?, ?, ?, ?, ?, ?, ?)"
        self._db.rows(sql, values)

    def after(self, seq: int = 0) -> list[dict[str, Any]]:
        """Records newer than `seq`."""
        return [dict(row) for row in self._db.rows("SELECT * FROM errors WHERE seq > ? ORDER BY seq", [seq])]
