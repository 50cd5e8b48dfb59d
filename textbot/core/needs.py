"""Needs: facts a turn asks for. Each is a frozen value; the caller adds `known[need] = fact` and calls again."""

from dataclasses import dataclass
from datetime import datetime

from textbot.core.lookups.account import OpenAccount, ReadAccount, VerifyAccount
from textbot.core.places.place import FindPlace, Place


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


@dataclass(frozen=True)
class HomePlace:
    """The address the contact let us keep. Answered by Home."""


@dataclass(frozen=True)
class Home:
    """place: the kept address, None when there is none. asked: they were asked once whether to keep one."""

    place: Place | None = None
    asked: bool = False


Need = FindPlace | OwnRequests | RequestByReference | HomePlace | OpenAccount | VerifyAccount | ReadAccount
