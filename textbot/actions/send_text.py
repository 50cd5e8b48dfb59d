"""Sending one text by REST, and finding out what became of one that nobody has confirmed.

A text that may have gone out is never sent again blind: evidence settles it first (the callback's token, then the
provider's own list).
"""

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError

from textbot.actions.conversations.tell_inbox import tell_inbox
from textbot.actions.record_reach import record_reach
from textbot.actions.record_status import record_opt_out, ring_next
from textbot.actions.sending_hour import sending_hour
from textbot.channels.channel import NotSent, OptedOut, Refused, SendError, Sent, Unsure
from textbot.core.notice import KINDS, is_stale, may_text
from textbot.runtime import Runtime
from textbot.state.doorbell import QUICK
from textbot.store import contacts, outbound
from textbot.store.outbound import OutboundRow

log = logging.getLogger(__name__)

TRIES = 20
LOOK_AGAIN = timedelta(seconds=5)
# Provider and we may disagree a little about the time.
CLOCKS_APART = timedelta(seconds=30)


def send_text(rt: Runtime, outbound_id: int) -> None:
    """Bring one outbound text forward: send it if it waits, look for it if nobody knows. Safe to run twice at once."""
    row, first = _read(rt, outbound_id)
    if row is not None and row.state == "held":
        with rt.database.write() as conn:
            outbound.wake(conn, row.id, rt.now())
        row, first = _read(rt, outbound_id)
    if row is None or row.state not in outbound.UNSETTLED or _is_early(row, rt.now()):
        return
    if row.kind in outbound.TO_MANY and row.state != "queued":
        _look_for(rt, row)
        return
    if first is not None and first.id < row.id and row.kind != "emergency":
        _clear_the_way(rt, first, row)
        return
    if row.state != "queued":
        _look_for(rt, row)
    elif not _pauses(row, rt.now()) and not _kept_back(rt, row):
        _send(rt, row)


def _read(rt: Runtime, outbound_id: int) -> tuple[OutboundRow | None, OutboundRow | None]:
    """The text, and the oldest of its contact's that are not settled."""
    with rt.database.read() as conn:
        row = outbound.by_id(conn, outbound_id)
        return row, outbound.oldest_unsettled(conn, row.contact_id) if row else None


def _kept_back(rt: Runtime, row: OutboundRow) -> bool:
    """Whether a text nobody just asked for must wait for the morning, or has waited too long to be sent at all."""
    now = rt.now()
    if is_stale(row.kind, row.created_at, now):
        _settle(rt, row, "dropped", error="expired")
        return True
    at = now if KINDS[row.kind].any_hour else _hour(rt, row, now)
    if at <= now:
        return False
    with rt.database.write() as conn:
        outbound.hold(conn, row.id, at)
    ring_next(rt, row.contact_id)
    return True


def _hour(rt: Runtime, row: OutboundRow, now: datetime) -> datetime:
    with rt.database.read() as conn:
        return sending_hour(conn, rt.playbook, row.contact_id, row.kind, now)


def _pauses(row: OutboundRow, now: datetime) -> bool:
    """Whether its last try was too short ago: the texts that wait behind it must not use up its tries."""
    return row.attempts > 0 and row.check_at is not None and row.check_at > now


def _is_early(row: OutboundRow, now: datetime) -> bool:
    """Whether its writer may still take it back; the clock rings when it is due."""
    return row.state == "queued" and row.due_at is not None and row.due_at > now


def _clear_the_way(rt: Runtime, first: OutboundRow, row: OutboundRow) -> None:
    """Texts to one phone go out in the order they were made: the first of them is seen to, then this one is rung."""
    if first.state == "queued":
        send_text(rt, first.id)
    else:
        _look_for(rt, first)
    with rt.database.read() as conn:
        now_first = outbound.oldest_unsettled(conn, row.contact_id)
    if now_first is not None and now_first.id == row.id:
        send_text(rt, row.id)
        return
    _check_later(rt, row, rt.now() + LOOK_AGAIN)


def _send(rt: Runtime, row: OutboundRow) -> None:
    now = rt.now()
    confirm = timedelta(seconds=rt.settings.textbot_confirm_seconds)
    with rt.database.write() as conn:
        if not outbound.claim(conn, row.id, now, now + confirm):
            return
    # Read again with the claim committed: a STOP that came in until now still holds this text back.
    with rt.database.read() as conn:
        contact = contacts.by_id(conn, row.contact_id)
    if not may_text(row.kind, contact.opt_out, row.made_by):
        _settle(rt, row, "dropped", error="opted_out")
        return
    sender = rt.settings.senders.of(contact.id, contact.sender).name
    rt.buckets.debit(sender, row.segments, local_day(rt))
    try:
        sid = rt.channel.send(contact.phone, row.body, callback_url(rt, row.token), sender=sender)
    except SendError as error:
        _not_accepted(rt, row, error)
    else:
        _settle(rt, row, "sent", sid=sid)


def local_day(rt: Runtime) -> str:
    """The city's date, which is what a day is for senders' limits."""
    return rt.now().astimezone(ZoneInfo(rt.playbook.city.timezone)).date().isoformat()


def callback_url(rt: Runtime, token: str) -> str:
    """Where the provider reports what became of a text; nobody can guess the token."""
    return f"{rt.settings.public_url}/sms/status?t={token}"


def _not_accepted(rt: Runtime, row: OutboundRow, error: SendError) -> None:
    log.info("outbound %s: %s", row.id, error)
    now = rt.now()
    if isinstance(error, OptedOut):
        record_opt_out(rt, row, error.code)
    elif isinstance(error, Refused) or (isinstance(error, NotSent) and row.attempts >= TRIES):
        _settle(rt, row, "failed", error=error.code or "not_sent")
    elif isinstance(error, NotSent):
        pause = QUICK[min(row.attempts, len(QUICK) - 1)]
        with rt.database.write() as conn:
            outbound.put_back(conn, row.id, "queued", now + pause)
    elif isinstance(error, Unsure):
        with rt.database.write() as conn:
            outbound.put_back(conn, row.id, "unsure", now + LOOK_AGAIN)


def _look_for(rt: Runtime, row: OutboundRow) -> None:
    """Settle a text by the provider's list; when it is absent for long enough, send it (a notice never twice)."""
    handed = row.handed_at or row.created_at
    try:
        found = _on_list(rt, row, handed)
    except SendError as error:
        log.info("outbound %s: the list could not be read: %s", row.id, error)
        _check_later(rt, row, rt.now() + LOOK_AGAIN)
        return
    if found is not None:
        _claim_sid(rt, row, found)
        return
    surely_absent = handed + timedelta(seconds=rt.settings.textbot_confirm_seconds)
    if rt.now() < surely_absent:
        _check_later(rt, row, min(surely_absent, rt.now() + LOOK_AGAIN))
    elif KINDS[row.kind].repeatable:
        with rt.database.write() as conn:
            waits = outbound.put_back(conn, row.id, "queued", rt.now())
        if waits:
            send_text(rt, row.id)
    else:
        _settle(rt, row, "failed", error="unknown")


def _on_list(rt: Runtime, row: OutboundRow, handed: datetime) -> Sent | None:
    """The provider's record of this text: same number, exact body, not before it was handed over, nobody else's."""
    with rt.database.read() as conn:
        phone = contacts.by_id(conn, row.contact_id).phone
    listed = [
        each
        for each in rt.channel.sent_to(phone, handed - CLOCKS_APART)
        if each.body == row.body and each.at >= handed - CLOCKS_APART
    ]
    with rt.database.read() as conn:
        taken = outbound.claimed_sids(conn, tuple(each.sid for each in listed))
    return next((each for each in reversed(listed) if each.sid not in taken), None)


def _claim_sid(rt: Runtime, row: OutboundRow, found: Sent) -> None:
    state = "sent" if found.state == "sending" else found.state
    try:
        _settle(rt, row, state, sid=found.sid, error=found.error)
    except IntegrityError:
        log.info("outbound %s: another text claimed that SID first", row.id)


def _settle(rt: Runtime, row: OutboundRow, state: str, *, sid: str | None = None, error: str = "") -> None:
    with rt.database.write() as conn:
        news = outbound.settle(conn, row.id, state, sid=sid, error=error)
    if news:
        record_reach(rt, row.contact_id, state, error)
        tell_inbox(rt, "delivery", row.contact_id, text=row.id, state=state)
    ring_next(rt, row.contact_id)


def _check_later(rt: Runtime, row: OutboundRow, at: datetime) -> None:
    with rt.database.write() as conn:
        outbound.change(conn, row.id, check_at=at)
