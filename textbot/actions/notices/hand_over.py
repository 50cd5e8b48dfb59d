"""Claimed recipients are handed over: ONE short transaction reads everything again that could stop a text, and holds
the row that says it is on its way. The POST comes after the commit."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from textbot.core.notice import KINDS
from textbot.core.notices.state import SENDING
from textbot.runtime import Runtime
from textbot.store import deliveries, delivery_wishes
from textbot.store.deliveries import Claimed, Fact, Hand, Handed
from textbot.store.delivery_wishes import Wish

# When a text that nobody settled is looked for on the provider's list: its sender was killed.
LOOK_AFTER = timedelta(seconds=20)
HAND, RELEASE, LOST, EXPIRED = "hand", "release", "lost", "expired"
LEFT_OUT = ("opted_out", "suspended", "no_consent")


def hand_over(rt: Runtime, claimed: Sequence[tuple[Claimed, str]]) -> list[Handed]:
    """Those of the claimed (each with the kind of its text) that may go out, with their rows in state `sending`. All
    others are put where they belong: back, expired, or left out for an opt-out that came meanwhile."""
    now, version = rt.now(), rt.playbook.version
    by_id = {row.id: (row, kind) for row, kind in claimed}
    with rt.database.write() as conn:
        facts = deliveries.facts(conn, list(by_id))
        wishes = delivery_wishes.of_many(conn, [fact.contact_id for fact in facts])
        piles: dict[str, list[Claimed]] = defaultdict(list)
        for fact in facts:
            row, kind = by_id[fact.id]
            said = tuple(wishes[of] for of in _wished(fact) if of in wishes)
            piles[_pile(row, kind, fact, said, now)].append(row)
        phones = {fact.id: fact.phone for fact in facts}
        hands = [Hand(row, by_id[row.id][1], version) for row in piles[HAND]]
        handed = deliveries.hand(conn, hands, now, now + LOOK_AFTER) if hands else []
        for why in LEFT_OUT:
            if piles[why]:
                deliveries.leave_out(conn, [row.id for row in piles[why]], "left_out", why, now)
        if piles[EXPIRED]:
            deliveries.leave_out(conn, [row.id for row in piles[EXPIRED]], "expired", "", now)
        if piles[RELEASE]:
            deliveries.release(conn, piles[RELEASE], now)
    return [replace(each, phone=phones[each.row.id]) for each in handed]


def _wished(fact: Fact) -> tuple[tuple[int, str], ...]:
    """The keys, (contact, topic), of the wishes that count for it: its topic's first, then those for all topics."""
    return tuple((fact.contact_id, topic) for topic in dict.fromkeys((fact.topic, "")))


def _pile(row: Claimed, kind: str, fact: Fact, wishes: tuple[Wish, ...], now: datetime) -> str:
    if fact.state != "claimed" or fact.lease != row.lease:
        return LOST
    if fact.notice != SENDING:
        return RELEASE
    if row.until is not None and row.until <= now:
        return EXPIRED
    if row.closes is not None and row.closes <= now:
        return RELEASE  # night has come since it was claimed: the next claim puts it off until the morning
    if fact.opt_out:
        return "opted_out"
    if fact.suspended:
        return "suspended"
    if KINDS[kind].joined and not fact.joined:
        return "no_consent"
    # Muted, or other hours, since it was claimed: the next claim goes by that.
    return HAND if KINDS[kind].any_hour or wishes == row.wishes else RELEASE
