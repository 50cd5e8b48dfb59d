"""Search over all texts, and over what is known of people and their requests. The database keeps the index itself: see
the migration that makes it.

Texts are found newest first, those heard and those sent each by itself: a text's id is its place in time. Only as many
are looked at as a page needs; MOST_LOOKED bounds what a search for an everyday word in a small department costs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select, text
from sqlalchemy.exc import OperationalError

from textbot.core.routing import TRIAGE
from textbot.core.search import Query
from textbot.store.contacts import contacts
from textbot.store.conversations import conversations
from textbot.store.inbound import inbound
from textbot.store.outbound import outbound
from textbot.store.queues import of_departments

MOST_LOOKED = 10_000
# PostgreSQL's index cannot give texts in order: so many of the newest buckets are asked first, then more and more, then
# all that is left.
BUCKET = 10_000
_STEPS = (2, 4, 8, 16, 32, None)

HEARD, SAID = "in", "out"
_TABLES: dict[str, Table] = {HEARD: inbound, SAID: outbound}
_MOMENT = {HEARD: inbound.c.received_at, SAID: outbound.c.created_at}


@dataclass(frozen=True)
class Hit:
    """A text that was found. direction: in | out. id: of the text. at: when, in a form that only serves to sort."""

    direction: str
    id: int
    contact_id: int
    at: Any


@dataclass(frozen=True)
class Found:
    """A text that was found, as it is shown. kind: of one sent; staff_id: who wrote it; made_by: the phrase it is."""

    direction: str
    id: int
    contact_id: int
    body: str
    at: datetime
    kind: str
    staff_id: int | None
    made_by: str


@dataclass(frozen=True)
class Fact:
    """What is known of somebody and was found. kind: phone | person | request | note."""

    kind: str
    contact_id: int
    body: str


KINDS = ("person", "request", "note")


def texts(conn: Connection, asked: Query, direction: str, before: int | None = None) -> Iterator[Hit]:
    """The texts of one direction with all the words, with ids below `before`, the newest first, as many as are read."""
    if not asked.ways:
        return
    walk = _walk_sqlite if conn.dialect.name == "sqlite" else _walk_postgresql
    yield from walk(conn, asked, direction, before)


def newest(conn: Connection, direction: str) -> int:
    """The id of the newest text of one direction; 0 before the first."""
    return int(conn.execute(select(func.coalesce(func.max(_TABLES[direction].c.id), 0))).scalar_one())


def shown(conn: Connection, direction: str, ids: list[int]) -> dict[int, Found]:
    """Those texts by their ids, with what is shown of them."""
    table = _TABLES[direction]
    said = (table.c.kind, table.c.staff_id, table.c.made_by) if direction == SAID else ()
    own = said or (text("''"), text("NULL"), text("''"))
    statement = select(table.c.id, table.c.contact_id, table.c.body, _MOMENT[direction], *own)
    rows = conn.execute(statement.where(table.c.id.in_(ids)))
    return {row[0]: Found(direction, *row) for row in rows}


def bodies(conn: Connection, direction: str, contact_id: int, above: int, limit: int) -> tuple[str, ...]:
    """The oldest texts of a contact with ids from `above` on."""
    table = _TABLES[direction]
    where = (table.c.contact_id == contact_id, table.c.id >= above)
    return tuple(conn.execute(select(table.c.body).where(*where).order_by(table.c.id).limit(limit)).scalars())


def owners(conn: Connection, contact_ids: list[int], departments: frozenset[str] | None) -> dict[int, int | None]:
    """Contact -> conversation of those that somebody of these departments may see (None: of all). A contact whom staff
    never had a reason to see has none, and is the Action Center's."""
    joined = contacts.outerjoin(conversations, conversations.c.contact_id == contacts.c.id)
    statement = select(contacts.c.id, conversations.c.id).select_from(joined).where(contacts.c.id.in_(contact_ids))
    if departments is not None:
        unsorted = conversations.c.id.is_(None) if of_nobody(departments) else text("false")
        statement = statement.where(of_departments(departments) | unsorted)
    return {row[0]: row[1] for row in conn.execute(statement)}


def of_nobody(departments: frozenset[str] | None) -> bool:
    """Whether they see to what nobody sorted yet."""
    return departments is None or TRIAGE in departments


def facts(conn: Connection, asked: Query, limit: int = 200) -> tuple[Fact, ...]:
    """Phones that end in the digits, then names, references, places and notes with all the words, the newest first."""
    if not asked.ways:
        return ()
    phones = _phones(conn, asked.digits, limit) if asked.digits else ()
    return (*phones, *_lines(conn, asked, limit))


def _phones(conn: Connection, digits: str, limit: int) -> tuple[Fact, ...]:
    column, tail = contacts.c.phone, digits[-4:]
    # PostgreSQL has an index on the last four; SQLite reads through its index of all phones.
    ends: tuple[ColumnElement[bool], ...] = (column.like(f"%{digits}"),)
    if conn.dialect.name != "sqlite":
        ends += (func.right(column, 4) == tail,)
    rows = conn.execute(select(contacts.c.id, column).where(*ends).order_by(contacts.c.id.desc()).limit(limit))
    return tuple(Fact("phone", row[0], row[1]) for row in rows)


def _lines(conn: Connection, asked: Query, limit: int) -> tuple[Fact, ...]:
    if conn.dialect.name == "sqlite":
        statement = "SELECT rowid, contact_id, body FROM search_facts WHERE search_facts MATCH :asked "
        values: dict[str, Any] = {"asked": _fts5(asked), "limit": limit}
        statement += "ORDER BY rowid DESC LIMIT :limit"
    else:
        statement = (
            "SELECT id, contact_id, body FROM search_facts "
            "WHERE search_words(id, body) @@ CAST(:asked AS tsquery) ORDER BY id DESC LIMIT :limit"
        )
        values = {"asked": _tsquery(asked), "limit": limit}
    return tuple(Fact(KINDS[row[0] % 8], row[1], row[2]) for row in _run(conn, statement, values))


def _walk_sqlite(conn: Connection, asked: Query, direction: str, before: int | None) -> Iterator[Hit]:
    """A text heard has its negative id there: rows then come by themselves with the newest first."""
    heard = direction == HEARD
    condition = "search_texts.rowid BETWEEN :low AND -1" if heard else "search_texts.rowid BETWEEN 1 AND :high"
    order = "ASC" if heard else "DESC"
    table, moment = _TABLES[direction].name, _MOMENT[direction].name
    statement = (
        f"SELECT t.id, t.contact_id, t.{moment} "
        f"FROM search_texts CROSS JOIN {table} t ON t.id = abs(search_texts.rowid) "
        f"WHERE search_texts MATCH :asked AND {condition} ORDER BY search_texts.rowid {order} LIMIT {MOST_LOOKED}"
    )
    limit = (before - 1) if before is not None else 2**62
    values = {"asked": _fts5(asked)} | ({"low": -limit} if heard else {"high": limit})
    for row in _run(conn, statement, values):
        yield Hit(direction, *row)


def _walk_postgresql(conn: Connection, asked: Query, direction: str, before: int | None) -> Iterator[Hit]:
    """Step by step back in time: each asks the index for a few buckets alone, the last one for all that is left."""
    high = (newest(conn, direction) + 1) if before is None else before
    table, moment = _TABLES[direction].name, _MOMENT[direction].name
    found = (
        f"SELECT id, contact_id, {moment} AS at FROM {table} "
        "WHERE search_words(id, body) @@ CAST(:asked AS tsquery) AND id < :high AND id >= :low OFFSET 0"
    )
    statement = text(f"SELECT id, contact_id, at FROM ({found}) found ORDER BY id DESC LIMIT :left")
    left = MOST_LOOKED
    for number in _STEPS:
        top = (high - 1) // BUCKET
        low = 0 if number is None else max(0, (top - number + 1) * BUCKET)
        within = () if number is None else tuple(range(low // BUCKET, top + 1))
        values = {"asked": _tsquery(asked, within), "high": high, "low": low, "left": left}
        rows = conn.execute(statement, values).all()
        yield from (Hit(direction, *row) for row in rows)
        left -= len(rows)
        high = low
        if high <= 0 or left <= 0:
            return


def _run(conn: Connection, statement: str, values: dict[str, Any]) -> Iterator[Any]:
    """The rows, as they are asked for. An index that cannot make sense of a word finds nothing."""
    try:
        result = conn.execute(text(statement), values)
    except OperationalError as error:
        if "fts5" not in str(error.orig):
            raise
        return
    try:
        yield from result
    finally:
        result.close()


def _fts5(asked: Query) -> str:
    """Words in quotes: none of them is ever an operator."""
    beginning = " *" if asked.beginning else ""
    ways = (" AND ".join(f'"{each}"' for each in way) + beginning for way in asked.ways)
    return " OR ".join(f"({way})" for way in ways)


def _tsquery(asked: Query, buckets: tuple[int, ...] = ()) -> str:
    beginning = ":*" if asked.beginning else ""
    ways = " | ".join("(" + " & ".join(f"'{each}'" for each in way) + f"{beginning})" for way in asked.ways)
    within = " | ".join(f"qxbucketx{each}" for each in buckets)
    return f"({within}) & ({ways})" if within else ways
