"""What came into a conversation after a member last looked: seen before a text goes out, never after."""

import re
from dataclasses import dataclass

from sqlalchemy import Connection

from textbot.store import transcript
from textbot.store.conversations import IN_INBOX, ConversationRow
from textbot.store.transcript import Line

_WRITTEN = re.compile(r"(\d{1,18})\.(\d{1,18})\.(\d{1,18})")


@dataclass(frozen=True)
class Seen:
    """How far a page showed a conversation: its version, and the newest text each way (0: none)."""

    version: int
    heard: int
    said: int

    def __str__(self) -> str:
        """As a form carries it."""
        return f"{self.version}.{self.heard}.{self.said}"


def read_seen(written: str) -> Seen | None:
    """What a form carried; None when it is nothing of ours."""
    found = _WRITTEN.fullmatch(written)
    return Seen(*(int(part) for part in found.groups())) if found else None


def seen_now(conn: Connection, row: ConversationRow) -> Seen:
    """All there is at this moment."""
    heard, said = transcript.newest(conn, row.contact_id)
    return Seen(row.version, heard, said)


def news(conn: Connection, row: ConversationRow, seen: Seen) -> tuple[Line, ...]:
    """The texts that came or went since then, the oldest first."""
    return transcript.after(conn, row.contact_id, seen.heard, seen.said)


def has_moved(conn: Connection, row: ConversationRow, seen: Seen, staff_id: int) -> bool:
    """Whether a member who saw that much should look again before they write: a text came or went, a colleague took
    it, or it left the inbox. Smaller changes do not hold them up."""
    if row.version == seen.version:
        return False
    with_another = row.status == "open" and row.assignee_id not in (None, staff_id)
    return with_another or row.status not in IN_INBOX or bool(news(conn, row, seen))
