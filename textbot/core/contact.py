"""A contact: a phone number, its choices, and where its conversation with the city stands."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# A contact silent this long hears again who it is talking to.
FORGOTTEN_AFTER = timedelta(days=183)

NOT_OPTED_OUT = ""
OURS = "ours"
CARRIER = "carrier"


@dataclass(frozen=True)
class Contact:
    """What a turn knows of the phone it serves.

    opt_out: "" | "ours" (our list) | "carrier" (Twilio blocks it). status: the conversation's, one of
    bot | waiting (for a person) | open (a person holds it) | closed.
    last_seen: its last inbound text, None for a new one. surveyed_at: when it was last asked a survey question.
    noticed_at: when a notice was last handed over for it.
    """

    phone: str
    language: str | None = None
    language_sure: bool = False
    opt_out: str = NOT_OPTED_OUT
    status: str = "bot"
    last_seen: datetime | None = None
    surveyed_at: datetime | None = None
    noticed_at: datetime | None = None

    def is_new(self, now: datetime) -> bool:
        """Whether the next reply must say who we are: never seen, or silent for six months."""
        return self.last_seen is None or now - self.last_seen > FORGOTTEN_AFTER
