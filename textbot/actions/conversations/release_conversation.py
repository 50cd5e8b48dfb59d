"""A conversation that staff hold but do not answer waits for anybody again, and the resident hears so."""

from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.conversations.staff_turn import on_conversation, queue_text
from textbot.actions.conversations.targets import waited
from textbot.actions.conversations.thread_event import happened
from textbot.actions.outcome import Outcome
from textbot.core.people import when_line
from textbot.runtime import Runtime
from textbot.store import contacts, conversations, inbound
from textbot.store.conversations import ConversationRow

STILL_HELD = Outcome(False, "Staff wrote in time.")


def release_conversations(rt: Runtime) -> int:
    """Let every conversation that was held too long without an answer wait again; how many there were."""
    with rt.database.read() as conn:
        held = conversations.held(conn, rt.now())
        stale = [row for row in held if is_stale(rt, conn, row)]
    return sum(on_conversation(rt, row.id, None, partial(_release, rt), member=None).done for row in stale)


def is_stale(rt: Runtime, conn: Connection, row: ConversationRow) -> bool:
    """Whether a member has held it for too much office time since the resident's first words that nobody answered."""
    if row.opened_at is None:
        return False
    heard = inbound.first_since(conn, row.contact_id, row.last_staff_at)
    since = max(heard or row.opened_at, row.opened_at)
    return waited(rt.playbook, since, rt.now()) > timedelta(hours=rt.playbook.city.held_hours)


def _release(rt: Runtime, conn: Connection, row: ConversationRow, now: datetime) -> Outcome:
    if row.status != "open" or row.due_at is None or not is_stale(rt, conn, row):
        return STILL_HELD
    contacts.bump(conn, row.contact_id)
    conversations.change(conn, row.id, status="waiting", reason="released", assignee_id=None, waiting_since=now)
    happened(conn, row.id, None, "released", now)
    if row.opt_out:
        return Outcome(True, "Back in line.")
    playbook = rt.playbook
    here = now.astimezone(ZoneInfo(playbook.city.timezone))
    line = when_line(playbook, playbook.language_for(row.language), here, row.department, rt.shelf.paces)
    body = playbook.text("phrases.released", playbook.language_for(row.language), when_line=line)
    sent = queue_text(conn, playbook, row, None, body, now, rt.new_token(), made_by="phrases.released")
    return Outcome(True, "Back in line.", outbound_id=sent)
