"""The ground of every staff action: one contact held still, so that the bot and two members never cross."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.conversations.thread_event import happened
from textbot.actions.outcome import GONE, MOVED_ON, Outcome
from textbot.actions.outgoing import queue_outgoing
from textbot.actions.staff import access
from textbot.actions.staff.access import NoAccess
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store import contacts, conversations
from textbot.store.conversations import ConversationRow
from textbot.store.staff import StaffRow

Deed = Callable[[Connection, ConversationRow, datetime], Outcome]


def on_conversation(
    rt: Runtime,
    conversation_id: int,
    expected_version: int | None,
    deed: Deed,
    *,
    member: StaffRow | None,
    may: str = "reply",
) -> Outcome:
    """Do `deed` in one transaction, with the conversation as it stands and nobody else at it; the text it made is
    handed to a worker afterwards. With an `expected_version` that is no longer the conversation's, nothing is done.

    member: who does it, and `may`: what their roles must allow in the conversation's department (a deed of
    core/permissions.py). None: textbot itself."""
    before: list[ConversationRow] = []

    def noted(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        before.append(row)
        return deed(conn, row, now)

    try:
        with rt.database.write() as conn:
            row = _hold(conn, conversation_id)
            if row is not None and member is not None:
                access.check(member, row.department, may, f"conversation {row.id}")
            outcome = _done(conn, row, expected_version, noted, rt.now())
    except NoAccess as error:
        assert member is not None
        return access.refused(rt, member, error)
    if outcome.outbound_id is not None:
        rt.doorbell.ring("send_text", outcome.outbound_id)
    if outcome.done and before:
        what = "state" if outcome.outbound_id is None else "said"
        tell_inbox(rt, what, before[-1].contact_id, was=before[-1].department)
    return outcome


def _hold(conn: Connection, conversation_id: int) -> ConversationRow | None:
    contact_id = conversations.contact_of(conn, conversation_id)
    if contact_id is None:
        return None
    # The contact's row is what a turn writes first, too: whoever has it goes first, and the other sees the outcome.
    contacts.hold(conn, contact_id)
    return conversations.by_id(conn, conversation_id)


def _done(conn: Connection, row: ConversationRow | None, expected: int | None, deed: Deed, now: datetime) -> Outcome:
    if row is None:
        return GONE
    if expected is not None and row.version != expected:
        return MOVED_ON
    return deed(conn, row, now)


def take_over(conn: Connection, row: ConversationRow, member: StaffRow, now: datetime) -> None:
    """Give the conversation to a member: from here on the bot is silent, also about texts it was thinking about."""
    contacts.bump(conn, row.contact_id)
    changes = {"status": "open", "assignee_id": member.id, "opened_at": now, "waiting_since": None, "unread": 0}
    # Who takes what is urgent has seen that it is.
    seen = {} if row.acked_at else {"acked_at": now, "acked_by": member.id}
    conversations.change(conn, row.id, snoozed_until=None, **changes, **(seen if row.urgent else {}))
    happened(conn, row.id, member, "taken", now)


def queue_text(
    conn: Connection,
    playbook: Playbook,
    row: ConversationRow,
    member: StaffRow | None,
    body: str,
    now: datetime,
    token: str,
    made_by: str = "staff",
    due_at: datetime | None = None,
) -> int:
    """Store a text to be sent in this conversation, not before `due_at`; its id. Without a member it is the bot's own,
    about the matter."""
    return queue_outgoing(
        conn,
        playbook,
        row.contact_id,
        kind="staff" if member else "follow-up",
        body=body,
        language=playbook.language_for(row.language),
        made_by=made_by,
        token=token,
        now=now,
        staff_id=member.id if member else None,
        due_at=due_at,
    )


def name_line(playbook: Playbook, row: ConversationRow, member: StaffRow) -> str:
    """The words in which a member tells a resident who is writing, with the blank after them."""
    return f"{playbook.text('phrases.staff_intro', playbook.language_for(row.language), name=member.name).rstrip()} "
