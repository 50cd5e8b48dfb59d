"""What a turn knows of a contact's topics: which are on, and when their notices may come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

ANSWER_WITHIN = timedelta(days=30)
"""Who is asked whether they still want a topic, and says nothing for so long, gets no more of it."""


@dataclass(frozen=True)
class Delivery:
    """When somebody wants notices. muted_until: None when they come; after, before: local, "18:00", "" for none."""

    muted_until: datetime | None = None
    after: str = ""
    before: str = ""


@dataclass(frozen=True)
class Subscribed:
    """on: the topics whose notices come. asked: topic -> when its YES was asked for and has not come. lost: what was on
    until the last opt-out. again: topic -> when they were asked whether they still want it, and no YES came since.
    delivery: topic ("" for all) -> wishes. known: the phone was known before this text. zones:
    those whose hours hold for it, the likeliest first."""

    on: tuple[str, ...] = ()
    asked: Mapping[str, datetime] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    delivery: Mapping[str, Delivery] = field(default_factory=dict)
    known: bool = False
    again: Mapping[str, datetime] = field(default_factory=dict)
    zones: tuple[str, ...] = ()

    def muted_until(self, topic: str, now: datetime) -> datetime | None:
        """Until when the notices of a topic ("" for all) are held back by wish; None when they come."""
        until = self.delivery.get(topic, Delivery()).muted_until
        return until if until is not None and until > now else None
