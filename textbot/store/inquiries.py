"""Inquiries: numbers a connector was asked about, until their answer has become a turn. Never accounts or PINs."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, String, Table, select, update

from textbot.store.schema import Key, Moment, add_row, metadata

inquiries = Table(
    "inquiries",
    metadata,
    Column("id", Key, primary_key=True),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    # The text that asked.
    Column("inbound_id", Key, ForeignKey("inbound.id"), nullable=False),
    Column("flow", String(80), nullable=False),
    Column("connector", String(80), nullable=False),
    Column("number", String(80), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("done_at", Moment),
    Index("ix_inquiries_contact_id", "contact_id"),
)


@dataclass(frozen=True)
class InquiryRow:
    """One inquiry. done_at: when its answer became a turn."""

    id: int
    contact_id: int
    inbound_id: int
    flow: str
    connector: str
    number: str
    created_at: datetime
    done_at: datetime | None


_COLUMNS = tuple(inquiries.c[name] for name in InquiryRow.__dataclass_fields__)


def add(
    conn: Connection, contact_id: int, inbound_id: int, flow: str, connector: str, number: str, now: datetime
) -> int:
    """Note one; its id."""
    asked = {"flow": flow, "connector": connector, "number": number[:80]}
    return add_row(conn, inquiries, contact_id=contact_id, inbound_id=inbound_id, created_at=now, **asked)


def by_id(conn: Connection, inquiry_id: int) -> InquiryRow | None:
    """One inquiry."""
    row = conn.execute(select(*_COLUMNS).where(inquiries.c.id == inquiry_id)).first()
    return InquiryRow(*row) if row else None


def waiting(conn: Connection, contact_id: int) -> tuple[int, ...]:
    """The contact's inquiries without an answer yet, oldest first."""
    where = (inquiries.c.contact_id == contact_id, inquiries.c.done_at.is_(None))
    return tuple(conn.execute(select(inquiries.c.id).where(*where).order_by(inquiries.c.id)).scalars())


def finish(conn: Connection, inquiry_id: int, now: datetime) -> bool:
    """Its answer becomes a turn; False when it has become one already."""
    statement = update(inquiries).where(inquiries.c.id == inquiry_id, inquiries.c.done_at.is_(None))
    return conn.execute(statement.values(done_at=now)).rowcount == 1
