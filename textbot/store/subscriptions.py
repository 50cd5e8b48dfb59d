"""Subscriptions: which topics a contact gets notices of. The words of consent stand in `consents`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, Select, String, Table, func, insert, select, update

from textbot.store.schema import Key, Moment, metadata

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("contact_id", Key, ForeignKey("contacts.id"), primary_key=True, autoincrement=False),
    Column("topic", String(40), primary_key=True),
    # asked (a YES is awaited) | on | ended
    Column("state", String(8), nullable=False),
    Column("since", Moment, nullable=False),
    Column("asked_at", Moment),
    # When somebody not heard of for a year was asked whether they still want it.
    Column("asked_again_at", Moment),
    # text | flow | import
    Column("source", String(8), nullable=False),
    Index("ix_subscriptions_topic", "topic", "state", "contact_id"),
)

ASKED, ON, ENDED = "asked", "on", "ended"


@dataclass(frozen=True)
class SubscriptionRow:
    """One contact and one topic. state: asked (a YES is awaited) | on | ended."""

    contact_id: int
    topic: str
    state: str
    since: datetime
    asked_at: datetime | None
    asked_again_at: datetime | None
    source: str

    @property
    def is_asked_again(self) -> bool:
        """Whether they were asked if they still want it, and have not said so."""
        return self.state == ON and self.asked_again_at is not None and self.asked_again_at > self.since


def of_contact(conn: Connection, contact_id: int) -> tuple[SubscriptionRow, ...]:
    """Every topic this contact ever had to do with, the oldest first."""
    where = subscriptions.c.contact_id == contact_id
    rows = conn.execute(select(subscriptions).where(where).order_by(subscriptions.c.since, subscriptions.c.topic))
    return tuple(SubscriptionRow(**row) for row in rows.mappings())


def put(conn: Connection, contact_id: int, topic: str, state: str, now: datetime, source: str) -> None:
    """Set how a contact stands with a topic; asking leaves one that is on as it is. The caller holds the contact's row
    and writes the consent's."""
    own = (subscriptions.c.contact_id == contact_id, subscriptions.c.topic == topic)
    values = {"state": state, "since": now, "source": source, **({"asked_at": now} if state == ASKED else {})}
    may = (subscriptions.c.state != ON,) if state == ASKED else ()
    if conn.execute(update(subscriptions).where(*own, *may).values(**values)).rowcount:
        return
    if not conn.execute(select(subscriptions.c.state).where(*own)).first():
        conn.execute(insert(subscriptions).values(contact_id=contact_id, topic=topic, **values))


def end(conn: Connection, contact_id: int, topics: Sequence[str] | None, now: datetime) -> tuple[str, ...]:
    """End these topics of a contact, or with None all; the ones that were on. Ended ones stay as they are."""
    where = [subscriptions.c.contact_id == contact_id, subscriptions.c.state != ENDED]
    if topics is not None:
        where.append(subscriptions.c.topic.in_(topics))
    rows = conn.execute(select(subscriptions.c.topic, subscriptions.c.state).where(*where)).all()
    if rows:
        conn.execute(update(subscriptions).where(*where).values(state=ENDED, since=now))
    return tuple(row.topic for row in rows if row.state == ON)


def joined(topic: str) -> Select[tuple[int]]:
    """A statement of the contacts that get notices of a topic."""
    return select(subscriptions.c.contact_id).where(subscriptions.c.topic == topic, subscriptions.c.state == ON)


def counts(conn: Connection) -> dict[str, int]:
    """Topic -> how many contacts get its notices."""
    counted = select(subscriptions.c.topic, func.count()).where(subscriptions.c.state == ON)
    return {row[0]: row[1] for row in conn.execute(counted.group_by(subscriptions.c.topic))}
