"""How much there is of everything: what /metrics shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from textbot.store import request_figures, request_updates
from textbot.store.conversations import conversations
from textbot.store.inbound import inbound
from textbot.store.outbound import outbound
from textbot.store.outbox import outbox
from textbot.store.pushes import pushes
from textbot.store.requests import requests


@dataclass(frozen=True)
class Figures:
    """Counts at one moment. waiting_texts: inbound without a turn; due: deeds of the outbox whose time has come.
    verified: closed requests by what residents say; held_updates: texts about requests that wait for an operator."""

    inbound: int
    waiting_texts: int
    outbound: dict[str, int]
    due: int
    oldest_due: datetime | None
    conversations: dict[str, int]
    requests: dict[str, int]
    verified: dict[str, int]
    held_updates: int
    pushes: dict[str, int]


def take(conn: Connection, now: datetime) -> Figures:
    """Count."""
    is_due = (outbox.c.done_at.is_(None), outbox.c.due_at <= now)
    due, oldest = conn.execute(select(func.count(), func.min(outbox.c.due_at)).where(*is_due)).one()
    return Figures(
        inbound=conn.execute(select(func.count()).select_from(inbound)).scalar_one(),
        waiting_texts=conn.execute(select(func.count()).where(inbound.c.turn.is_(None))).scalar_one(),
        outbound=_by(conn, outbound.c.state),
        due=due,
        oldest_due=oldest,
        conversations=_by(conn, conversations.c.status),
        requests=_by(conn, requests.c.status),
        verified=request_figures.verified(conn),
        held_updates=sum(request_updates.held(conn).values()),
        pushes=_by(conn, pushes.c.state),
    )


def _by(conn: Connection, column: Any) -> dict[str, int]:
    return {row[0]: row[1] for row in conn.execute(select(column, func.count()).group_by(column))}
