"""What the city's own system must be told of a request is noted, in the transaction that changes the request."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.core.playbook import Playbook
from textbot.core.work_orders.kinds import IN_HOUSE
from textbot.store import pushes

DEED = "push_request"
Rings = tuple[tuple[str, int], ...]


def queue_order(conn: Connection, playbook: Playbook, request_id: int, service_code: str, now: datetime) -> Rings:
    """A new request goes to the system that connectors.yaml names for its service; the deeds to ring after the commit.
    Nothing when it stays in our own store."""
    system = playbook.assignments.service(service_code).system
    if system == IN_HOUSE:
        return ()
    return ((DEED, pushes.add(conn, request_id, system, "create", now)),)


def queue_push(conn: Connection, request_id: int, kind: str, now: datetime, note_id: int | None = None) -> Rings:
    """Whoever has the order hears more of it. kind: comment | correct | withdraw; note_id: what the resident wrote.
    An order that is taken back before it was sent is never sent."""
    rings: list[tuple[str, int]] = []
    for system in pushes.systems_of(conn, request_id):
        if kind != "withdraw" or not pushes.drop_unsent(conn, request_id, system):
            rings.append((DEED, pushes.add(conn, request_id, system, kind, now, note_id)))
    return tuple(rings)
