"""Inbound messages: each text exactly once, by Twilio's MessageSid."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    false,
    func,
    select,
    text,
    update,
)

from textbot.store.schema import Json, Key, Moment, add_row, metadata

BEGINS = text("begins")

inbound = Table(
    "inbound",
    metadata,
    Column("id", Key, primary_key=True),
    Column("sid", String(64), nullable=False, unique=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("body", Text, nullable=False),
    Column("photos", Integer, nullable=False, default=0),
    Column("opt_out_type", String(8), nullable=False, default=""),
    # Twilio's other parameters, as they came, without the body and the numbers that stand elsewhere.
    Column("form", Json, nullable=False),
    Column("received_at", Moment, nullable=False),
    Column("sent_at", Moment),
    # The number of the turn that took it; NULL while it waits for one.
    Column("turn", Integer),
    Column("tries", Integer, nullable=False, default=0),
    Column("by_machine", Boolean, nullable=False, default=False),
    # The contact's first text of a day in the city's time: where an engagement begins. Kept by the turn, so that
    # figures count rows of an index and never the texts.
    Column("begins", Boolean, nullable=False, default=False, server_default=false()),
    Index("ix_inbound_contact_id", "contact_id", "id"),
    Index(
        "ix_inbound_waiting",
        "contact_id",
        "id",
        sqlite_where=text("turn IS NULL"),
        postgresql_where=text("turn IS NULL"),
    ),
    Index("ix_inbound_begins", "received_at", "id", sqlite_where=BEGINS, postgresql_where=BEGINS),
    Index("ix_inbound_begins_contact", "contact_id", "received_at", sqlite_where=BEGINS, postgresql_where=BEGINS),
)

# A statement takes some 32,000 values.
MOST_ASKED = 10_000


@dataclass(frozen=True)
class InboundRow:
    """An inbound message as stored. sent_at: Twilio's time when it reached us late, else None."""

    id: int
    sid: str
    contact_id: int
    body: str
    photos: int
    opt_out_type: str
    received_at: datetime
    sent_at: datetime | None
    turn: int | None
    tries: int
    by_machine: bool


_COLUMNS = tuple(inbound.c[name] for name in InboundRow.__dataclass_fields__)


def add(conn: Connection, **values: Any) -> int:
    """Store one; its id. Raises IntegrityError when the sid is known."""
    return add_row(conn, inbound, **values)


def by_sid(conn: Connection, sid: str) -> InboundRow | None:
    """The message with Twilio's MessageSid."""
    row = conn.execute(select(*_COLUMNS).where(inbound.c.sid == sid)).first()
    return InboundRow(*row) if row else None


def by_id(conn: Connection, inbound_id: int) -> InboundRow | None:
    """One message."""
    row = conn.execute(select(*_COLUMNS).where(inbound.c.id == inbound_id)).first()
    return InboundRow(*row) if row else None


def known_sids(conn: Connection, sids: tuple[str, ...]) -> frozenset[str]:
    """Which of these MessageSids are stored."""
    found: set[str] = set()
    for start in range(0, len(sids), MOST_ASKED):
        asked = sids[start : start + MOST_ASKED]
        found.update(conn.execute(select(inbound.c.sid).where(inbound.c.sid.in_(asked))).scalars())
    return frozenset(found)


def oldest_waiting(conn: Connection, contact_id: int) -> InboundRow | None:
    """The contact's oldest message still without a turn."""
    where = (inbound.c.contact_id == contact_id, inbound.c.turn.is_(None))
    row = conn.execute(select(*_COLUMNS).where(*where).order_by(inbound.c.id).limit(1)).first()
    return InboundRow(*row) if row else None


def newest_at(conn: Connection, contact_id: int) -> datetime | None:
    """When the contact's newest message came; None before the first."""
    statement = select(inbound.c.received_at).where(inbound.c.contact_id == contact_id)
    return conn.execute(statement.order_by(inbound.c.id.desc()).limit(1)).scalar()


def first_since(conn: Connection, contact_id: int, since: datetime | None) -> datetime | None:
    """When the contact's first message after `since` came (None: their first of all); None when there was none."""
    where = [inbound.c.contact_id == contact_id] + ([inbound.c.received_at > since] if since else [])
    return conn.execute(select(func.min(inbound.c.received_at)).where(*where)).scalar()


def taken(conn: Connection, inbound_id: int, turn: int, body: str) -> bool:
    """Mark a waiting message as taken by that turn, with its body as it may be kept; False when another turn had it."""
    statement = update(inbound).where(inbound.c.id == inbound_id, inbound.c.turn.is_(None))
    return conn.execute(statement.values(turn=turn, body=body)).rowcount == 1


def count_try(conn: Connection, inbound_id: int) -> None:
    """One more failed attempt to take it."""
    conn.execute(update(inbound).where(inbound.c.id == inbound_id).values(tries=inbound.c.tries + 1))
