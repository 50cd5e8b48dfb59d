"""Labels: what residents chose when asked "did you mean", as examples that staff approve or reject."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Index, Integer, String, Table, Text, UniqueConstraint, select, update
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.schema import Key, Moment, metadata

STATUSES = ("new", "approved", "rejected")

labels = Table(
    "labels",
    metadata,
    Column("id", Key, primary_key=True),
    Column("text", Text, nullable=False),
    Column("normal", String(300), nullable=False),
    Column("language", String(8), nullable=False),
    # "answer:key" or "flow:key"
    Column("choice", String(88), nullable=False),
    Column("count", Integer, nullable=False, default=1),
    Column("status", String(8), nullable=False, default="new"),
    # Who decided, and when; "" and NULL while nobody has.
    Column("by", String(200), nullable=False, default=""),
    Column("decided_at", Moment),
    Column("at", Moment, nullable=False),
    UniqueConstraint("normal", "language", "choice"),
    Index("ix_labels_status", "status", "id"),
)


@dataclass(frozen=True)
class LabelRow:
    """A label as stored. status: new | approved | rejected; at: when it was first chosen."""

    id: int
    text: str
    normal: str
    language: str
    choice: str
    count: int
    status: str
    by: str
    at: datetime


_COLUMNS = tuple(labels.c[name] for name in LabelRow.__dataclass_fields__)


def count_up(conn: Connection, text: str, normal: str, *, language: str, choice: str, now: datetime) -> None:
    """Write the choice down, or count it once more; what staff decided about it stays."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    values = {"text": text, "normal": normal, "language": language, "choice": choice}
    statement = dialect.insert(labels).values(**values, count=1, status="new", by="", at=now)
    unique = ["normal", "language", "choice"]
    conn.execute(statement.on_conflict_do_update(index_elements=unique, set_={"count": labels.c.count + 1}))


def of_status(conn: Connection, status: str = "new") -> tuple[LabelRow, ...]:
    """The labels in that state, the most frequent first."""
    order = (labels.c.count.desc(), labels.c.id)
    found = conn.execute(select(*_COLUMNS).where(labels.c.status == status).order_by(*order))
    return tuple(LabelRow(*row) for row in found)


def by_id(conn: Connection, label_id: int) -> LabelRow | None:
    """One label."""
    row = conn.execute(select(*_COLUMNS).where(labels.c.id == label_id)).first()
    return LabelRow(*row) if row else None


def decide(conn: Connection, label_id: int, status: str, by: str, now: datetime) -> bool:
    """Approve or reject a new label; False when somebody had decided already."""
    statement = update(labels).where(labels.c.id == label_id, labels.c.status == "new")
    return conn.execute(statement.values(status=status, by=by, decided_at=now)).rowcount == 1
