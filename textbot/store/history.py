"""A conversation over all time: texts both ways, staff's notes and what happened, a page at a time.

Each of the four is read by its own ids, newest first, and the heads are merged by time. So a page costs the same in a
thread of ten texts and of ten thousand, and no entry is ever skipped or shown twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import Connection, select

from textbot.store import conversation_events, notes
from textbot.store.conversation_events import EventRow
from textbot.store.inbound import inbound
from textbot.store.notes import NoteRow
from textbot.store.outbound import TAKEN_BACK, outbound

PAGE = 50
# After a long absence a page that is open catches up by so many; then it is loaded anew.
MOST = 400


@dataclass(frozen=True)
class Heard:
    """A resident's text. photos: how many came with it; sent_at: Twilio's time when it reached us late."""

    id: int
    body: str
    at: datetime
    photos: int
    sent_at: datetime | None


@dataclass(frozen=True)
class Said:
    """A text of ours. score: the matcher's, None when it did not choose; staff_id: who wrote it."""

    id: int
    body: str
    at: datetime
    kind: str
    state: str
    error: str
    segments: int
    language: str
    made_by: str
    score: float | None
    staff_id: int | None


_SAID = select(
    outbound.c.id, outbound.c.body, outbound.c.created_at, outbound.c.kind, outbound.c.state, outbound.c.error,
    outbound.c.segments, outbound.c.language, outbound.c.made_by, outbound.c.score, outbound.c.staff_id,
)  # fmt: skip

Entry = Heard | EventRow | NoteRow | Said
# At one moment: what was heard, what that led to, what was noted, what was said.
RANK: dict[type, int] = {Heard: 0, EventRow: 1, NoteRow: 2, Said: 3}


@dataclass(frozen=True)
class Cursor:
    """A place in the thread: the ids below which everything is older, in the order of RANK."""

    heard: int
    events: int
    notes: int
    said: int

    def __str__(self) -> str:
        """As it stands in an address: "120.4.0.233"."""
        return ".".join(map(str, self.bounds))

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """The four of them."""
        return self.heard, self.events, self.notes, self.said

    @classmethod
    def parse(cls, text: str) -> Self:
        """The one that `str` wrote. Raises ValueError for anything else."""
        parts = text.split(".")
        if len(parts) != 4 or not all(part.isascii() and part.isdecimal() and len(part) < 19 for part in parts):
            raise ValueError("no such place in the thread")
        return cls(*map(int, parts))


TOP = 2**60
END = Cursor(TOP, TOP, TOP, TOP)


@dataclass(frozen=True)
class Page:
    """A part of a thread, the oldest entry first. start: the place before its first entry; older: whether there is
    more before that."""

    entries: tuple[Entry, ...]
    start: Cursor
    older: bool


def page(conn: Connection, contact_id: int, conversation_id: int, before: Cursor = END, limit: int = PAGE) -> Page:
    """The newest `limit` entries before that place."""
    columns = _columns(conn, contact_id, conversation_id, before.bounds, limit + 1)
    found = list(_merged(columns, limit + 1))
    kept = found[:limit]
    return Page(tuple(reversed(kept)), _start(kept, columns), len(found) > limit)


def since(conn: Connection, contact_id: int, conversation_id: int, start: Cursor) -> Page:
    """Everything from that place on, at most the newest MOST."""
    columns = _columns(conn, contact_id, conversation_id, END.bounds, MOST)
    newer = [[each for each in own if each.id >= low] for own, low in zip(columns, start.bounds, strict=True)]
    kept = list(_merged(newer, MOST))
    older = any(len(own) > len(new) for own, new in zip(columns, newer, strict=True)) or len(kept) == MOST
    return Page(tuple(reversed(kept)), start if len(kept) < MOST else _start(kept, columns), older)


def said_before(
    conn: Connection, contact_id: int, moment: datetime, since: datetime, limit: int = 12
) -> tuple[Said, ...]:
    """What the assistant last said to a contact between two moments, the newest first."""
    table = outbound.c
    where = (table.contact_id == contact_id, table.created_at <= moment, table.created_at >= since)
    by_bot = table.kind.in_(("reply", "emergency"))
    rows = conn.execute(_SAID.where(*where, by_bot).order_by(table.id.desc()).limit(limit))
    return tuple(Said(*row) for row in rows)


def newest_heard(entries: Sequence[Entry]) -> int:
    """The id of the newest text of the resident among them, 0 for none."""
    return max((each.id for each in entries if isinstance(each, Heard)), default=0)


def _columns(
    conn: Connection, contact_id: int, conversation_id: int, bounds: Sequence[int], limit: int
) -> list[list[Entry]]:
    heard, events, noted, said = bounds
    return [
        _heard(conn, contact_id, heard, limit),
        list(conversation_events.newest(conn, conversation_id, events, limit)),
        list(notes.newest(conn, conversation_id, noted, limit)),
        _said(conn, contact_id, said, limit),
    ]


def _heard(conn: Connection, contact_id: int, before: int, limit: int) -> list[Entry]:
    table = inbound.c
    statement = select(table.id, table.body, table.received_at, table.photos, table.sent_at)
    where = (table.contact_id == contact_id, table.id < before)
    return [Heard(*row) for row in conn.execute(statement.where(*where).order_by(table.id.desc()).limit(limit))]


def _said(conn: Connection, contact_id: int, before: int, limit: int) -> list[Entry]:
    table = outbound.c
    where = (table.contact_id == contact_id, table.id < before, table.error != TAKEN_BACK)
    return [Said(*row) for row in conn.execute(_SAID.where(*where).order_by(table.id.desc()).limit(limit))]


def _merged(columns: list[list[Entry]], limit: int) -> Iterator[Entry]:
    """The newest heads first; each column keeps its own order, so that a cursor of ids cuts all of them cleanly."""
    at = [0] * len(columns)
    for _ in range(limit):
        heads = [(own[at[of]], of) for of, own in enumerate(columns) if at[of] < len(own)]
        if not heads:
            return
        newest, of = max(heads, key=lambda head: (head[0].at, RANK[type(head[0])]))
        at[of] += 1
        yield newest


def _start(kept: Sequence[Entry], columns: Sequence[Sequence[Entry]]) -> Cursor:
    """Below which ids everything is older than these. Of a kind that none of these is, all there is now is older."""
    lowest = [own[0].id + 1 if own else 0 for own in columns]
    for each in kept:
        lowest[RANK[type(each)]] = each.id
    return Cursor(*lowest)
