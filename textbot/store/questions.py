"""Questions nobody could answer, without whom they came from; the same one again counts up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Index, Integer, String, Table, Text, UniqueConstraint, case, select, update
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.schema import Key, Moment, metadata

questions = Table(
    "questions",
    metadata,
    Column("id", Key, primary_key=True),
    Column("text", Text, nullable=False),
    # Folded words: what two askings of the same question share.
    Column("normal", String(300), nullable=False),
    Column("language", String(8), nullable=False),
    Column("reason", String(16), nullable=False),
    # The answer that was no help; "" when there was none.
    Column("key", String(80), nullable=False, default=""),
    Column("count", Integer, nullable=False, default=1),
    Column("first_at", Moment, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("closed_at", Moment),
    UniqueConstraint("normal", "language", "reason", "key"),
    Index("ix_questions_last_at", "last_at"),
)


@dataclass(frozen=True)
class QuestionRow:
    """A question as stored. reason: miss | declined | expired | refused | disputed | not_helped."""

    id: int
    text: str
    normal: str
    language: str
    reason: str
    key: str
    count: int
    first_at: datetime
    last_at: datetime


_COLUMNS = tuple(questions.c[name] for name in QuestionRow.__dataclass_fields__)


def count_up(conn: Connection, text: str, normal: str, *, language: str, reason: str, key: str, now: datetime) -> None:
    """Write the question down, or count it once more. One that staff had closed begins anew."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    values = {"text": text, "normal": normal, "language": language, "reason": reason, "key": key}
    statement = dialect.insert(questions).values(**values, count=1, first_at=now, last_at=now)
    anew = questions.c.closed_at.is_not(None)
    changes: dict[str, Any] = {
        "count": case((anew, 1), else_=questions.c.count + 1),
        "first_at": case((anew, statement.excluded.first_at), else_=questions.c.first_at),
        "last_at": now,
        "closed_at": None,
    }
    unique = ["normal", "language", "reason", "key"]
    conn.execute(statement.on_conflict_do_update(index_elements=unique, set_=changes))


def unanswered(conn: Connection, since: datetime | None = None) -> tuple[QuestionRow, ...]:
    """Every question not closed that was asked since then, the most frequent first."""
    where = [questions.c.closed_at.is_(None)] + ([questions.c.last_at >= since] if since else [])
    order = (questions.c.count.desc(), questions.c.last_at.desc(), questions.c.id)
    return tuple(QuestionRow(*row) for row in conn.execute(select(*_COLUMNS).where(*where).order_by(*order)))


def close(conn: Connection, ids: tuple[int, ...], now: datetime) -> int:
    """Staff are done with these; how many were open."""
    statement = update(questions).where(questions.c.id.in_(ids), questions.c.closed_at.is_(None))
    return conn.execute(statement.values(closed_at=now)).rowcount
