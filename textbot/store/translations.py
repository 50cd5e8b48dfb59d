"""Machine translations of single texts, for staff who read another language. Each is asked for once.

state: new (to be asked for) | done | same (it says the same in both languages) | failed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, String, Table, Text, UniqueConstraint, and_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from textbot.store.inbound import inbound
from textbot.store.outbound import outbound
from textbot.store.schema import Key, Moment, metadata

IN, OUT = "in", "out"

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


def of(
    conn: Connection, language: str, texts: Mapping[str, Iterable[int]]
) -> dict[tuple[str, int], TranslationRow]:
    """(direction, id) -> the translation into `language`, for those of these texts (direction -> ids) that have one."""
    either = [
        and_(translations.c.direction == direction, translations.c.message_id.in_(tuple(ids)))
        for direction, ids in texts.items()
    ]
    rows = conn.execute(select(*_COLUMNS).where(translations.c.language == language, or_(*either)))
    return {(row.direction, row.message_id): TranslationRow(*row) for row in rows}


def ask(conn: Connection, direction: str, message_id: int, language: str, now: datetime) -> int | None:
    """Note that a text is to be translated; the row's id, None when somebody asked before."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    values = {"direction": direction, "message_id": message_id, "language": language, "at": now}
    statement = dialect.insert(translations).values(values | {"state": "new", "body": ""}).on_conflict_do_nothing()
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
