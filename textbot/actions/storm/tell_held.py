"""Whose report a storm had put off hears, once and in the day, that it can go on."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.actions.sending_hour import sending_hour
from textbot.core.notice import KINDS
from textbot.core.segments import count
from textbot.core.session import Frame, Session
from textbot.runtime import Runtime
from textbot.store import contacts, outbound, storms
from textbot.store.served import parts_column
from textbot.store.storms import HoldRow

log = logging.getLogger(__name__)

KIND = "follow-up"
SAYS = "phrases.storm_over"
AT_ONCE = 100
A_DAY = timedelta(days=1)
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
        if sending_hour(conn, playbook, row.contact_id, KIND, now) > now or _had_enough(conn, row.contact_id, now):
            return None  # a later round comes by
        if not storms.let_go(conn, row.contact_id, now):
            return None
        language = contact.language if contact.language in playbook.languages else playbook.languages[0]
        body = playbook.text(SAYS, language or "", title=playbook.title(f"flow:{flow}", language or ""))
        return outbound.add(
            conn, token=token, contact_id=row.contact_id, kind=KIND, via="rest", body=body, state="queued",
            segments=count(body).parts, language=language, made_by=SAYS, parts=parts_column((SAYS,)),
            playbook=playbook.version, created_at=now,
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


def _had_enough(conn: Connection, contact_id: int, now: datetime) -> bool:
    most = KINDS[KIND].daily
    return most is not None and outbound.count_since(conn, contact_id, KIND, now - A_DAY) >= most
