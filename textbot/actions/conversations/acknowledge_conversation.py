"""A member says that they have seen an urgent conversation: the phones on call are left alone."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import on_conversation
from textbot.actions.conversations.thread_event import happened
from textbot.actions.outcome import Outcome
from textbot.runtime import Runtime
from textbot.store import conversations
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

SEEN = Outcome(True, "You have seen that it is urgent. It stays on top until somebody answers or closes it.")
KNOWN = Outcome(True, "Somebody has seen it already.")
CALM = Outcome(False, "This conversation is not urgent.")


def acknowledge_conversation(
    rt: Runtime, conversation_id: int, member: StaffRow, expected_version: int | None = None
) -> Outcome:
    """Note who saw it first, and when."""

    def acknowledge(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if not row.urgent:
            return CALM
        if row.acked_at is not None:
            return KNOWN
        conversations.change(conn, row.id, acked_at=now, acked_by=member.id)
        happened(conn, row.id, member, "acknowledged", now)
        return SEEN

    return on_conversation(rt, conversation_id, expected_version, acknowledge, member=member, may="assign")
