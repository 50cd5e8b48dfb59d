"""Effects: what a turn asks the world to do. Plain values; `actions/turns/apply_effects.py` has an applier for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from textbot.core.places.place import Place
from textbot.core.session import Slot


@dataclass(frozen=True)
class SetLanguage:
    """Keep this language for the contact; sure: heard clearly or asked for."""

    language: str
    sure: bool


@dataclass(frozen=True)
class SubmitRequest:
    """Store a service request and draw its reference. photos: SIDs of the texts whose media belong to it. name and
    callback, where the report asks for them: who to reach, kept apart from its facts; "" for the texting phone."""

    flow: str
    language: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    photos: tuple[str, ...] = ()
    name: str = ""
    callback: str = ""


@dataclass(frozen=True)
class HandOff:
    """Put the conversation into the inbox. reason: asked | message | misses | distress | complaint | emergency |
    language | late | quiet | opted_out | must_start | error | flow | expired | refused | disputed | not_helped |
    place (a report whose place is on no map) | wrong_number.
    priority: normal | high | urgent. about: their words."""

    reason: str
    priority: str = "normal"
    about: str = ""
    department: str = ""


@dataclass(frozen=True)
class AddDetail:
    """Attach this text to the conversation that already waits for a person."""

    about: str


@dataclass(frozen=True)
class OptOut:
    """Text this contact no more. where: ours | carrier."""

    where: str
    wording: str


@dataclass(frozen=True)
class OptIn:
    """The contact may be texted again."""

    wording: str


@dataclass(frozen=True)
class LogGap:
    """Count a question the bot could not answer, redacted. reason: miss | declined | expired | refused | disputed |
    not_helped;
    key: the answer concerned, "" for none."""

    text: str
    reason: str
    key: str = ""


@dataclass(frozen=True)
class KeepLabel:
    """Keep a resident's own choice as a labelled example for staff to approve. choice: "answer:key" or "flow:key"."""

    text: str
    choice: str


@dataclass(frozen=True)
class RateAnswer:
    """What a resident thinks of an answer. verdict: helped | not_helped | disputed."""

    key: str
    verdict: str


@dataclass(frozen=True)
class MarkSurveyed:
    """This contact was asked a survey question in this turn: none again for a while."""


@dataclass(frozen=True)
class FollowAnswer:
    """Text this contact once, when the answer of that key is known."""

    key: str


@dataclass(frozen=True)
class AskConnector:
    """Ask a system of the city's about a number; its answer comes back as a message of its own and goes out by REST.
    flow: the key of the answer that asks."""

    flow: str
    connector: str
    number: str


@dataclass(frozen=True)
class SetHome:
    """Keep, replace or forget the contact's address, with the words of consent. said: asked (the question was put;
    wording is the question) | yes | no | ended (wording is their answer). place: the address for "yes"."""

    said: str
    place: Place | None
    wording: str


@dataclass(frozen=True)
class FollowRequest:
    """The contact gets every later update of somebody else's request; no request of its own is made."""

    reference: str


@dataclass(frozen=True)
class UnfollowRequest:
    """The contact gets no more updates of a request it follows, or of its own that others follow too."""

    reference: str


@dataclass(frozen=True)
class WithdrawRequest:
    """The contact takes its report back. reason: unwanted | fixed (it is fixed already, they say). words: theirs, for
    staff and the city's system, never public."""

    reference: str
    words: str = ""
    reason: str = "unwanted"


@dataclass(frozen=True)
class CorrectRequest:
    """Some slots of a sent request were wrong: these replace them. words: theirs, for staff."""

    reference: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    words: str = ""


@dataclass(frozen=True)
class AddToRequest:
    """The contact adds words or photos (SIDs of the texts they came with) to a request of its own or one it follows."""

    reference: str
    text: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True)
class VerifyFixed:
    """What the contact says of a repair. fixed False reopens the request with the evidence; a second time it goes to a
    supervisor. Also said unasked ("it's still there", "thanks for fixing the light")."""

    reference: str
    fixed: bool
    text: str = ""
    photos: tuple[str, ...] = ()


@dataclass(frozen=True)
class JoinIncident:
    """The contact is one more of those who text about the same in a storm: the incident is opened when it is the first,
    and followed. storm: the storm's id; kind: key of the incident; place: where they said it is."""

    storm: int
    kind: str
    place: Place | None = None


@dataclass(frozen=True)
class HoldReport:
    """The contact's report of that flow waits until the storm is over; they are told then."""

    storm: int
    flow: str


@dataclass(frozen=True)
class AnswerPoll:
    """What the contact answers to a notice's poll: yes, no, or 1 to 5. It takes the place of an earlier answer."""

    notice: int
    answer: str


@dataclass(frozen=True)
class AskTopic:
    """Topics were offered with these words (shown), after the contact's own; only a YES turns them on. how: text |
    flow."""

    topics: tuple[str, ...]
    shown: str
    wording: str
    how: str = "text"


@dataclass(frozen=True)
class JoinTopic:
    """The contact wants the notices of these topics. shown: the words it said yes to; wording: its own."""

    topics: tuple[str, ...]
    shown: str
    wording: str
    how: str = "text"


@dataclass(frozen=True)
class LeaveTopic:
    """No more notices of these topics; all else stays."""

    topics: tuple[str, ...]
    wording: str


@dataclass(frozen=True)
class SetDelivery:
    """When notices come. what: mute (muted_until; None ends it) | hours (after, before: local, "18:00", "" for none).
    topic: "" for all; clears: what was wished for single topics goes, too."""

    what: str
    topic: str
    wording: str
    muted_until: datetime | None = None
    after: str = ""
    before: str = ""
    clears: bool = False


@dataclass(frozen=True)
class WrongNumber:
    """Whom we write to is somebody else: the kept address and name and every wish are forgotten. An OptOut goes with
    it, which ends all texts and topics."""

    wording: str


Effect = (
    SetLanguage
    | SubmitRequest
    | HandOff
    | AddDetail
    | OptOut
    | OptIn
    | LogGap
    | KeepLabel
    | RateAnswer
    | MarkSurveyed
    | FollowAnswer
    | AskConnector
    | SetHome
    | FollowRequest
    | UnfollowRequest
    | WithdrawRequest
    | CorrectRequest
    | AddToRequest
    | VerifyFixed
    | AskTopic
    | JoinTopic
    | LeaveTopic
    | SetDelivery
    | WrongNumber
    | JoinIncident
    | HoldReport
    | AnswerPoll
)
