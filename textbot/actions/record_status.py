"""What the provider reports of a text we sent."""

import logging

from sqlalchemy.exc import IntegrityError

from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.record_reach import record_reach
from textbot.channels.twilio import OPTED_OUT, STATES
from textbot.core.contact import CARRIER
from textbot.runtime import Runtime
from textbot.store import consents, contacts, followers, outbound, subscriptions
from textbot.store.outbound import OutboundRow

log = logging.getLogger(__name__)


def record_status(rt: Runtime, token: str, sid: str, status: str, error: str) -> bool:
    """Take a status report in; False when no text of ours carries that token. Reports may come twice, late, in any
    order and before the send was answered: a state only ever rises."""
    with rt.database.read() as conn:
        row = outbound.by_token(conn, token)
    if row is None:
        return False
    if error == OPTED_OUT:
        record_opt_out(rt, row, error)
        return True
    state = STATES.get(status)
    if state is None or state == "sending" or outbound.RANK[row.state] >= outbound.RANK[state]:
        return True
    try:
        with rt.database.write() as conn:
            news = outbound.settle(conn, row.id, str(state), sid=sid or None, error=error)
    except IntegrityError:
        log.warning("outbound %s: a report names a SID that another text has", row.id)
    else:
        if news:
            record_reach(rt, row.contact_id, str(state), error)
            tell_inbox(rt, "delivery", row.contact_id, text=row.id, state=str(state))
    if row.state in outbound.UNSETTLED:
        ring_next(rt, row.contact_id)
    return True


def record_opt_out(rt: Runtime, row: OutboundRow, code: str) -> None:
    """The carrier blocks this contact: keep it as an opt-out that lies with the carrier. Hearing it twice is fine."""
    with rt.database.write() as conn:
        # A report that comes again may be older than the resident's START.
        if not outbound.settle(conn, row.id, "failed", error=code):
            return
        if contacts.by_id(conn, row.contact_id).opt_out != CARRIER:
            contacts.bump(conn, row.contact_id)
            contacts.set_opt_out(conn, row.contact_id, CARRIER)
            now, wording = rt.now(), f"Twilio error {code}"
            followers.end_all(conn, row.contact_id, now)
            subscriptions.end(conn, row.contact_id, None, now)
            consents.record(conn, row.contact_id, "opt_out", CARRIER, wording, None, now, how="carrier")
    tell_inbox(rt, "delivery", row.contact_id, text=row.id, state="failed")


def ring_next(rt: Runtime, contact_id: int) -> None:
    """A text to this contact is settled: the next one that waited behind it may go."""
    with rt.database.read() as conn:
        row = outbound.oldest_unsettled(conn, contact_id)
    if row is not None and row.state == "queued":
        rt.doorbell.ring("send_text", row.id)
