"""Urgent conversations that nobody acknowledges ring the phones of staff on call, at any hour."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from textbot.actions.outgoing import queue_outgoing
from textbot.core.notice import may_text
from textbot.core.playbook import Playbook
from textbot.core.routing import TRIAGE
from textbot.runtime import Runtime
from textbot.store import alerts, contacts, conversations
from textbot.store.alerts import Unacknowledged

log = logging.getLogger(__name__)

KIND, MADE_BY = "alert", "phrases.on_call"
MOST = 3
"""So often is one urgent hand-off texted to a phone."""


def alert_on_call(rt: Runtime) -> int:
    """Text the phones on call of every urgent conversation that nobody acknowledged for `after_minutes` since it became
    urgent or since the last text about it, three times at most; how many texts. Safe to run twice at once."""
    playbook, now = rt.playbook, rt.now()
    pause = timedelta(minutes=playbook.city.on_call.after_minutes)
    with rt.database.read() as conn:
        waiting = [
            (each, alerted.number + 1)
            for each in alerts.unacknowledged(conn, now - pause)
            if (alerted := alerts.of_hand_off(conn, each.hand_off_id)).number < MOST
            and (alerted.last_at is None or now - alerted.last_at >= pause)
        ]
    made = [made for each, number in waiting for made in _alert(rt, playbook, each, number, now)]
    rt.doorbell.ring_all([("send_text", each) for each in made])
    return len(made)


def _alert(rt: Runtime, playbook: Playbook, item: Unacknowledged, number: int, now: datetime) -> list[int]:
    """Write one round of texts about a hand-off; their ids."""
    phones = playbook.city.on_call.of(item.department or TRIAGE)
    if not phones:
        return []
    try:
        with rt.database.write() as conn:
            made = [_text(conn, rt, playbook, item, number, phone, now) for phone in phones]
            conversations.change(conn, item.conversation_id, escalated_at=now)
    except IntegrityError:  # another worker has written this round
        return []
    log.warning("conversation %s is urgent and not acknowledged: %s phones on call", item.conversation_id, len(phones))
    return [each for each in made if each is not None]


def _text(
    conn: Connection, rt: Runtime, playbook: Playbook, item: Unacknowledged, number: int, phone: str, now: datetime
) -> int | None:
    """The text to one phone; None where that phone said STOP. No word of the resident's and no number stands in it."""
    contact = contacts.by_phone(conn, phone)
    contact_id = contact.id if contact else contacts.add(conn, phone, now)
    opt_out, spoken = (contact.opt_out, contact.language) if contact else ("", None)
    language = playbook.language_for(spoken)
    made = None
    if may_text(KIND, opt_out, MADE_BY):
        minutes = int((now - item.urgent_at).total_seconds() // 60)
        link = f"{rt.settings.public_url}/inbox/{item.conversation_id}"
        body = playbook.text(MADE_BY, language, minutes=minutes, link=link)
        made = queue_outgoing(
            conn, playbook, contact_id, kind=KIND, body=body, language=language, made_by=MADE_BY,
            token=rt.new_token(), now=now,
        )  # fmt: skip
    alerts.add(conn, item.hand_off_id, contact_id, number, now, made)
    return made
