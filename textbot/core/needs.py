"""Needs: facts a turn asks for. Each is a frozen value; the caller adds `known[need] = fact` and calls again."""

from dataclasses import dataclass
from datetime import datetime

from textbot.core.place import FindPlace


@dataclass(frozen=True)
class OwnRequests:
    """The contact's own service requests, newest first, at most 5. Answered by a tuple of RequestFacts."""


@dataclass(frozen=True)
class RequestByReference:
    """One service request by its reference. Answered by RequestFacts or None."""

    reference: str


@dataclass(frozen=True)
class RequestFacts:
    """What a resident may hear of a request. own: it is the asking contact's."""

    reference: str
    flow: str
    place: str
    status: str
    created_at: datetime
    updated_at: datetime
    own: bool


Need = FindPlace | OwnRequests | RequestByReference
