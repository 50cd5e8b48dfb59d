"""Subscriptions of contacts not heard of for long: who is to be asked again, and who never answered."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select, update

from textbot.store.contacts import contacts
from textbot.store.subscriptions import ENDED, ON, subscriptions

_JOINED = subscriptions.join(contacts, contacts.c.id == subscriptions.c.contact_id)
_NOT_ASKED = or_(
    subscriptions.c.asked_again_at.is_(None), subscriptions.c.asked_again_at <= subscriptions.c.since
)


def silent(conn: Connection, before: datetime, topics: Collection[str], limit: int) -> tuple[int, ...]:
    """Contacts that can be texted, whose last text and whose consent to one of these topics are older than `before`,
    and who were not asked about it since. Looks through all subscriptions: for a round every few minutes."""
    where = (*_silent(before, topics), contacts.c.opt_out == "", contacts.c.suspended_at.is_(None))
    found = select(subscriptions.c.contact_id).select_from(_JOINED).where(*where).distinct()
    return tuple(conn.execute(found.order_by(subscriptions.c.contact_id).limit(limit)).scalars())


def topics_of(conn: Connection, contact_id: int, before: datetime, topics: Collection[str]) -> tuple[str, ...]:
    """The topics a contact is to be asked about, in the order in which they joined."""
    where = (*_silent(before, topics), subscriptions.c.contact_id == contact_id)
    found = select(subscriptions.c.topic).select_from(_JOINED).where(*where)
    return tuple(conn.execute(found.order_by(subscriptions.c.since, subscriptions.c.topic)).scalars())


def asked(conn: Connection, contact_id: int, topics: Collection[str], now: datetime) -> None:
    """They are asked about these."""
    own = (subscriptions.c.contact_id == contact_id, subscriptions.c.topic.in_(topics))
    conn.execute(update(subscriptions).where(*own).values(asked_again_at=now))


def unanswered(conn: Connection, before: datetime, limit: int) -> list[Any]:
    """Rows (contact_id, topic) of who was asked before then and has not texted since."""
    where = (
        subscriptions.c.state == ON,
        subscriptions.c.asked_again_at < before,
        subscriptions.c.asked_again_at > subscriptions.c.since,
        or_(contacts.c.last_seen.is_(None), contacts.c.last_seen < subscriptions.c.asked_again_at),
    )
    columns = (subscriptions.c.contact_id, subscriptions.c.topic)
    return list(conn.execute(select(*columns).select_from(_JOINED).where(*where).order_by(*columns).limit(limit)))


def end(conn: Connection, contact_id: int, topic: str, now: datetime) -> bool:
    """End one that is on; False when it is not any more."""
    own = and_(subscriptions.c.contact_id == contact_id, subscriptions.c.topic == topic, subscriptions.c.state == ON)
    return conn.execute(update(subscriptions).where(own).values(state=ENDED, since=now)).rowcount == 1


def _silent(before: datetime, topics: Collection[str]) -> tuple[Any, ...]:
    return (
        subscriptions.c.state == ON,
        subscriptions.c.topic.in_(topics),
        subscriptions.c.since < before,
        or_(contacts.c.last_seen.is_(None), contacts.c.last_seen < before),
        _NOT_ASKED,
    )
