"""Put a conversation into one member's hands, or into nobody's."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.outcome import Outcome
from textbot.actions.staff_turn import on_conversation
from textbot.runtime import Runtime
from textbot.store import conversations, staff
from textbot.store.conversations import IN_INBOX, ConversationRow


def assign_conversation(
    rt: Runtime, conversation_id: int, assignee_id: int | None, expected_version: int | None = None
) -> Outcome:
    """Say whose conversation it is without changing who answers in it. None: anybody's."""

    def assign(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if row.status not in IN_INBOX:
            return Outcome(False, "This conversation is not in the inbox.")
        member = staff.by_id(conn, assignee_id) if assignee_id is not None else None
        if assignee_id is not None and (member is None or member.disabled_at is not None):
            return Outcome(False, "There is no such member of staff.")
        conversations.change(conn, row.id, assignee_id=assignee_id)
        if member is None:
            return Outcome(True, "Assigned to nobody.")
        return Outcome(True, "Assigned to %(name)s.", {"name": member.name})

    return on_conversation(rt, conversation_id, expected_version, assign)
