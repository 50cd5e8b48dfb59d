"""What became of a text tells whether its phone can be reached."""

import logging
from zoneinfo import ZoneInfo

from textbot.channels.twilio import UNREACHABLE
from textbot.runtime import Runtime
from textbot.store import contacts, reach

log = logging.getLogger(__name__)

# A phone that was switched off for an evening is none that is gone: on so many different days texts must have failed.
DAYS = 3


def record_reach(rt: Runtime, contact_id: int, state: str, error: str) -> None:
    """Call it after a text to a contact ended (its state and error are stored). Texts that did not arrive on three
    different days in a row suspend the contact: notices leave it out until a text arrives or they write. Safe to call
    twice."""
    if state != "delivered" and error not in UNREACHABLE:
        return
    with rt.database.read() as conn:
        before, suspended_at = reach.missing(conn, contact_id)
        if state == "delivered" and before == 0:
            return
        days = reach.days_missed(conn, contact_id, UNREACHABLE, ZoneInfo(rt.playbook.city.timezone))
    if days == before and (days < DAYS or suspended_at is not None):
        return
    with rt.database.write() as conn:
        contacts.hold(conn, contact_id)
        if days == 0:
            reach.reached(conn, contact_id)
        else:
            reach.missed(conn, contact_id, days, rt.now(), suspend=days >= DAYS)
    if days >= DAYS and suspended_at is None:
        log.info("contact %s is suspended: texts failed on %s days in a row", contact_id, days)
