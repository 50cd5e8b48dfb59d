"""Machine translations of single texts, for staff who read another language. Each is asked for once.

state: new (to be asked for) | done | same (it says the same in both languages) | failed (nobody asks again).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.inbound import inbound
from textbot.store.outbound import outbound
from textbot.store.schema import Key, Moment, metadata

IN, OUT = "in", "out"
NEW, FAILED = "new", "failed"
TRIES = 5
# Pauses before the next try, by the number of tries already made.
PAUSES = tuple(timedelta(seconds=each) for each in (5, 30, 120, 600, 600))
WAITING = text("state = 'new'")

translations = Table(
    "translations",
    metadata,
    Column("id", Key, primary_key=True),
    # Which text: in (inbound) | out (outbound) and its id there.
    Column("direction", String(3), nullable=False),
    Column("message_id", Key, nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", String(8), nullable=False, default="new"),
    Column("body", Text, nullable=False, default=""),
    Column("at", Moment, nullable=False),
    Column("tries", Integer, nullable=False, default=0),
    # When it is asked for (again).
    Column("due_at", Moment, nullable=False),
    Index("ix_translations_due_at", "due_at", sqlite_where=WAITING, postgresql_where=WAITING),
    UniqueConstraint("direction", "message_id", "language", name="uq_translations_message"),
)


@dataclass(frozen=True)
class TranslationRow:
    """A text's translation into `language`, or that one is on its way."""

    id: int
    direction: str
    message_id: int
    language: str
    state: str
    body: str


_COLUMNS = tuple(translations.c[name] for name in TranslationRow.__dataclass_fields__)


def by_id(conn: Connection, translation_id: int) -> TranslationRow | None:
    """One translation."""
    row = conn.execute(select(*_COLUMNS).where(translations.c.id == translation_id)).first()
    return TranslationRow(*row) if row else None


def of(conn: Connection, language: str, texts: Mapping[str, Iterable[int]]) -> dict[tuple[str, int], TranslationRow]:
    """(direction, id) -> the translation into `language`, for those of these texts (direction -> ids) that have one."""
    either = [
        and_(translations.c.direction == direction, translations.c.message_id.in_(tuple(ids)))
        for direction, ids in texts.items()
    ]
    rows = conn.execute(select(*_COLUMNS).where(translations.c.language == language, or_(*either)))
    return {(row.direction, row.message_id): TranslationRow(*row) for row in rows}


def due(conn: Connection, now: datetime, limit: int = 100) -> tuple[int, ...]:
    """Those that wait to be asked for, the longest wait first."""
    statement = select(translations.c.id).where(WAITING, translations.c.due_at <= now)
    return tuple(conn.execute(statement.order_by(translations.c.due_at).limit(limit)).scalars())


def try_later(conn: Connection, translation_id: int, now: datetime) -> None:
    """The translator did not answer: ask again after a pause, and no more after TRIES times."""
    tries = conn.execute(select(translations.c.tries).where(translations.c.id == translation_id)).scalar() or 0
    state = FAILED if tries + 1 >= TRIES else NEW
    values = {"tries": tries + 1, "state": state, "due_at": now + PAUSES[min(tries, len(PAUSES) - 1)]}
    conn.execute(update(translations).where(translations.c.id == translation_id).values(values))


def ask(conn: Connection, direction: str, message_id: int, language: str, now: datetime) -> int | None:
    """Note that a text is to be translated; the row's id, None when somebody asked before."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    values = {"direction": direction, "message_id": message_id, "language": language, "at": now, "due_at": now}
    fresh = {"state": NEW, "body": "", "tries": 0}
    statement = dialect.insert(translations).values(values | fresh).on_conflict_do_nothing()
    return conn.execute(statement.returning(translations.c.id)).scalar()


def settle(conn: Connection, translation_id: int, state: str, body: str, now: datetime) -> None:
    """What came of it."""
    statement = update(translations).where(translations.c.id == translation_id)
    conn.execute(statement.values(state=state, body=body, at=now))


def original(conn: Connection, row: TranslationRow) -> tuple[str, int] | None:
    """The words to translate and whose they are (a contact's id)."""
    table = inbound if row.direction == IN else outbound
    found = conn.execute(select(table.c.body, table.c.contact_id).where(table.c.id == row.message_id)).first()
    return (found[0], found[1]) if found else None
