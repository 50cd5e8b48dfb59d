"""Urgent conversations that nobody of staff has said to have seen."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from textbot.core.routing import TRIAGE
from textbot.store.conversations import PRIORITIES, WORK, conversations

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
    where: list[Any] = [WORK, table.priority == PRIORITIES["urgent"], table.acked_at.is_(None)]
    if departments is not None:
        unsorted = table.department == "" if TRIAGE in departments else table.department.in_(())
        where.append(or_(table.department.in_(sorted(departments)), unsorted))
    rows = conn.execute(select(table.id, table.version).where(*where).order_by(table.due_at, table.id).limit(MOST))
    return tuple(Alarm(*row) for row in rows)
