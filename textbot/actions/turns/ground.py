"""What every applier of an effect stands on, and what it gives back."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from textbot.core.playbook import Playbook


@dataclass
class Applied:
    """What applying gives back: marks to replace in the reply, and deeds to ring after the commit."""

    marks: dict[str, str] = field(default_factory=dict)
    rings: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Ground:
    """The turn's transaction, whose turn it is, and the language of it."""

    conn: Connection
    playbook: Playbook
    contact_id: int
    inbound_id: int
    now: datetime
    language: str
