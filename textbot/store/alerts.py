"""Alerts: the texts that phones of staff on call got about an urgent conversation that nobody acknowledged."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, func, select

from textbot.store.contacts import contacts
from textbot.store.conversations import PRIORITIES, WORK, conversations
from textbot.store.hand_offs import hand_offs
from textbot.store.schema import Key, Moment, add_row, metadata

alerts = Table(
    "alerts",
    metadata,
    Column("id", Key, primary_key=True),
    Column("hand_off_id", Key, ForeignKey("hand_offs.id"), nullable=False),
    Column("contact_id", Key, ForeignKey("contacts.id"), nullable=False),
    Column("outbound_id", Key, ForeignKey("outbound.id")),
    # 1 for the first text about a hand-off, 2 for the second ...
    Column("number", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("ix_alerts_hand_off_id", "hand_off_id", "contact_id", "number", unique=True),
)


@dataclass(frozen=True)
class Alerted:
    """How often the phones on call were texted about a hand-off, and when they were last."""

    number: int = 0
    last_at: datetime | None = None


def of_hand_off(conn: Connection, hand_off_id: int) -> Alerted:
    """What was done about it so far."""
    statement = select(func.coalesce(func.max(alerts.c.number), 0), func.max(alerts.c.created_at))
    return Alerted(*conn.execute(statement.where(alerts.c.hand_off_id == hand_off_id)).one())


def add(
    conn: Connection, hand_off_id: int, contact_id: int, number: int, now: datetime, outbound_id: int | None
) -> None:
    """Note a text to one phone; outbound_id: None when that phone takes none. Raises IntegrityError when this phone
    has had this number about this hand-off."""
    values = {"hand_off_id": hand_off_id, "contact_id": contact_id, "outbound_id": outbound_id}
    add_row(conn, alerts, **values, number=number, created_at=now)


@dataclass(frozen=True)
class Unacknowledged:
    """An urgent hand-off that no member has acknowledged."""

    hand_off_id: int
    conversation_id: int
    department: str
    urgent_at: datetime


def unacknowledged(conn: Connection, before: datetime) -> tuple[Unacknowledged, ...]:
    """Those that became urgent before that moment, the oldest first."""
    newest = (
        select(func.max(hand_offs.c.id))
        .where(hand_offs.c.conversation_id == conversations.c.id)
        .correlate(conversations)
        .scalar_subquery()
    )
    statement = (
        select(hand_offs.c.id, conversations.c.id, conversations.c.department, hand_offs.c.urgent_at)
        .join_from(conversations, hand_offs, hand_offs.c.id == newest)
        .where(WORK, conversations.c.priority == PRIORITIES["urgent"], conversations.c.acked_at.is_(None))
        .where(hand_offs.c.urgent_at <= before)
        .order_by(hand_offs.c.urgent_at)
    )
    return tuple(Unacknowledged(*row) for row in conn.execute(statement))


def out_of_reach(conn: Connection, phones: tuple[str, ...]) -> tuple[str, ...]:
    """Which of these numbers said STOP: they get no alert."""
    said_stop = select(contacts.c.phone).where(contacts.c.phone.in_(phones), contacts.c.opt_out != "")
    found = set(conn.execute(said_stop).scalars())
    return tuple(each for each in phones if each in found)
