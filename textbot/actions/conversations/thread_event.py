"""What staff do to a conversation stands in its thread and in the audit log, in the transaction of the deed."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.store import conversation_events
from textbot.store.staff import StaffRow

# What the thread calls a deed -> what the audit log does, where that is not "conversation.<deed>".
AUDITED: Mapping[str, str] = {
    "woke": "conversation.woken",
    "acknowledged": "conversation.acked",
    "unassigned": "conversation.assigned",
    "routed": "conversation.assigned",
    "request": "request.created",
    "linked": "request.linked",
}
OF_REQUESTS = ("request", "linked")


def happened(
    conn: Connection,
    conversation_id: int,
    member: StaffRow | None,
    what: str,
    now: datetime,
    *,
    about: str = "",
    to_id: int | None = None,
) -> None:
    """Write it down: the last thing a deed does. member: None for what textbot did by itself, which only the thread
    shows. about: with what, to_id: to which member; see store/conversation_events.py."""
    staff_id = member.id if member else None
    conversation_events.add(conn, conversation_id, what, now, staff_id=staff_id, about=about, to_id=to_id)
    if member is not None:
        named = _about(conversation_id, what, about, to_id)
        audit.record(conn, member, AUDITED.get(what, f"conversation.{what}"), named, now)


def _about(conversation_id: int, what: str, about: str, to_id: int | None) -> str:
    conversation = f"conversation {conversation_id}"
    if what in OF_REQUESTS:
        return f"request {about}, {conversation}"
    return ", ".join(filter(None, (conversation, about, f"staff {to_id}" if to_id is not None else "")))
