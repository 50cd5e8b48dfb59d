"""Who writes again and again: on how many days a contact texted lately, read from an index alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from textbot.store.inbound import BEGINS, inbound

SPAN = timedelta(days=30)
MANY = 10
"""A contact who texted on so many days within SPAN is flagged."""


def repeat_contacts(conn: Connection, contact_ids: Sequence[int], now: datetime) -> dict[int, int]:
    """Of these contacts, those to be flagged: on how many days each texted."""
    days = func.count().label("days")
    statement = (
        select(inbound.c.contact_id, days)
        .where(BEGINS, inbound.c.contact_id.in_(contact_ids), inbound.c.received_at > now - SPAN)
        .group_by(inbound.c.contact_id)
        .having(func.count() >= MANY)
    )
    return {row.contact_id: row.days for row in conn.execute(statement)}
