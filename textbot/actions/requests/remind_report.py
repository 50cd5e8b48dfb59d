"""Who began a report and did not send it hears of it once, in the day."""

import logging
from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.outgoing import queue_outgoing
from textbot.actions.sending_hour import had_enough, sending_hour
from textbot.actions.turns.think import contact_of
from textbot.core.notice import REMIND_AFTER, REMIND_BEFORE, send_at
from textbot.core.playbook import Playbook
from textbot.core.reports.reminder import Reminder, reminder
from textbot.core.session import Session
from textbot.runtime import Runtime
from textbot.store import contacts, standing
from textbot.store.contacts import ContactRow

log = logging.getLogger(__name__)

KIND = "follow-up"
# So many in one go; the clock comes round again.
AT_ONCE = 300


def remind_reports(rt: Runtime) -> int:
    """Write the reminder of everybody whose report waits; how many. Nothing at night. Safe to run twice at once: the
    session is marked in the transaction that writes the text."""
    now = rt.now()
    if send_at(KIND, now, rt.playbook.city.timezone) > now:
        return 0
    with rt.database.read() as conn:
        waiting = contacts.in_a_flow(conn, now - REMIND_BEFORE, now - REMIND_AFTER, AT_ONCE)
    written = [made for row in waiting if (made := _remind(rt, row)) is not None]
    rt.doorbell.ring_all([("send_text", each) for each in written])
    if written:
        log.info("%s reports are reminded of", len(written))
    return len(written)


def _remind(rt: Runtime, row: ContactRow) -> int | None:
    """Write one contact's reminder; its id. None when they moved on, opted out or had enough for today, when staff
    have the conversation, or when nothing waits."""
    now, playbook, token = rt.now(), rt.playbook, rt.new_token()
    with rt.database.write() as conn:
        contacts.hold(conn, row.id)
        stands = standing.of_phone(conn, row.phone)
        if stands.contact != row or row.last_seen is None or row.opt_out or stands.status == "open":
            return None
        session = _session(conn, row.id)
        contact = contact_of(row.phone, stands)
        due = reminder(playbook, contact, session, now) if session else None
        if due is None or had_enough(conn, row.id, KIND, now):
            return None
        if sending_hour(conn, playbook, row.id, KIND, now) > now:
            return None  # it is night where they are; a later round comes by
        kept = due.session.dump()
        # The turn moves, too: a text that is being thought about is thought about again.
        contacts.advance(conn, row.id, row.turn, kept, row.last_seen)
        made = _write(conn, playbook, row, due, token, now)
    rt.sessions.put(row.id, row.turn + 1, kept)
    return made


def _write(conn: Connection, playbook: Playbook, row: ContactRow, due: Reminder, token: str, now: datetime) -> int:
    parts = tuple(reply.made_by for reply in due.replies)
    return queue_outgoing(
        conn, playbook, row.id, kind=KIND, body="\n\n".join(reply.text for reply in due.replies),
        language=playbook.language_for(row.language), made_by=parts[0], parts=parts, token=token, now=now,
    )  # fmt: skip


def _session(conn: Connection, contact_id: int) -> Session | None:
    try:
        return Session.load(contacts.session_of(conn, contact_id)[1])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None  # another version of textbot wrote it
