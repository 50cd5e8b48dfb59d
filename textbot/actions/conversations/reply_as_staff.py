"""A member of staff answers a resident."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.conversations.news import Seen, has_moved
from textbot.actions.conversations.staff_turn import name_line, on_conversation, queue_text, take_over
from textbot.actions.conversations.targets import note_answer
from textbot.actions.outcome import Outcome
from textbot.core.playbook import Playbook
from textbot.core.redaction import clean
from textbot.runtime import Runtime
from textbot.store import drafts, outbound
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

LONGEST = 1600  # Twilio takes no longer body
UNDO = timedelta(seconds=5)
"""How long a text that was sent from a page can be taken back."""

EMPTY = Outcome(False, "Nothing was sent: write something first.")
OPTED_OUT = Outcome(False, "Nothing was sent: this person opted out and cannot be texted. Call them instead.")
SENT_BEFORE = Outcome(True, "That text was sent already.")
MOVED_ON = Outcome(
    False, "Nothing was sent yet: something new came while you were writing. Read it, then send.", conflict=True
)


def reply_as_staff(
    rt: Runtime,
    conversation_id: int,
    member: StaffRow,
    text: str,
    expected_version: int | None = None,
    key: str = "",
    *,
    seen: Seen | None = None,
    wait: timedelta = timedelta(0),
) -> Outcome:
    """Send `text` and hold the conversation in the member's name.

    The member's first text since it was opened begins with who is writing. `key`: what one press of the button
    carries; a second press with the same one sends nothing more. `seen`: how far the member had read; when they should
    look again first, nothing is sent. `wait`: how long it can be taken back before it goes out.
    """
    playbook = rt.playbook
    text = typed(text)
    token = token_of(conversation_id, key) if key else rt.new_token()

    def reply(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if outbound.by_token(conn, token):
            return SENT_BEFORE
        if seen is not None and has_moved(conn, row, seen, member.id):
            return MOVED_ON
        body = introduction(playbook, row, member) + text
        refused = _refusal(row, text, body)
        if refused:
            return refused
        return _send(conn, playbook, row, member, body, now, token, now + wait if wait else None)

    outcome = on_conversation(rt, conversation_id, expected_version, reply, member=member, may="reply")
    return SENT_BEFORE if outcome.conflict and _is_known(rt, token) else outcome


def _send(
    conn: Connection,
    playbook: Playbook,
    row: ConversationRow,
    member: StaffRow,
    body: str,
    now: datetime,
    token: str,
    due_at: datetime | None,
) -> Outcome:
    """Hold the conversation, queue the text, and write down what it ends: the wait for an answer, the draft."""
    if row.status != "open" or row.assignee_id != member.id:
        take_over(conn, row, member, now)
    sent = queue_text(conn, playbook, row, member, body, now, token, due_at=due_at)
    note_answer(conn, playbook, row, member, sent, now)
    drafts.drop(conn, row.id, member.id)
    audit.record(conn, member, "reply.sent", f"conversation {row.id}, text {sent}", now)
    return Outcome(True, "On its way.", outbound_id=sent)


def typed(text: str) -> str:
    """What a member typed, as it is sent and kept."""
    return clean(text.replace("\r\n", "\n")).strip()


def token_of(conversation_id: int, key: str) -> str:
    """The token of the text that one press of a button sends."""
    return hashlib.sha256(f"{conversation_id} {key}".encode()).hexdigest()[:32]


def introduction(playbook: Playbook, row: ConversationRow, member: StaffRow) -> str:
    """What the member's next text begins with: who is writing, or "" when the resident knows."""
    holds = row.status == "open" and row.assignee_id == member.id
    if holds and row.opened_at and row.last_staff_at and row.last_staff_at >= row.opened_at:
        return ""
    return name_line(playbook, row, member)


def _refusal(row: ConversationRow, text: str, body: str) -> Outcome | None:
    if not text:
        return EMPTY
    if row.opt_out:
        return OPTED_OUT
    if len(body) > LONGEST:
        values = {"most": LONGEST, "length": len(body)}
        return Outcome(False, "Nothing was sent: a text holds %(most)s letters, and this has %(length)s.", values)
    return None


def _is_known(rt: Runtime, token: str) -> bool:
    with rt.database.read() as conn:
        return outbound.by_token(conn, token) is not None
