"""A notice on its way from its recipients to the provider: claimed, handed, settled. Everything in small batches."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    insert,
    or_,
    select,
    update,
)

from textbot.core.notices.draft import EMERGENCY
from textbot.store import delivery_wishes
from textbot.store.contacts import contacts
from textbot.store.delivery_wishes import Wish
from textbot.store.notices import notices
from textbot.store.outbound import RANK, outbound
from textbot.store.recipients import RESENT, UNKNOWN, recipients
from textbot.store.subscriptions import ON, subscriptions

# A sender holds what it claimed for so long; then it is anybody's again.
LEASE = timedelta(seconds=30)
_WAITS = recipients.c.state == "waiting"


@dataclass(frozen=True)
class Claimed:
    """A recipient that this process has until `lease`. closes: when the hours in which they may be texted end; wishes:
    theirs, as they were judged by."""

    id: int
    notice_id: int
    contact_id: int
    language: str
    body: str
    segments: int
    until: datetime | None
    attempts: int
    lease: datetime
    closes: datetime | None = None
    wishes: tuple[Wish, ...] = ()

    @property
    def ends(self) -> datetime | None:
        """When it must have arrived; None for whenever."""
        return min((each for each in (self.until, self.closes) if each is not None), default=None)


@dataclass(frozen=True)
class Fact:
    """How a claimed recipient stands at this moment, their contact's row held. joined: gets the notice's topic."""

    id: int
    contact_id: int
    topic: str
    state: str
    lease: datetime | None
    notice: str
    opt_out: str
    suspended: bool
    joined: bool
    phone: str


@dataclass(frozen=True)
class Hand:
    """A text that is about to be handed to the provider."""

    row: Claimed
    kind: str
    playbook: str


@dataclass(frozen=True)
class Handed:
    """An outbound row in state `sending`, and what the provider is to be told."""

    id: int
    token: str
    row: Claimed
    phone: str = ""


_CLAIMED = tuple(
    recipients.c[name]
    for name in ("id", "notice_id", "contact_id", "language", "body", "segments", "until", "attempts")
)


def claim(conn: Connection, notice_id: int, now: datetime, limit: int, sender: str | None = None) -> list[Claimed]:
    """Take the recipients who waited longest and may be texted now; of that sender, of any with None."""
    where = [recipients.c.notice_id == notice_id, _WAITS, recipients.c.not_before <= now]
    where += [recipients.c.sender == sender] if sender is not None else []
    first = select(recipients.c.id).where(*where).order_by(recipients.c.not_before, recipients.c.id).limit(limit)
    chosen = first.with_for_update(skip_locked=True)
    lease = now + LEASE
    statement = update(recipients).where(recipients.c.id.in_(chosen), _WAITS)
    rows = conn.execute(statement.values(state="claimed", claimed_until=lease).returning(*_CLAIMED))
    return sorted((Claimed(lease=lease, **row._mapping) for row in rows), key=lambda each: each.id)


def _facts() -> Select[Any]:
    joined = and_(
        subscriptions.c.contact_id == contacts.c.id,
        subscriptions.c.topic == notices.c.topic,
        subscriptions.c.state == ON,
    )
    columns = (
        recipients.c.id,
        contacts.c.id,
        notices.c.topic,
        recipients.c.state,
        recipients.c.claimed_until,
        notices.c.state,
        contacts.c.opt_out,
        contacts.c.suspended_at.is_not(None),
        subscriptions.c.contact_id.is_not(None),
        contacts.c.phone,
    )
    tables = recipients.join(contacts, contacts.c.id == recipients.c.contact_id)
    tables = tables.join(notices, notices.c.id == recipients.c.notice_id).outerjoin(subscriptions, joined)
    among = recipients.c.id.in_(bindparam("ids", expanding=True))
    statement = select(*columns).select_from(tables).where(among).order_by(contacts.c.id)
    return statement.with_for_update(key_share=True, of=(contacts, recipients))


# Put together once: for few rows at a time that costs as much as asking.
_FACTS = _facts()


def facts(conn: Connection, claimed_ids: Sequence[int]) -> list[Fact]:
    """How they stand now. Until the transaction ends nobody else changes them or their contacts: a STOP comes before,
    and is seen here, or after, and sees what was handed over; nobody else claims who is handed over here."""
    return [Fact(*row) for row in conn.execute(_FACTS, {"ids": list(claimed_ids)})]


_HANDED = (
    update(recipients)
    .where(recipients.c.id == bindparam("of_id"))
    .values(state="handed", outbound_id=bindparam("text_id"), claimed_until=None, updated_at=bindparam("at"))
)


def hand(conn: Connection, hands: Sequence[Hand], now: datetime, look_at: datetime) -> list[Handed]:
    """Give each an outbound row in state `sending`, in the transaction before its POST. look_at: when somebody else
    looks what became of it."""
    tokens = [secrets.token_hex(16) for _ in hands]
    rows = [_outbound(each, token, now, look_at) for each, token in zip(hands, tokens, strict=True)]
    added = conn.execute(insert(outbound).returning(outbound.c.token, outbound.c.id), rows)
    ids: dict[str, int] = {row[0]: row[1] for row in added}
    handed = [Handed(ids[token], token, each.row) for each, token in zip(hands, tokens, strict=True)]
    conn.execute(_HANDED, [{"of_id": each.row.id, "text_id": each.id, "at": now} for each in handed])
    return handed


def _outbound(each: Hand, token: str, now: datetime, look_at: datetime) -> dict[str, Any]:
    row = each.row
    return {
        "token": token,
        "contact_id": row.contact_id,
        "kind": each.kind,
        "via": "rest",
        "body": row.body,
        "state": "sending",
        "segments": row.segments,
        "language": row.language,
        "made_by": f"notices.{row.notice_id}",
        "playbook": each.playbook,
        "created_at": now,
        "handed_at": now,
        "check_at": look_at,
        "attempts": row.attempts + 1,
        "notice_id": row.notice_id,
    }


def is_stopped(conn: Connection, row: Claimed) -> bool:
    """Whether the contact opted out, left the topic or wishes otherwise, or the notice was stopped, since that one was
    handed over."""
    joined = and_(
        subscriptions.c.contact_id == recipients.c.contact_id,
        subscriptions.c.topic == notices.c.topic,
        subscriptions.c.state == ON,
    )
    columns = (contacts.c.opt_out, notices.c.state, notices.c.class_, notices.c.topic, subscriptions.c.topic)
    tables = recipients.join(contacts, contacts.c.id == recipients.c.contact_id)
    tables = tables.join(notices, notices.c.id == recipients.c.notice_id).outerjoin(subscriptions, joined)
    found = conn.execute(select(*columns).select_from(tables).where(recipients.c.id == row.id)).first()
    if found is None or found[0] or found[1] != "sending":
        return True
    if found[2] == EMERGENCY:
        return False
    said = delivery_wishes.of_many(conn, [row.contact_id])
    wishes = tuple(said[of] for topic in (found[3], "") if (of := (row.contact_id, topic)) in said)
    return found[4] is None or wishes != row.wishes


# Written out: a list of values cannot be bound for many rows at once.
_LOWER = or_(*(outbound.c.state == name for name, rank in RANK.items() if rank < RANK["sent"]))
_SENT = (
    update(outbound).where(outbound.c.id == bindparam("text_id"), _LOWER).values(state="sent", sid=bindparam("given"))
)


def settle_sent(conn: Connection, sids: Sequence[tuple[int, str]]) -> None:
    """The provider accepted these: outbound ids with its own. Raises IntegrityError when one of its ids is taken."""
    conn.execute(_SENT, [{"text_id": text_id, "given": sid} for text_id, sid in sids])


def put_back(conn: Connection, text_id: int, recipient_id: int, not_before: datetime, now: datetime) -> bool:
    """A text that certainly did not go out is as if it had never been handed over; False when a report says else."""
    gone = delete(outbound).where(outbound.c.id == text_id, outbound.c.state == "sending")
    if conn.execute(gone).rowcount != 1:
        return False
    changes = {"state": "waiting", "outbound_id": None, "not_before": not_before, "updated_at": now}
    statement = update(recipients).where(recipients.c.id == recipient_id)
    conn.execute(statement.values(**changes, attempts=recipients.c.attempts + 1))
    return True


def leave_out(conn: Connection, recipient_ids: Sequence[int], state: str, error: str, now: datetime) -> None:
    """These do not get it: left_out with why, or expired."""
    changes = {"state": state, "error": error, "claimed_until": None, "updated_at": now}
    conn.execute(update(recipients).where(recipients.c.id.in_(recipient_ids)).values(**changes))


def defer(conn: Connection, later: Iterable[tuple[int, datetime]]) -> None:
    """These wait for their hours."""
    rows = [{"of_id": recipient_id, "at": at} for recipient_id, at in later]
    if rows:
        statement = update(recipients).where(recipients.c.id == bindparam("of_id"), recipients.c.state == "claimed")
        conn.execute(statement.values(state="waiting", claimed_until=None, not_before=bindparam("at")), rows)


def release(conn: Connection, claimed: Sequence[Claimed], now: datetime) -> None:
    """Give back what was claimed and not handed over; of a notice that was cancelled nobody waits any more."""
    mine = or_(False, *(_lease(lease, claimed) for lease in {each.lease for each in claimed}))
    _back(conn, and_(mine, recipients.c.state == "claimed"), now)


def release_expired(conn: Connection, now: datetime) -> int:
    """Give back what a sender that ended had claimed; also where the clock was set back since. How many."""
    over = or_(recipients.c.claimed_until < now, recipients.c.claimed_until > now + 2 * LEASE)
    return _back(conn, and_(over, recipients.c.state == "claimed"), now)


def _back(conn: Connection, which: ColumnElement[bool], now: datetime) -> int:
    cancelled = select(notices.c.id).where(notices.c.state == "cancelled")
    state = case((recipients.c.notice_id.in_(cancelled), "cancelled"), else_="waiting")
    statement = update(recipients).where(which)
    return conn.execute(statement.values(state=state, claimed_until=None, updated_at=now)).rowcount


def _lease(lease: datetime, claimed: Sequence[Claimed]) -> ColumnElement[bool]:
    ids = [each.id for each in claimed if each.lease == lease]
    return and_(recipients.c.id.in_(ids), recipients.c.claimed_until == lease)


def again(conn: Connection, notice_id: int, now: datetime) -> int:
    """Let those of whom nobody can say whether they got it be texted again, while it is true; how many."""
    lost = (outbound.c.notice_id == notice_id, outbound.c.state == "failed", outbound.c.error == UNKNOWN)
    chosen = (recipients.c.notice_id == notice_id, recipients.c.state == "handed", recipients.c.until > now)
    of = select(recipients.c.outbound_id).join(outbound, outbound.c.id == recipients.c.outbound_id)
    ids = list(conn.execute(of.where(*lost, *chosen)).scalars())
    if ids:
        changes = {"state": "waiting", "outbound_id": None, "not_before": now, "updated_at": now}
        conn.execute(update(recipients).where(recipients.c.outbound_id.in_(ids), *chosen).values(**changes))
        conn.execute(update(outbound).where(outbound.c.id.in_(ids)).values(error=RESENT))
    return len(ids)
