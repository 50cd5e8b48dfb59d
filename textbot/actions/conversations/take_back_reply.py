"""A member of staff takes back the text they just sent: within seconds, and only while nobody has begun to send it."""

from datetime import datetime

from sqlalchemy import Connection

from textbot.actions import audit
from textbot.actions.conversations.staff_turn import name_line, on_conversation
from textbot.actions.conversations.targets import take_back_answer
from textbot.actions.outcome import Outcome
from textbot.core.playbook import Playbook
from textbot.runtime import Runtime
from textbot.store import conversations, drafts, outbound
from textbot.store.conversations import ConversationRow
from textbot.store.outbound import OutboundRow
from textbot.store.staff import StaffRow

TAKEN_BACK = Outcome(True, "Taken back: nothing was sent. Your text is in the box again.")
TOO_LATE = Outcome(False, "Too late to take it back: the text is out already.")
NOT_YOURS = Outcome(False, "Only who wrote a text can take it back.")


def take_back_reply(rt: Runtime, conversation_id: int, member: StaffRow, outbound_id: int) -> Outcome:
    """Stop a text of the member's that waits out its seconds, and make what they typed their draft again."""
    playbook = rt.playbook

    def take_back(conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
        text = outbound.by_id(conn, outbound_id)
        if text is None or text.contact_id != row.contact_id or text.staff_id != member.id:
            return NOT_YOURS
        if text.error == outbound.TAKEN_BACK:
            return TAKEN_BACK
        if not outbound.take_back(conn, text.id, now):
            return TOO_LATE
        typed = text.body.removeprefix(name_line(playbook, row, member))
        _back_in_the_box(conn, row, member, typed, now)
        _as_before(conn, playbook, row, text.id)
        audit.record(conn, member, "reply.taken_back", f"conversation {row.id}, text {text.id}", now)
        return TAKEN_BACK

    return on_conversation(rt, conversation_id, None, take_back, member=member)


def waiting_reply(conn: Connection, row: ConversationRow, member: StaffRow, now: datetime) -> OutboundRow | None:
    """The member's newest text in this conversation that can still be taken back."""
    return outbound.waiting_of(conn, row.contact_id, member.id, now)


def _back_in_the_box(conn: Connection, row: ConversationRow, member: StaffRow, typed: str, now: datetime) -> None:
    begun = drafts.of(conn, row.id, member.id)
    joined = f"{typed}\n{begun.body}" if begun else typed
    drafts.keep(conn, row.id, member.id, joined, now)


def _as_before(conn: Connection, playbook: Playbook, row: ConversationRow, outbound_id: int) -> None:
    """The resident has not heard of staff through that text: neither a name was told nor a question answered."""
    before = outbound.last_by_staff(conn, row.contact_id)
    conversations.change(conn, row.id, last_staff_at=before)
    if before is None or row.last_heard_at is None or row.last_heard_at > before:
        take_back_answer(conn, playbook, row, outbound_id)
