"""Delivery wishes: when a contact wants notices, of one topic or ("") of all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, String, Table, bindparam, delete, insert, select, update

from textbot.store.schema import Key, Moment, metadata

delivery_wishes = Table(
    "delivery_wishes",
    metadata,
    Column("contact_id", Key, ForeignKey("contacts.id"), primary_key=True, autoincrement=False),
    Column("topic", String(40), primary_key=True),
    Column("muted_until", Moment),
    # Local times of day, "18:00"; "" for none.
    Column("after", String(5), nullable=False, default="", server_default=""),
    Column("before", String(5), nullable=False, default="", server_default=""),
)

KEPT = ("muted_until", "after", "before")
Wish = tuple[datetime | None, str, str]
"""(until when muted, after, before)"""


@dataclass(frozen=True)
class DeliveryWishRow:
    """When a contact wants notices. topic: "" for all. muted_until: None when they come. after, before: local times of
    day ("18:00"), "" for none."""

    contact_id: int
    topic: str
    muted_until: datetime | None = None
    after: str = ""
    before: str = ""


def of_contact(conn: Connection, contact_id: int) -> tuple[DeliveryWishRow, ...]:
    """This contact's wishes, that for all topics first."""
    where = delivery_wishes.c.contact_id == contact_id
    rows = conn.execute(select(delivery_wishes).where(where).order_by(delivery_wishes.c.topic)).mappings()
    return tuple(DeliveryWishRow(**row) for row in rows)


_OF_MANY = select(
    *(delivery_wishes.c[name] for name in ("contact_id", "topic", "muted_until", "after", "before"))
).where(delivery_wishes.c.contact_id.in_(bindparam("ids", expanding=True)))


def of_many(conn: Connection, contact_ids: Sequence[int]) -> Mapping[tuple[int, str], Wish]:
    """The wishes of some contacts: (contact, topic) -> wish."""
    rows = conn.execute(_OF_MANY, {"ids": list(contact_ids)})
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}


def put(conn: Connection, contact_id: int, topic: str, **values: datetime | str | None) -> None:
    """Change some of KEPT, or all, of a contact's wish for a topic ("" for all)."""
    own = (delivery_wishes.c.contact_id == contact_id, delivery_wishes.c.topic == topic)
    if conn.execute(update(delivery_wishes).where(*own).values(**values)).rowcount == 0:
        conn.execute(insert(delivery_wishes).values(contact_id=contact_id, topic=topic, **values))


def forget(conn: Connection, contact_id: int) -> None:
    """Forget every wish of a contact."""
    conn.execute(delete(delivery_wishes).where(delivery_wishes.c.contact_id == contact_id))
