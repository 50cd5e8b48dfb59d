"""Newsletters' lines: for each resident of a notice, the rule behind each line of their digest and the rows behind it.

A fact that many share (the potholes of District 3) is stored once with its rows, and lines name it by its key.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, UniqueConstraint, delete, insert, select

from textbot.store.schema import Json, Key, metadata

newsletter_facts = Table(
    "newsletter_facts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("notice_id", Key, ForeignKey("notices.id"), nullable=False),
    # "fixed/pothole/3": what, of which kind, where.
    Column("fact", String(80), nullable=False),
    # What it says, and the rows it was counted from: {"table": "requests", "ids": [...]}.
    Column("values", Json, nullable=False),
    Column("rows", Json, nullable=False),
    UniqueConstraint("notice_id", "fact"),
)

newsletter_lines = Table(
    "newsletter_lines",
    metadata,
    Column("id", Key, primary_key=True),
    Column("notice_id", Key, ForeignKey("notices.id"), nullable=False),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    # [{"rule": ..., "fact": ..., "rows": {...}}] in the order they are read.
    Column("lines", Json, nullable=False),
    UniqueConstraint("notice_id", "contact_id"),
    Index("ix_newsletter_lines_contact_id", "contact_id"),
)


@dataclass(frozen=True)
class FactRow:
    """A fact as stored."""

    fact: str
    values: dict[str, Any]
    rows: dict[str, Any]


def put_facts(conn: Connection, notice_id: int, facts: Iterable[FactRow]) -> None:
    """Store the facts of a notice that are not stored yet."""
    stored = select(newsletter_facts.c.fact).where(newsletter_facts.c.notice_id == notice_id)
    known = set(conn.execute(stored).scalars())
    fresh = [
        {"notice_id": notice_id, "fact": each.fact, "values": each.values, "rows": each.rows}
        for each in facts
        if each.fact not in known
    ]
    if fresh:
        conn.execute(insert(newsletter_facts), fresh)


def put_lines(conn: Connection, notice_id: int, lines: Mapping[int, Sequence[Mapping[str, Any]]]) -> None:
    """Store contacts' lines, in place of what stood there of the same contacts."""
    if not lines:
        return
    same = (newsletter_lines.c.notice_id == notice_id, newsletter_lines.c.contact_id.in_(lines))
    conn.execute(delete(newsletter_lines).where(*same))
    rows = [{"notice_id": notice_id, "contact_id": contact, "lines": list(own)} for contact, own in lines.items()]
    conn.execute(insert(newsletter_lines), rows)


def facts_of(conn: Connection, notice_id: int, names: Iterable[str]) -> dict[str, FactRow]:
    """Those facts of a notice, by their keys."""
    own = (newsletter_facts.c.fact, newsletter_facts.c["values"], newsletter_facts.c.rows)
    where = (newsletter_facts.c.notice_id == notice_id, newsletter_facts.c.fact.in_(tuple(names)))
    return {row[0]: FactRow(*row) for row in conn.execute(select(*own).where(*where))}


def lines_of(conn: Connection, notice_id: int, contact_id: int) -> list[dict[str, Any]] | None:
    """The lines that a contact's text of that notice was made of; None when it was no newsletter of theirs."""
    where = (newsletter_lines.c.notice_id == notice_id, newsletter_lines.c.contact_id == contact_id)
    found = conn.execute(select(newsletter_lines.c.lines).where(*where)).scalar()
    return list(found) if found is not None else None
