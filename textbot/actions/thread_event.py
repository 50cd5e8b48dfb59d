"""What staff do to a conversation stands in its thread and in the audit log, in the transaction of the deed."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.store import conversation_events
from textbot.store.staff import StaffRow


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
    if member is None:
        return
    parts = (f"conversation {conversation_id}", about, f"staff {to_id}" if to_id is not None else "")
    audit.record(conn, member, f"conversation.{what}", ", ".join(filter(None, parts)), now)
