"""Whose report a storm had put off hears, once and in the day, that it can go on."""

import logging
from datetime import timedelta

from sqlalchemy import Connection

from textbot.actions.outgoing import queue_outgoing
from textbot.actions.sending_hour import had_enough, sending_hour
from textbot.core.session import Frame, Session
from textbot.runtime import Runtime
from textbot.store import contacts, storms
from textbot.store.storms import HoldRow

log = logging.getLogger(__name__)

KIND = "follow-up"
SAYS = "phrases.storm_over"
AT_ONCE = 100
# Words that waited so long are no news any more.
TOO_OLD = timedelta(days=3)


def tell_held(rt: Runtime) -> int:
    """Write the text to everybody whose report waited for a storm that is over; how many. Who went on by themselves,
    opted out or waited too long gets none. Safe to run twice at once."""
    with rt.database.read() as conn:
        rows = storms.waiting(conn, AT_ONCE)
    written = [made for row in rows if (made := _tell(rt, row)) is not None]
    if written:
        log.info("%s reports may go on", len(written))
    rt.doorbell.ring_all([("send_text", each) for each in written])
    return len(written)


def _tell(rt: Runtime, row: HoldRow) -> int | None:
    playbook, now, token = rt.playbook, rt.now(), rt.new_token()
    with rt.database.write() as conn:
        contacts.hold(conn, row.contact_id)
        contact = contacts.by_id(conn, row.contact_id)
        flow = _waiting(conn, row)
        if contact.opt_out or flow not in playbook.flows or now - row.at > TOO_OLD:
            storms.let_go(conn, row.contact_id, now)
            return None
        if sending_hour(conn, playbook, row.contact_id, KIND, now) > now or had_enough(conn, row.contact_id, KIND, now):
            return None  # a later round comes by
        if not storms.let_go(conn, row.contact_id, now):
            return None
        language = playbook.language_for(contact.language)
        body = playbook.text(SAYS, language, title=playbook.title(f"flow:{flow}", language))
        return queue_outgoing(
            conn, playbook, row.contact_id, kind=KIND, body=body, language=language, made_by=SAYS, parts=(SAYS,),
            token=token, now=now,
        )  # fmt: skip


def _waiting(conn: Connection, row: HoldRow) -> str:
    """The flow that still is set aside, "" when they went on by themselves."""
    try:
        frame: Frame | None = Session.load(contacts.session_of(conn, row.contact_id)[1]).paused
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""
    while frame is not None and frame.flow != row.flow:
        frame = frame.beneath
    return frame.flow if frame else ""
