"""Consents: an append-only record of who opted out or in, or let us keep an address: when, how, in which words.

Kept for ever: 47 CFR 64.1200(a)(10) and carriers' rules ask for proof of each revocation.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, Text, func, insert, select

from textbot.store.schema import Key, Moment, metadata

consents = Table(
    "consents",
    metadata,
    Column("id", Key, primary_key=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("what", String(16), nullable=False),
    Column("lies_with", String(8), nullable=False),
    Column("wording", Text, nullable=False),
    Column("inbound_id", Key, ForeignKey("inbound.id")),
    Column("at", Moment, nullable=False),
    # Of a topic of notices, "" for all texts.
    Column("topic", String(40), nullable=False, default="", server_default=""),
    # text | flow | import | staff | carrier | silence
    Column("how", String(8), nullable=False, default="", server_default=""),
    # What they were shown when they said so, word for word, and in which version of the playbook.
    Column("shown", Text, nullable=False, default="", server_default=""),
    Column("version", String(40), nullable=False, default="", server_default=""),
    Column("language", String(8), nullable=False, default="", server_default=""),
    Column("staff_id", Key),
    Column("proof", Text, nullable=False, default="", server_default=""),
    Index("ix_consents_contact_id", "contact_id", "id"),
)


def record(
    conn: Connection,
    contact_id: int,
    what: str,
    lies_with: str,
    wording: str,
    inbound_id: int | None,
    now: datetime,
    **more: str | int | None,
) -> None:
    """Write one down. what: opt_out | opt_in | home_yes | home_no | home_end | topic_ask | topic_on | topic_off | mute
    | hours | wrong_number | import; lies_with: ours | carrier; wording: theirs, or an error code. more: topic, how,
    shown, version, language, staff_id, proof, as the columns have them."""
    values = {"contact_id": contact_id, "what": what, "lies_with": lies_with, "wording": wording, **more}
    conn.execute(insert(consents).values(**values, inbound_id=inbound_id, at=now))


@dataclass(frozen=True)
class ConsentRow:
    """Something a contact said about being texted. how: text | flow | import | staff | carrier, "" for who knows."""

    what: str
    lies_with: str
    at: datetime
    topic: str
    how: str
    wording: str
    proof: str
    staff_id: int | None


def newest(conn: Connection, contact_id: int, limit: int) -> tuple[ConsentRow, ...]:
    """What a contact said last, the newest first."""
    columns = (consents.c[name] for name in ConsentRow.__dataclass_fields__)
    statement = select(*columns).where(consents.c.contact_id == contact_id).order_by(consents.c.id.desc())
    return tuple(ConsentRow(*row) for row in conn.execute(statement.limit(limit)))


def last(conn: Connection, contact_id: int, what: str) -> datetime | None:
    """When a contact last said so; None for never."""
    newest = select(func.max(consents.c.at)).where(consents.c.contact_id == contact_id, consents.c.what == what)
    found: datetime | None = conn.execute(newest).scalar()
    return found
