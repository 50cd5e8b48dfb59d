"""Arrivals: a conversation comes into the inbox, or rises in it: its row, its hand-off, what its thread shows of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from textbot.store import conversation_events, hand_offs
from textbot.store.conversations import IN_INBOX, PRIORITIES, ConversationRow, change, conversations, of_contact
from textbot.store.schema import add_row

# What a conversation leaves behind when it rises in priority: it was neither routed nor acknowledged as such.
_UNROUTED: dict[str, Any] = dict.fromkeys(("routed_at", "acked_at", "acked_by", "escalated_at"))
# And when it comes into the inbox anew.
_ANEW = _UNROUTED | dict.fromkeys(("assignee_id", "opened_at", "snoozed_until", "first_staff_at"))


def to_inbox(
    conn: Connection,
    contact_id: int,
    now: datetime,
    *,
    reason: str,
    priority: str,
    about: str,
    department: str,
    due_at: datetime | None = None,
) -> int:
    """Let a conversation wait for a person and return its id. One already in the inbox keeps its state and its place,
    and only rises in priority; what becomes urgent is due at once. due_at: when a person should have answered; at once
    when nobody said."""
    rank = PRIORITIES[priority]
    current = of_contact(conn, contact_id)
    if current is not None and current.status in IN_INBOX:
        _rise(conn, current, now, reason=reason, rank=rank, about=about)
        return current.id
    comes = {"status": "waiting", "reason": reason, "priority": rank, "about": about, "department": department}
    return _come(conn, contact_id, current, now, comes | {"due_at": due_at or now})


def _come(
    conn: Connection, contact_id: int, known: ConversationRow | None, now: datetime, comes: dict[str, Any]
) -> int:
    """It comes into the inbox, for the first time or anew; its id."""
    comes |= {"waiting_since": now, "came_at": now, "last_message_at": now, "last_heard_at": now}
    if known is None:
        conversation_id = add_row(conn, conversations, contact_id=contact_id, unread=1, **comes)
    else:
        conversation_id = known.id
        change(conn, conversation_id, unread=known.unread + 1, **_ANEW, **comes)
    urgent = comes["priority"] == PRIORITIES["urgent"]
    reason, department = comes["reason"], comes["department"]
    hand_offs.begin(conn, conversation_id, contact_id, now, reason=reason, department=department, urgent=urgent)
    conversation_events.add(conn, conversation_id, "came", now, about=reason)
    return conversation_id


def _rise(conn: Connection, current: ConversationRow, now: datetime, *, reason: str, rank: int, about: str) -> None:
    """One more text in what is in the inbox already; with a higher priority it is a new matter to staff."""
    changes: dict[str, Any] = {"unread": current.unread + 1, "snoozed_until": None}
    changes |= {"last_message_at": now, "last_heard_at": now}
    if rank > current.priority:
        changes |= {"priority": rank, "reason": reason, "about": about or current.about, **_UNROUTED}
        if rank == PRIORITIES["urgent"]:
            changes["due_at"] = now
            hand_offs.became_urgent(conn, current.id, now)
        conversation_events.add(conn, current.id, "came", now, about=reason)
    elif about and not current.about:
        changes["about"] = about
    change(conn, current.id, **changes)
