"""Queries over kept messages, media, settings and blocked phones."""

import json
import time
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from textbot.local.double.database import Database
from textbot.local.double.message import INBOUND, Draft, Media, Message, new_sid

NEXT_REV = "(SELECT coalesce(max(rev), 0) + 1 FROM messages)"
DEFAULTS: dict[str, Any] = {"opt_out": "none", "callback_delay": [0.05, 0.3], "retry_pause": 0.1, "latency": 0.0}


class Store:
    """What the double remembers. Every method commits before it returns."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._settings: dict[str, Any] | None = None

    def add(self, draft: Draft) -> Message:
        """Keep a new message under a fresh sid (MM with media, else SM)."""
        now = time.time()
        values = asdict(draft) | {
            "sid": new_sid("MM" if draft.media else "SM"),
            "media": json.dumps([asdict(item) for item in draft.media]),
            "created": now,
            "updated": now,
            "sent": now if draft.direction == INBOUND else None,
        }
        names = ", ".join(values)
        marks = ", ".join("?" * len(values))
        sql = f"INSERT INTO messages (rev, {names}) VALUES ({NEXT_REV}, {marks}) RETURNING *"
        return Message.from_row(self._db.rows(sql, list(values.values()))[0])

    def change(self, sid: str, **values: Any) -> Message | None:
        """Set columns of a message; None when it does not exist."""
        values["updated"] = time.time()
        sets = ", ".join(f"{name} = ?" for name in values)
        sql = f"UPDATE messages SET {sets}, rev = {NEXT_REV} WHERE sid = ? RETURNING *"
        row = self._db.row(sql, [*values.values(), sid])
        return Message.from_row(row) if row else None

    def finish(self, sid: str, outcome: dict[str, Any], replies: Iterable[Draft]) -> list[Message]:
        """Note how the webhook of inbound `sid` ended and keep its replies, in one transaction.

        Nothing is kept when the text was forgotten meanwhile (a reset).
        """
        with self._db.transaction():
            known = self.change(sid, **outcome)
            return [self.add(reply) for reply in replies] if known else []

    def get(self, sid: str) -> Message | None:
        """The message with that sid, deleted ones too."""
        row = self._db.row("SELECT * FROM messages WHERE sid = ?", [sid])
        return Message.from_row(row) if row else None

    def select(self, where: str, values: Iterable[Any] = (), order: str = "seq", limit: int = -1) -> list[Message]:
        """Messages by a condition written by this package (never by a caller outside)."""
        sql = f"SELECT * FROM messages WHERE {where} ORDER BY {order} LIMIT ?"
        return [Message.from_row(row) for row in self._db.rows(sql, [*values, limit])]

    def replies(self, sid: str) -> list[Message]:
        """What the TwiML answer to inbound `sid` sent, in order."""
        return self.select("reply_to = ?", [sid])

    def rev(self) -> int:
        """The number of the latest change; smaller than before only after a reset."""
        row = self._db.row("SELECT coalesce(max(rev), 0) AS rev FROM messages")
        return int(row["rev"]) if row else 0

    def phones(self) -> list[str]:
        """Every phone that ever took part, first seen first."""
        return [row["phone"] for row in self._db.rows("SELECT phone FROM messages GROUP BY phone ORDER BY min(seq)")]

    def put_media(self, content_type: str, data: bytes) -> str:
        """Keep uploaded bytes; their sid."""
        sid = new_sid("ME")
        sql = "INSERT INTO media (sid, content_type, data, created) VALUES (?, ?, ?, ?)"
        self._db.rows(sql, [sid, content_type, data, time.time()])
        return sid

    def media(self, sid: str) -> tuple[Media, bytes, float] | None:
        """Type, bytes and Unix time of kept media; None when unknown or deleted."""
        row = self._db.row("SELECT * FROM media WHERE sid = ? AND deleted = 0", [sid])
        return (Media(row["content_type"], sid), row["data"], row["created"]) if row else None

    def delete_media(self, sid: str) -> None:
        """Forget the bytes for the REST API (the resident's phone keeps its picture)."""
        self._db.rows("UPDATE media SET deleted = 1 WHERE sid = ?", [sid])

    def block(self, phone: str, blocked: bool) -> None:
        """Set or lift the carrier's block of a phone that texted STOP or START."""
        self._db.rows("DELETE FROM blocked WHERE phone = ?", [phone])
        if blocked:
            self._db.rows("INSERT INTO blocked VALUES (?, ?)", [phone, time.time()])

    def is_blocked(self, phone: str) -> bool:
        """Whether the carrier holds back texts to that phone."""
        return self._db.row("SELECT 1 FROM blocked WHERE phone = ?", [phone]) is not None

    def settings(self) -> dict[str, Any]:
        """All settings with their defaults."""
        if self._settings is None:
            kept = {row["name"]: json.loads(row["value"]) for row in self._db.rows("SELECT * FROM settings")}
            self._settings = DEFAULTS | kept
        return self._settings

    def set(self, **values: Any) -> None:
        """Change settings; they outlive a restart."""
        for name, value in values.items():
            self._db.rows("INSERT OR REPLACE INTO settings VALUES (?, ?)", [name, json.dumps(value)])
        self._settings = None

    def empty(self) -> None:
        """Forget everything."""
        self._db.empty()
        self._settings = None
