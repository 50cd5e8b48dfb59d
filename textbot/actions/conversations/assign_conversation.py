"""Put a conversation into one member's hands, into nobody's, or into another department's."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import on_conversation
from textbot.actions.conversations.targets import due
from textbot.actions.conversations.thread_event import happened
from textbot.actions.outcome import Outcome
from textbot.core.permissions import may
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import contacts, conversations, hand_offs, staff
from textbot.store.conversations import IN_INBOX, ConversationRow
from textbot.store.staff import StaffRow

NOT_IN_INBOX = Outcome(False, "This conversation is not in the inbox.")
NOBODY = Outcome(False, "There is no such member of staff.")
NO_DEPARTMENT = Outcome(False, "There is no such department.")


def assign_conversation(
    rt: Runtime,
    conversation_id: int,
    member: StaffRow,
    assignee_id: int | None,
    expected_version: int | None = None,
) -> Outcome:
    """Say whose conversation it is without changing who answers in it: while it waits, the assistant still does.
    None: anybody's; one that a member held waits again."""

    def assign(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if row.status not in IN_INBOX:
            return NOT_IN_INBOX
        if assignee_id is None:
            _wait_again(conn, row, now, assignee_id=None)
            happened(conn, row.id, member, "unassigned", now)
            return Outcome(True, "Nobody in particular has it now.")
        to = staff.by_id(conn, assignee_id)
        if to is None or to.disabled_at is not None:
            return NOBODY
        if not may(to.roles, "reply", row.department or TRIAGE):
            return Outcome(False, "%(name)s does not work in this department.", {"name": to.name})
        if row.assignee_id != to.id:
            conversations.change(conn, row.id, assignee_id=to.id)
            happened(conn, row.id, member, "assigned", now, to_id=to.id)
        return Outcome(True, "Assigned to %(name)s.", {"name": to.name})

    return on_conversation(rt, conversation_id, expected_version, assign, member=member, may="assign")


def send_to_department(
    rt: Runtime,
    conversation_id: int,
    member: StaffRow,
    department: str,
    expected_version: int | None = None,
) -> Outcome:
    """Hand the conversation over to another department: it waits there for anybody, with that department's time to
    answer, counted from now."""
    playbook = rt.playbook

    def send(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        if row.status not in IN_INBOX:
            return NOT_IN_INBOX
        if department not in playbook.city.departments:
            return NO_DEPARTMENT
        said = {"department": playbook.text(f"city.departments.{department}", playbook.languages[0])}
        if department == (row.department or TRIAGE):
            return Outcome(True, "%(department)s has it already.", said)
        when = due(playbook, department, now, urgent=row.urgent)
        _wait_again(conn, row, now, assignee_id=None, department=department, due_at=when, routed_at=now)
        hand_offs.routed(conn, row.id, department)
        happened(conn, row.id, member, "routed", now, about=department)
        return Outcome(True, "%(department)s has it now.", said)

    return on_conversation(rt, conversation_id, expected_version, send, member=member, may="assign")


def _wait_again(conn: Connection, row: ConversationRow, now: datetime, **changes: object) -> None:
    """Nobody holds it: who answers meanwhile is the assistant, so a turn thought before is not written."""
    if row.status == "open":
        contacts.bump(conn, row.contact_id)
        changes |= {"status": "waiting", "waiting_since": now, "opened_at": None}
    conversations.change(conn, row.id, **changes)
