"""A member says in which language a resident is written to."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import on_conversation
from textbot.actions.conversations.thread_event import happened
from textbot.actions.outcome import Outcome
from textbot.runtime import Runtime
from textbot.store import contacts, conversations
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

UNKNOWN = Outcome(False, "The assistant does not speak that language.")


def choose_language(
    rt: Runtime, conversation_id: int, member: StaffRow, language: str, expected_version: int | None = None
) -> Outcome:
    """From now on our texts to this resident are in that language, until they ask for another one."""
    playbook = rt.playbook

    def choose(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if language not in playbook.languages:
            return UNKNOWN
        if language != row.language:
            contacts.bump(conn, row.contact_id)
            contacts.set_language(conn, row.contact_id, language, sure=True)
            conversations.change(conn, row.id)
            happened(conn, row.id, member, "language", now, about=language)
        return Outcome(True, "The resident's language is changed.")

    return on_conversation(rt, conversation_id, expected_version, choose, member=member, may="reply")
