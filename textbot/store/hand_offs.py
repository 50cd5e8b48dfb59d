"""Hand-offs: each time a conversation came to people, and what came of it.

A conversation has one row for ever and a hand-off for each time it entered the inbox; the newest is the current one.
Figures count hand-offs. answered_at: when staff first texted back; waited: the office time that took, in seconds.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, String, Table, func, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

hand_offs = Table(
    "hand_offs",
    metadata,
    Column("id", Key, primary_key=True),
    Column("conversation_id", Key, ForeignKey("conversations.id"), nullable=False),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("department", String(40), nullable=False, default=""),
    Column("reason", String(16), nullable=False, default=""),
    Column("came_at", Moment, nullable=False),
    # When it became urgent; NULL while it is not.
    Column("urgent_at", Moment),
    Column("answered_at", Moment),
    Column("answer_id", Key),
    Column("staff_id", Key),
    Column("waited", Integer),
    Column("ended_at", Moment),
    Index("ix_hand_offs_conversation_id", "conversation_id", "id"),
    Index("ix_hand_offs_answer_id", "answer_id"),
    Index("ix_hand_offs_came_at", "came_at", "department", "waited", "id"),
)


@dataclass(frozen=True)
class HandOffRow:
    """A hand-off as stored."""

    id: int
    conversation_id: int
    contact_id: int
    department: str
    reason: str
    came_at: datetime
    urgent_at: datetime | None
    answered_at: datetime | None
    answer_id: int | None
    staff_id: int | None
    waited: int | None
    ended_at: datetime | None


COLUMNS = tuple(hand_offs.c[name] for name in HandOffRow.__dataclass_fields__)


def begin(
    conn: Connection, conversation_id: int, contact_id: int, now: datetime,
    *, reason: str, department: str, urgent: bool,
) -> int:  # fmt: skip
    """A conversation comes to people; the hand-off's id."""
    return add_row(
        conn, hand_offs, conversation_id=conversation_id, contact_id=contact_id, department=department, reason=reason,
        came_at=now, urgent_at=now if urgent else None,
    )  # fmt: skip


def current(conn: Connection, conversation_id: int) -> HandOffRow | None:
    """The newest of a conversation's."""
    where = hand_offs.c.conversation_id == conversation_id
    row = conn.execute(select(*COLUMNS).where(where).order_by(hand_offs.c.id.desc()).limit(1)).first()
    return HandOffRow(*row) if row else None


def became_urgent(conn: Connection, conversation_id: int, now: datetime) -> None:
    """The current one rose to urgent."""
    _change(conn, conversation_id, hand_offs.c.urgent_at.is_(None), urgent_at=now)


def routed(conn: Connection, conversation_id: int, department: str) -> None:
    """The current one belongs to another department, while nobody has answered it."""
    _change(conn, conversation_id, hand_offs.c.answered_at.is_(None), department=department)


def answered(
    conn: Connection, conversation_id: int, at: datetime, *, outbound_id: int, staff_id: int, waited: int
) -> None:
    """Staff texted back; only the first time counts."""
    values = {"answered_at": at, "answer_id": outbound_id, "staff_id": staff_id, "waited": waited}
    _change(conn, conversation_id, hand_offs.c.answered_at.is_(None), **values)


def taken_back(conn: Connection, outbound_id: int) -> None:
    """That text was taken back before it went out: if it was the first answer, there is none yet."""
    values = dict.fromkeys(("answered_at", "answer_id", "staff_id", "waited"))
    conn.execute(update(hand_offs).where(hand_offs.c.answer_id == outbound_id).values(**values))


def ended(conn: Connection, conversation_id: int, now: datetime) -> None:
    """Staff are done with the current one."""
    _change(conn, conversation_id, hand_offs.c.ended_at.is_(None), ended_at=now)


def _change(conn: Connection, conversation_id: int, *where: Any, **values: Any) -> None:
    newest = select(func.max(hand_offs.c.id)).where(hand_offs.c.conversation_id == conversation_id).scalar_subquery()
    conn.execute(update(hand_offs).where(hand_offs.c.id == newest, *where).values(**values))


MOST_MEASURED = 20_000


def waits(conn: Connection, since: datetime) -> tuple[tuple[str, int], ...]:
    """(department, office seconds until the first answer) of what came since then and was answered."""
    statement = select(hand_offs.c.department, hand_offs.c.waited)
    where = (hand_offs.c.came_at >= since, hand_offs.c.waited.is_not(None))
    rows = conn.execute(statement.where(*where).order_by(hand_offs.c.came_at.desc()).limit(MOST_MEASURED))
    return tuple((department, seconds) for department, seconds in rows)


def unanswered(conn: Connection, since: datetime) -> tuple[tuple[str, datetime], ...]:
    """(department, when it came) of what came since then, has no answer and has not ended, the oldest of it."""
    statement = select(hand_offs.c.department, hand_offs.c.came_at)
    where = (hand_offs.c.came_at >= since, hand_offs.c.waited.is_(None), hand_offs.c.ended_at.is_(None))
    rows = conn.execute(statement.where(*where).order_by(hand_offs.c.came_at).limit(MOST_MEASURED // 10))
    return tuple((department, came_at) for department, came_at in rows)
