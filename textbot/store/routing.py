"""Where a conversation is sent by the city's rules."""

from datetime import datetime

from sqlalchemy import Connection, case, func, literal, update

from textbot.store import hand_offs
from textbot.store.conversations import conversations
from textbot.store.schema import Moment

_T = conversations.c


def route(
    conn: Connection,
    conversation_id: int,
    department: str,
    now: datetime,
    assignee_id: int | None = None,
    due_at: datetime | None = None,
    was: str = "",
) -> bool:
    """Note the department that a worker found, who is to have it while nobody has, and when that department should
    have answered if somebody waits; no change that staff need to notice. Nothing, and False, for one that was sent
    somewhere already, or is not in the department `was` any more."""
    assignee = func.coalesce(_T.assignee_id, assignee_id)
    column = _T.due_at
    due = case((column.is_(None), None), else_=literal(due_at, Moment) if due_at else column)  # typed: else not UTC
    as_it_was = (_T.routed_at.is_(None), _T.department == was)
    statement = update(conversations).where(_T.id == conversation_id, *as_it_was)
    routed = statement.values(department=department, assignee_id=assignee, routed_at=now, due_at=due)
    if conn.execute(routed).rowcount == 0:
        return False
    hand_offs.routed(conn, conversation_id, department)
    return True
