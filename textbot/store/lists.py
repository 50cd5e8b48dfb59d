"""Lists: phones and what is known of each, uploaded to be texted. Being on a list is no consent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    delete,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY

from textbot.store.contacts import contacts
from textbot.store.id_list import is_among
from textbot.store.schema import Json, Key, Moment, add_row, metadata

lists = Table(
    "lists",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", String(120), nullable=False),
    # The fields that its rows have beside the phone, in the file's order.
    Column("columns", Json, nullable=False),
    Column("rows", Integer, nullable=False, default=0, server_default="0"),
    Column("made_by", Key, ForeignKey("staff.id"), nullable=False),
    Column("created_at", Moment, nullable=False),
    # NULL while its rows are being written: nobody may choose it yet.
    Column("ready_at", Moment),
)

list_rows = Table(
    "list_rows",
    metadata,
    Column("list_id", Key, ForeignKey("lists.id"), primary_key=True, autoincrement=False),
    Column("contact_id", Key, ForeignKey("contacts.id"), primary_key=True, autoincrement=False),
    Column("fields", Json, nullable=False),
    Index("ix_list_rows_contact_id", "contact_id"),
)


@dataclass(frozen=True)
class ListRow:
    """An uploaded list. columns: the fields its rows have; ready_at: None while it is being written."""

    id: int
    name: str
    columns: list[str]
    rows: int
    made_by: int
    created_at: datetime
    ready_at: datetime | None


_COLUMNS = tuple(lists.c[name] for name in ListRow.__dataclass_fields__)


def by_id(conn: Connection, list_id: int) -> ListRow | None:
    """One list that is ready."""
    row = conn.execute(select(*_COLUMNS).where(lists.c.id == list_id, lists.c.ready_at.is_not(None))).first()
    return ListRow(*row) if row else None


def newest(conn: Connection, limit: int = 50) -> tuple[ListRow, ...]:
    """The lists that are ready, the newest first."""
    statement = select(*_COLUMNS).where(lists.c.ready_at.is_not(None)).order_by(lists.c.id.desc()).limit(limit)
    return tuple(ListRow(*row) for row in conn.execute(statement))


def begin(conn: Connection, name: str, columns: Sequence[str], made_by: int, now: datetime) -> int:
    """A list without rows, which nobody may choose yet; its id."""
    return add_row(conn, lists, name=name[:120], columns=list(columns), made_by=made_by, created_at=now)


def ready(conn: Connection, list_id: int, now: datetime) -> int:
    """All its rows are there: from now on it may be chosen; how many they are."""
    rows = conn.execute(select(func.count()).where(list_rows.c.list_id == list_id)).scalar_one()
    conn.execute(update(lists).where(lists.c.id == list_id).values(ready_at=now, rows=rows))
    return rows


def remove(conn: Connection, list_id: int) -> None:
    """Forget a list and its rows; the contacts stay."""
    conn.execute(delete(list_rows).where(list_rows.c.list_id == list_id))
    conn.execute(delete(lists).where(lists.c.id == list_id))


def older(conn: Connection, before: datetime) -> tuple[int, ...]:
    """Lists that were ready before then."""
    return tuple(conn.execute(select(lists.c.id).where(lists.c.ready_at < before)).scalars())


def broken(conn: Connection, before: datetime) -> tuple[int, ...]:
    """Lists begun before then whose rows were never all written: their writer was killed."""
    where = (lists.c.ready_at.is_(None), lists.c.created_at < before)
    return tuple(conn.execute(select(lists.c.id).where(*where)).scalars())


def fields(conn: Connection, list_ids: Sequence[int], contact_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Contact -> what these lists say of them; what an earlier list says counts."""
    found: dict[int, dict[str, str]] = {}
    for list_id in reversed(list_ids):
        wanted = (list_rows.c.list_id == list_id, is_among(conn, list_rows.c.contact_id, contact_ids))
        for row in conn.execute(select(list_rows.c.contact_id, list_rows.c.fields).where(*wanted)):
            found[row.contact_id] = {**found[row.contact_id], **row.fields} if row.contact_id in found else row.fields
    return found


def known(conn: Connection, phones: Sequence[str]) -> Mapping[str, Any]:
    """Of these phones, those we know: phone -> row with id, opt_out."""
    wanted = is_among(conn, contacts.c.phone, phones)
    rows = conn.execute(select(contacts.c.phone, contacts.c.id, contacts.c.opt_out).where(wanted))
    return {row.phone: row for row in rows}


def add_contacts(conn: Connection, new: Sequence[tuple[str, str | None]], now: datetime) -> None:
    """Contacts for these (phone, language or None); those that are there by now stay as they are."""
    if conn.dialect.name == "sqlite":
        one = sqlite.insert(contacts).on_conflict_do_nothing(index_elements=["phone"])
        conn.execute(one, [{"phone": phone, "language": language, "first_seen": now} for phone, language in new])
        return
    phones, languages = zip(*new, strict=True)
    each = func.unnest(literal(list(phones), ARRAY(String)), literal(list(languages), ARRAY(String)))
    both = each.table_valued("phone", "language").render_derived()
    rest = {"first_seen": literal(now, Moment), **{name: literal(value) for name, value in _BLANK.items()}}
    chosen = select(both.c.phone, both.c.language, *rest.values())
    added = postgresql.insert(contacts).from_select(["phone", "language", *rest], chosen, include_defaults=False)
    conn.execute(added.on_conflict_do_nothing(index_elements=["phone"]))


_BLANK = {"language_sure": False, "opt_out": "", "turn": 0, "session": "", "session_turn": 0}
