"""Requests in figures: what staff call closed told apart from what residents call fixed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Integer, cast, func, select

from textbot.store.request_events import request_events
from textbot.store.requests import repairs, requests

__all__ = ["Kind", "by_kind", "repairs"]


@dataclass(frozen=True)
class Kind:
    """One kind of request made since a moment. closed: that stand closed; verified: of those, the ones a resident said
    are fixed; reopened: how many were opened again at least once."""

    flow: str
    made: int
    closed: int
    verified: int
    reopened: int


def by_kind(conn: Connection, since: datetime) -> tuple[Kind, ...]:
    """Each kind with requests since then, the most frequent first."""
    closed = requests.c.status == "closed"
    again = select(request_events.c.request_id).where(request_events.c.kind == "reopened").distinct()
    statement = select(
        requests.c.flow,
        func.count(),
        func.sum(cast(closed, Integer)),
        func.sum(cast(closed & requests.c.verified.is_(True), Integer)),
        func.sum(cast(requests.c.id.in_(again), Integer)),
    )
    rows = conn.execute(statement.where(requests.c.created_at >= since).group_by(requests.c.flow))
    return tuple(sorted((Kind(*row) for row in rows), key=lambda kind: (-kind.made, kind.flow)))


def verified(conn: Connection) -> dict[str, int]:
    """How many closed requests residents say are fixed, and of how many nobody said."""
    statement = select(requests.c.verified, func.count()).where(requests.c.status == "closed")
    names = {True: "verified", False: "disputed", None: "unknown"}
    return {names[row[0]]: row[1] for row in conn.execute(statement.group_by(requests.c.verified))}
