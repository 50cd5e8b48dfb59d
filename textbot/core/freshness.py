"""Whether an answer may be sent today: not before it is known, not after it went stale, only while its pack is on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from textbot.core.city import Pack
from textbot.core.playbook import Answer

State = Literal["live", "expired", "early", "off"]


@dataclass(frozen=True)
class Switch:
    """A pack switched by hand. until: the last day this holds, None for as long as nobody switches back; after it the
    pack's own dates decide again."""

    pack: str
    on: bool
    until: date | None = None


def packs_on(packs: Mapping[str, Pack], switches: Iterable[Switch], today: date) -> frozenset[str]:
    """The keys of the packs that are on: by hand where a switch holds, else by their dates."""
    by_hand = {each.pack: each.on for each in switches if each.until is None or today <= each.until}
    return frozenset(key for key, pack in packs.items() if by_hand.get(key, _by_date(pack, today)))


def state_of(answer: Answer, today: date, on: frozenset[str]) -> State:
    """live: send it. expired: past `review_by` or `until`. early: before `since`. off: its pack is not on."""
    if answer.pack is not None and answer.pack not in on:
        return "off"
    if any(last is not None and last < today for last in (answer.review_by, answer.until)):
        return "expired"
    return "early" if answer.since is not None and today < answer.since else "live"


def last_day(answer: Answer) -> date | None:
    """The last day on which the answer may be sent, None when it has none."""
    return min((day for day in (answer.review_by, answer.until) if day is not None), default=None)


def _by_date(pack: Pack, today: date) -> bool:
    if pack.since is None and pack.until is None:
        return pack.on
    begun = pack.since is None or pack.since <= today
    over = pack.until is not None and pack.until < today
    return pack.on or (begun and not over)
