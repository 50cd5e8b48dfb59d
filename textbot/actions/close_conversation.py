"""Staff are done with a conversation: the bot has it back."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.outcome import Outcome
from textbot.actions.staff_turn import language_of, on_conversation, queue_text
from textbot.runtime import Runtime
from textbot.store import contacts, conversations
from textbot.store.conversations import IN_INBOX, ConversationRow
from textbot.store.staff import StaffRow


def close_conversation(
    rt: Runtime,
    conversation_id: int,
    member: StaffRow,
    say_goodbye: bool = True,
    expected_version: int | None = None,
) -> Outcome:
    """Close it and, with `say_goodbye`, tell the resident that the assistant is back. An opted-out one is not told."""
    playbook = rt.playbook

    def close(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if row.status not in IN_INBOX:
            return Outcome(True, "This conversation is closed already.")
        contacts.bump(conn, row.contact_id)
        conversations.change(conn, row.id, status="closed", waiting_since=None, unread=0, muted=False, priority=0)
        if not say_goodbye or row.opt_out:
            return Outcome(True, "Closed. The assistant answers again; the resident was not told.")
        goodbye = playbook.text("phrases.staff_closed", language_of(playbook, row))
        sent = queue_text(conn, playbook, row, member, goodbye, now, rt.new_token())
        return Outcome(True, "Closed. The resident is told that the assistant answers again.", outbound_id=sent)

    return on_conversation(rt, conversation_id, expected_version, close, member=member, may="close")


def hand_back(rt: Runtime, conversation_id: int, member: StaffRow, expected_version: int | None = None) -> Outcome:
    """Close it without a word to the resident."""
    return close_conversation(rt, conversation_id, member, say_goodbye=False, expected_version=expected_version)
