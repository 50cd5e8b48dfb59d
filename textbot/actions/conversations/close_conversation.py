"""Staff are done with a conversation: the bot has it back."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import on_conversation, queue_text
from textbot.actions.conversations.targets import note_closing_words
from textbot.actions.conversations.thread_event import happened
from textbot.actions.outcome import Outcome
from textbot.core.marking import N_
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import contacts, conversations, hand_offs
from textbot.store.conversations import IN_INBOX, ConversationRow
from textbot.store.staff import StaffRow

LONGEST = 1600  # Twilio takes no longer body

TOO_LONG = N_("Nothing was done: a text holds %(most)s letters, and this has %(length)s.")
CLOSED = Outcome(True, "This conversation is closed already.")
BACK = Outcome(True, "The assistant has it again; the resident was not told.")


def close_conversation(
    rt: Runtime,
    conversation_id: int,
    member: StaffRow,
    say_goodbye: bool = True,
    expected_version: int | None = None,
    words: str = "",
) -> Outcome:
    """Close it and, with `say_goodbye`, tell the resident so: in the member's own `words`, else in the city's, which
    say that the assistant is back. An opted-out one is not told."""
    playbook = rt.playbook
    words = clean(words.replace("\r\n", "\n")).strip()

    def close(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if row.status not in IN_INBOX:
            return CLOSED
        if len(words) > LONGEST:
            return Outcome(False, TOO_LONG, {"most": LONGEST, "length": len(words)})
        _leave(conn, row, "closed", now)
        if not say_goodbye or row.opt_out:
            happened(conn, row.id, member, "closed", now)
            return Outcome(True, "Closed. The assistant answers again; the resident was not told.")
        goodbye = words or playbook.text("phrases.staff_closed", playbook.language_for(row.language))
        sent = queue_text(conn, playbook, row, member, goodbye, now, rt.new_token())
        if words:
            note_closing_words(conn, playbook, row, member, sent, now)
        happened(conn, row.id, member, "closed", now)
        return Outcome(True, "Closed. The resident is told that the assistant answers again.", outbound_id=sent)

    return on_conversation(rt, conversation_id, expected_version, close, member=member, may="close")


def hand_back(rt: Runtime, conversation_id: int, member: StaffRow, expected_version: int | None = None) -> Outcome:
    """Give it back to the assistant without a word to the resident: no matter of staff's, so nothing was closed."""

    def back(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if row.status not in IN_INBOX:
            return BACK
        _leave(conn, row, "bot", now)
        happened(conn, row.id, member, "back", now)
        return BACK

    return on_conversation(rt, conversation_id, expected_version, back, member=member, may="close")


def _leave(conn: Connection, row: ConversationRow, status: str, now: datetime) -> None:
    """Out of the inbox: what was thought before this moment is not written, and nobody waits any more."""
    contacts.bump(conn, row.contact_id)
    nothing = {"waiting_since": None, "due_at": None, "snoozed_until": None}
    conversations.change(conn, row.id, status=status, unread=0, muted=False, priority=0, **nothing)
    hand_offs.ended(conn, row.id, now)
