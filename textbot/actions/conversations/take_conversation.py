"""A member of staff takes a conversation: the bot is silent in it until they close it."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import on_conversation, take_over
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_
from textbot.runtime import Runtime
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

TAKEN = N_("You have this conversation. The assistant stays silent until you close it.")


def take_conversation(
    rt: Runtime, conversation_id: int, member: StaffRow, expected_version: int | None = None
) -> Outcome:
    """Open the conversation in the member's name, also when another member held it."""

    def take(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if row.status == "open" and row.assignee_id == member.id:
            return Outcome(True, TAKEN)
        take_over(conn, row, member, now)
        return Outcome(True, TAKEN)

    return on_conversation(rt, conversation_id, expected_version, take, member=member, may="assign")
