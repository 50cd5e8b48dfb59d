"""Urgent conversations that nobody of staff has said to have seen."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from textbot.store.conversations import PRIORITIES, WORK, conversations
from textbot.store.queues import of_departments

# More than anybody can look at; their number is said all the same up to here.
MOST = 100


@dataclass(frozen=True)
class Alarm:
    """One of them. version: changes whenever the conversation does."""

    id: int
    version: int


def unseen(conn: Connection, departments: frozenset[str] | None = None) -> tuple[Alarm, ...]:
    """Those of these departments (None: of all), the one that waits longest first. Who sorts sees what nobody has
    sorted yet."""
    table = conversations.c
    where = (WORK, table.priority == PRIORITIES["urgent"], table.acked_at.is_(None), of_departments(departments))
    rows = conn.execute(select(table.id, table.version).where(*where).order_by(table.due_at, table.id).limit(MOST))
    return tuple(Alarm(*row) for row in rows)
