"""Who began a report and did not send it hears of it once, in the day."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.actions.sending_hour import sending_hour
from textbot.actions.turns.think import contact_of
from textbot.core.notice import KINDS, REMIND_AFTER, REMIND_BEFORE, send_at
from textbot.core.reports.reminder import Reminder, reminder
from textbot.core.segments import count
from textbot.core.session import Session
from textbot.runtime import Runtime
from textbot.store import contacts, outbound, standing
from textbot.store.contacts import ContactRow
from textbot.store.served import parts_column

log = logging.getLogger(__name__)

KIND = "follow-up"
# So many in one go; the clock comes round again.
AT_ONCE = 300
A_DAY = timedelta(days=1)


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
        if due is None or _had_enough(conn, row.id, now):
            return None
        if sending_hour(conn, playbook, row.id, KIND, now) > now:
            return None  # it is night where they are; a later round comes by
        kept = due.session.dump()
        # The turn moves, too: a text that is being thought about is thought about again.
        contacts.advance(conn, row.id, row.turn, kept, row.last_seen)
        language = row.language if row.language in playbook.languages else playbook.languages[0]
        made = _write(conn, row.id, due, language or "", playbook.version, token, now)
    rt.sessions.put(row.id, row.turn + 1, kept)
    return made


def _write(
    conn: Connection, contact_id: int, due: Reminder, language: str, version: str, token: str, now: datetime
) -> int:
    body = "\n\n".join(reply.text for reply in due.replies)
    return outbound.add(
        conn, token=token, contact_id=contact_id, kind=KIND, via="rest", body=body, state="queued",
        segments=count(body).parts, language=language, made_by=due.replies[0].made_by,
        parts=parts_column(tuple(reply.made_by for reply in due.replies)), playbook=version, created_at=now,
    )  # fmt: skip


def _session(conn: Connection, contact_id: int) -> Session | None:
    try:
        return Session.load(contacts.session_of(conn, contact_id)[1])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None  # another version of textbot wrote it


def _had_enough(conn: Connection, contact_id: int, now: datetime) -> bool:
    most = KINDS[KIND].daily
    return most is not None and outbound.count_since(conn, contact_id, KIND, now - A_DAY) >= most
