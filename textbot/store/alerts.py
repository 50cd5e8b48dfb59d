"""Alerts: the texts that phones of staff on call got about an urgent conversation that nobody acknowledged."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, func, select

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
