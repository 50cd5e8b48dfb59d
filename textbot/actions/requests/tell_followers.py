"""Who asked to be told when an answer is known hears it once, in the day."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from textbot.actions.sending_hour import sending_hour
from textbot.core.contact import Contact
from textbot.core.news import is_known, news
from textbot.core.notice import KINDS, send_at
from textbot.core.segments import count
from textbot.runtime import Runtime
from textbot.store import contacts, followers, outbound
from textbot.store.contacts import ContactRow
from textbot.store.followers import FollowerRow
from textbot.store.served import parts_column

log = logging.getLogger(__name__)

KIND = "follow-up"
# So many in one go; the clock comes round again.
AT_ONCE = 300
A_DAY = timedelta(days=1)


def tell_followers(rt: Runtime) -> int:
    """Write the text for everybody whose answer is known by now; how many. Nothing at night. Safe to run twice at
    once: a follower is taken off the list in the transaction that writes the text."""
    now = rt.now()
    if send_at(KIND, now, rt.playbook.city.timezone) > now:
        return 0
    told = [made for row in _ripe(rt, now) if (made := _tell(rt, row)) is not None]
    if told:
        log.info("%s followers are told", len(told))
    rt.doorbell.ring_all([("send_text", each) for each in told])
    return len(told)


def _ripe(rt: Runtime, now: datetime) -> list[FollowerRow]:
    """Who waits for something that is known, and may get one more text today."""
    found: list[FollowerRow] = []
    with rt.database.read() as conn:
        for key in followers.awaited(conn):
            if is_known(rt.playbook, key, rt.shelf.switches, now):
                found += [row for row in followers.waiting(conn, key) if not _had_enough(conn, row.contact_id, now)]
    return found[:AT_ONCE]


def _had_enough(conn: Connection, contact_id: int, now: datetime) -> bool:
    most = KINDS[KIND].daily
    return most is not None and outbound.count_since(conn, contact_id, KIND, now - A_DAY) >= most


def _tell(rt: Runtime, row: FollowerRow) -> int | None:
    """Write one follower's text; its id. None when they opted out, were told meanwhile, or had enough for today."""
    playbook, now = rt.playbook, rt.now()
    with rt.database.write() as conn:
        contacts.hold(conn, row.contact_id)
        contact = contacts.by_id(conn, row.contact_id)
        if contact.opt_out:
            followers.end(conn, row.id, now, told=False)
            return None
        if sending_hour(conn, playbook, row.contact_id, KIND, now) > now:
            return None  # it is night where they are; a later round comes by
        if _had_enough(conn, row.contact_id, now) or not followers.end(conn, row.id, now, told=True):
            return None
        language = _language(rt, contact, row)
        known = Contact(contact.phone, language, True, last_seen=contact.last_seen)
        parts = news(playbook, row.key, known, rt.shelf.switches, now)
        body = "\n\n".join(part.text for part in parts)
        return outbound.add(
            conn, token=rt.new_token(), contact_id=row.contact_id, kind=KIND, via="rest", body=body, state="queued",
            segments=count(body).parts, language=language, made_by=parts[-1].made_by,
            parts=parts_column(tuple(part.made_by for part in parts)), playbook=playbook.version, created_at=now,
        )  # fmt: skip


def _language(rt: Runtime, contact: ContactRow, row: FollowerRow) -> str:
    """The language the contact writes by now, else that of the question."""
    languages = rt.playbook.languages
    return next((each for each in (contact.language, row.language) if each in languages), languages[0])
