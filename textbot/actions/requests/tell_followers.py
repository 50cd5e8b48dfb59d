"""Who asked to be told when an answer is known hears it once, in the day."""

import logging
from datetime import datetime

from textbot.actions.outgoing import queue_outgoing
from textbot.actions.sending_hour import had_enough, sending_hour
from textbot.core.contact import Contact
from textbot.core.news import is_known, news
from textbot.core.notice import send_at
from textbot.runtime import Runtime
from textbot.store import contacts, followers
from textbot.store.followers import FollowerRow

log = logging.getLogger(__name__)

KIND = "follow-up"
# So many in one go; the clock comes round again.
AT_ONCE = 300


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
                waiting = followers.waiting(conn, key)
                found += [row for row in waiting if not had_enough(conn, row.contact_id, KIND, now)]
    return found[:AT_ONCE]


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
        if had_enough(conn, row.contact_id, KIND, now) or not followers.end(conn, row.id, now, told=True):
            return None
        # They may write another language by now than they asked in.
        language = playbook.language_for(contact.language, row.language)
        known = Contact(contact.phone, language, language_sure=True, last_seen=contact.last_seen)
        said = news(playbook, row.key, known, rt.shelf.switches, now)
        parts = tuple(each.made_by for each in said)
        return queue_outgoing(
            conn, playbook, row.contact_id, kind=KIND, body="\n\n".join(each.text for each in said),
            language=language, made_by=parts[-1], parts=parts, token=rt.new_token(), now=now,
        )  # fmt: skip
