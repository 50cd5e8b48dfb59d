"""Needs: facts a turn asks for. Each is a frozen value; the caller adds `known[need] = fact` and calls again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from textbot.core.lookups.account import OpenAccount, ReadAccount, VerifyAccount
from textbot.core.notices.poll import Poll
from textbot.core.places.place import FindPlace, PhotoPlace, Place


@dataclass(frozen=True)
class OwnRequests:
    """The contact's own service requests and those it follows, newest first, at most 10. Answered by a tuple of
    RequestFacts."""


@dataclass(frozen=True)
class RequestByReference:
    """One service request by its reference. Answered by RequestFacts or None."""

    reference: str


@dataclass(frozen=True)
class Nearby:
    """Open requests of one flow within so many metres of a point and made since a moment, nearest first, at most 5.
    Answered by a tuple of RequestFacts, the contact's own among them."""

    flow: str
    lat: float
    lon: float
    metres: int
    since: datetime


@dataclass(frozen=True)
class RequestsAt:
    """Requests of any kind and status within so many metres of a point and made since a moment, newest first, at most
    5. Answered by a tuple of RequestFacts."""

    lat: float
    lon: float
    metres: int
    since: datetime


@dataclass(frozen=True)
class PastRepairs:
    """How long requests of a flow took here. Answered by History, None under 10 cases."""

    flow: str


@dataclass(frozen=True)
class History:
    """Days from report to repair of the middle half or so: `low` to `high`. fixed: how many, in how many days."""

    low: int
    high: int
    fixed: int
    within: int = 90


@dataclass(frozen=True)
class Event:
    """What last happened to a request. kind, status: as in request_events; words: public and short, mostly ""."""

    kind: str
    at: datetime
    words: str = ""


@dataclass(frozen=True)
class RequestFacts:
    """What a turn knows of a request. status: open | in_progress | closed | withdrawn. own: the asking contact
    reported it; follows: the asking contact follows it. others: how many other people reported it or follow it. last:
    its last event that a resident may hear of. asked_at: when the asking contact was asked "fixed?" and has not
    answered. noes: how often it was said not to be fixed. verified: True fixed says the resident, False reopened, None
    unknown. confidence: of its place; "unverified" are the words of whoever reported it."""

    reference: str
    flow: str
    place: str
    status: str
    created_at: datetime
    updated_at: datetime
    own: bool
    follows: bool = False
    others: int = 0
    last: Event | None = None
    asked_at: datetime | None = None
    noes: int = 0
    verified: bool | None = None
    lat: float | None = None
    lon: float | None = None
    confidence: str = ""


@dataclass(frozen=True)
class HomePlace:
    """The address the contact let us keep. Answered by Home."""


@dataclass(frozen=True)
class Home:
    """place: the kept address, None when there is none. asked: they were asked once whether to keep one."""

    place: Place | None = None
    asked: bool = False


@dataclass(frozen=True)
class Subscriptions:
    """The topics the contact has joined, was asked about or lost. Answered by Subscribed."""


@dataclass(frozen=True)
class LastNotices:
    """The notices that reached the contact in the last days, the newest first, at most 3. Answered by a tuple of
    NoticeFacts."""


@dataclass(frozen=True)
class NoticeFacts:
    """A notice as one contact got it at `at`. class_: regular | emergency; topic: its key, "" for none. more: language
    -> what is told to who asks about it. poll: what it asks; answer: what the contact answered, at answered_at."""

    id: int
    at: datetime
    class_: str
    topic: str
    text: str
    more: Mapping[str, str] = field(default_factory=dict)
    poll: Poll | None = None
    answer: str | None = None
    answered_at: datetime | None = None


Need = (
    FindPlace
    | PhotoPlace
    | OwnRequests
    | RequestByReference
    | Nearby
    | RequestsAt
    | PastRepairs
    | HomePlace
    | Subscriptions
    | LastNotices
    | OpenAccount
    | VerifyAccount
    | ReadAccount
)
