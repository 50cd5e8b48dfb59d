"""An inbound text as the engine sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

# A text read this long after it was sent is passed to staff: an automatic answer would only puzzle.
TOO_LATE = timedelta(hours=2)


@dataclass(frozen=True)
class Answered:
    """What a connector said to a question of an earlier turn. flow: the key of the answer that asked; state: found |
    unknown | away; values: what it told."""

    flow: str
    number: str
    state: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Message:
    """One inbound text. photos: how many media came along. opt_out_type: STOP | START | HELP when Twilio's
    Advanced Opt-Out already answered it. sent_at: Twilio's time when it reaches us late, else None.
    by_machine: it comes from a short code or one of our own numbers. raw: the text with nothing masked, for a secret
    step alone. answer: no text at all, but a connector's answer. media: addresses of its photos while they stand
    nowhere else."""

    sid: str
    text: str
    photos: int = 0
    opt_out_type: str = ""
    sent_at: datetime | None = None
    by_machine: bool = False
    raw: str = field(default="", repr=False)
    answer: Answered | None = None
    media: tuple[str, ...] = field(default=(), repr=False)

    @property
    def late(self) -> bool:
        """Whether it was found on Twilio's list instead of being delivered."""
        return self.sent_at is not None

    def too_late(self, now: datetime) -> bool:
        """Whether it is too old for an automatic answer."""
        return self.sent_at is not None and now - self.sent_at > TOO_LATE
