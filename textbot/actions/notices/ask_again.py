"""Who joined a topic and was not heard of for a year is asked once whether they still want it: their number may be
somebody else's by now. Silence ends it after a month."""

import logging
from datetime import datetime

from sqlalchemy import Connection

from textbot.actions.outgoing import queue_outgoing
from textbot.actions.sending_hour import had_enough, sending_hour
from textbot.core.notice import send_at
from textbot.core.notices.fate import SILENCE
from textbot.core.notices.hours import narrowed
from textbot.core.notices.subscribed import ANSWER_WITHIN
from textbot.core.playbook import Playbook
from textbot.core.session import Session
from textbot.core.subscribing.renewing import question
from textbot.runtime import Runtime
from textbot.store import consents, contacts, conversations, delivery_wishes, renewals

log = logging.getLogger(__name__)

KIND = "follow-up"
# So many in one go, in five minutes: residents' own texts go on beside it.
AT_ONCE = 100
# Ended in one go; nobody is texted for it.
ENDED_AT_ONCE = 2_000


def ask_again(rt: Runtime) -> int:
    """Ask some of those who are to be asked, and end what nobody answered for; how many were asked. Nothing at night.
    Safe to run twice at once: who is asked is marked in the transaction that writes the text."""
    now, playbook = rt.now(), rt.playbook
    _end_unanswered(rt, now)
    if not playbook.topics or send_at(KIND, now, playbook.city.timezone) > now:
        return 0
    with rt.database.read() as conn:
        silent = renewals.silent(conn, now - SILENCE, tuple(playbook.topics), AT_ONCE)
    written = [made for each in silent if (made := _ask(rt, playbook, each, now)) is not None]
    rt.doorbell.ring_all([("send_text", each) for each in written])
    if written:
        log.info("%s subscribers not heard of for a year are asked again", len(written))
    return len(written)


def _ask(rt: Runtime, playbook: Playbook, contact_id: int, now: datetime) -> int | None:
    """Write one contact's question; its id. None when it is night where they are, when they are not to be asked any
    more, had enough texts today, or staff have the conversation."""
    token = rt.new_token()
    with rt.database.write() as conn:
        contacts.hold(conn, contact_id)
        row = contacts.by_id(conn, contact_id)
        topics = renewals.topics_of(conn, contact_id, now - SILENCE, tuple(playbook.topics))
        if not topics or row.opt_out or _welcome_at(conn, playbook, contact_id, now) > now:
            return None
        if _is_held(conn, contact_id) or had_enough(conn, contact_id, KIND, now):
            return None
        language = playbook.language_for(row.language)
        asked = question(playbook, language, topics)
        renewals.asked(conn, contact_id, topics, now)
        # What they were in the middle of a year ago must not take the YES.
        bare = Session().dump()
        contacts.begin_anew(conn, contact_id, row.turn, bare)
        made = queue_outgoing(
            conn, playbook, contact_id, kind=KIND, body=asked.text, language=language, made_by=asked.made_by,
            parts=(asked.made_by,), token=token, now=now,
        )  # fmt: skip
    rt.sessions.put(contact_id, row.turn + 1, bare)
    return made


def _welcome_at(conn: Connection, playbook: Playbook, contact_id: int, now: datetime) -> datetime:
    """When the question may come: by day, and when they want notices at all."""
    wish = next((each for each in delivery_wishes.of_contact(conn, contact_id) if not each.topic), None)
    if wish is None:
        return sending_hour(conn, playbook, contact_id, KIND, now)
    begins = max(now, wish.muted_until or now)
    return sending_hour(conn, playbook, contact_id, KIND, begins, narrowed(None, wish.after, wish.before))


def _is_held(conn: Connection, contact_id: int) -> bool:
    held = conversations.of_contact(conn, contact_id)
    return held is not None and held.status == "open"


def _end_unanswered(rt: Runtime, now: datetime) -> None:
    with rt.database.read() as conn:
        silent = renewals.unanswered(conn, now - ANSWER_WITHIN, ENDED_AT_ONCE)
    if not silent:
        return
    with rt.database.write() as conn:
        for row in silent:
            if renewals.end(conn, row.contact_id, row.topic, now):
                consents.record(
                    conn, row.contact_id, "topic_off", "ours", "", None, now, topic=row.topic, how="silence"
                )
    log.info("%s subscriptions ended: nobody answered for a month", len(silent))
