"""A session: where a contact stands between two texts. Kept in Redis, rebuilt from SQL, always plain JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from textbot.core.lookups.account import Identity
from textbot.core.places.place import Place


@dataclass(frozen=True)
class Slot:
    """One filled step. value: as the city's system gets it (an option's key, free text, photo count);
    place: for a `locate` step; skipped: the resident passed it."""

    value: str
    place: Place | None = None
    skipped: bool = False


@dataclass(frozen=True)
class Frame:
    """A flow in progress: its waiting step, what is filled, failed tries at this step, the street a resident named
    without saying where on it, and the SIDs of the texts whose photos belong to it. apart: references of requests
    nearby that it is not; compared: the step at which those nearby were asked about. asked: steps that were asked.
    warned: keys of the dangers it was warned of. reminded: the resident was reminded of it. beneath: what waits under
    it, begun before and not done."""

    flow: str
    step: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    tries: int = 0
    street: str = ""
    photos: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    compared: str = ""
    asked: tuple[str, ...] = ()
    warned: tuple[str, ...] = ()
    reminded: bool = False
    beneath: "Frame | None" = None

    def filled(self, name: str, slot: Slot) -> "Frame":
        """This frame with one more slot, tries reset."""
        return replace(self, slots={**self.slots, name: slot}, tries=0)

    def without(self, *names: str) -> "Frame":
        """This frame with some slots emptied."""
        return replace(self, slots={name: slot for name, slot in self.slots.items() if name not in names}, tries=0)


def stacked(*frames: Frame | None) -> Frame | None:
    """What waits, the first on top, each with what lies beneath it: every flow once, none lost."""
    apart: dict[str, Frame] = {}
    for frame in frames:
        while frame is not None:
            apart.setdefault(frame.flow, frame)
            frame = frame.beneath
    top: Frame | None = None
    for each in reversed(tuple(apart.values())):
        top = replace(each, beneath=top)
    return top


@dataclass(frozen=True)
class Offer:
    """A question the bot asked outside a flow's steps and whose answer may come next.

    kind (core/rungs/offers.py has the reader of each), by what its options are:
    - "flow:key" or "answer:key": choice (did you mean?), instead (one of these, after a correction?), next (shall I go
      on with what was also asked for?), also, services (one of these that may help?), follow (shall I text you when it
      is known?), helped (did that answer help?)
    - the reason staff see, none for "misses": person (shall I pass it on?)
    - references of requests: nearby (is it this one, reported before?), which (which of yours? before them stands what
      to do with it), evidence (a photo of what is not fixed?), added (these words went to it), corrected (what is the
      right place?), take_back (that one?)
    - keys of topics: topics (join these? text is the question as it was put), catalog (which?), only (shall all end
      that are not in `broad`?), mute (until when?)
    - none, but `places`: place (which?), photo_place (is it where the photo was taken?), home (keep this address?),
      home_new (what is the new one?)
    - none: stuck, calm (a person? in the middle of a step, after abuse), about (what is it about?), resume (1 to go on
      after an emergency), change (which item of the summary?), where (what about this place?), stop (no more texts?)

    text: the resident's words it came from. broad: of "choice" the answer these are narrower ones of, "" when the bot
    only was not sure; of "only" the topics that stay; of "home_new" what the address is for.
    """

    kind: str
    options: tuple[str, ...] = ()
    text: str = ""
    places: tuple[Place, ...] = ()
    broad: str = ""


@dataclass(frozen=True)
class Later:
    """What was asked for beside something else and waits its turn: "answer:key" or "flow:key", its words, and the
    matcher's score."""

    name: str
    text: str
    score: float | None = None


@dataclass(frozen=True)
class Told:
    """What the bot answered last: "answer:key" or "flow:key", the words it answered, what ranked next (as named
    options) and when, in epoch seconds. place: the address looked up for them in this talk."""

    choice: str
    text: str
    others: tuple[str, ...] = ()
    at: float = 0.0
    place: Place | None = None


@dataclass(frozen=True)
class Pulse:
    """One exchange as the loop guards remember it: epoch seconds, hashes of the text in and the reply out."""

    at: float
    heard: str
    said: str


@dataclass(frozen=True)
class Weather:
    """What a contact was told in a storm. id: the storm's; at: when it last got the banner, in epoch seconds; joined:
    keys of the incidents it follows; held: a report of its own waits for the storm's end."""

    id: int
    at: float = 0.0
    joined: tuple[str, ...] = ()
    held: bool = False


@dataclass(frozen=True)
class Session:
    """Where a contact stands. playbook: the version it last spoke with. parked: a flow that comes back when the one
    in progress ends. paused: one set aside for danger or for a person; it goes on when asked for. photos: SIDs of texts
    whose photos await a report. misses: texts in a row that were not understood. told: the last answer, for a
    correction right after it. later: what was asked for in one text with something else. unnamed: a new contact was
    not told yet who is speaking, for want of room. identity: the account in question. hush: until when, in epoch
    seconds, numbers they text stay out of the record, since a secret was asked for. shown: services named below
    answers, so that none is named twice. about, about_at: the reference of the request spoken of last, "" for one that
    was just sent, and when, in epoch seconds. storm: what it was told in the storm it last texted in.
    told_of: the notice it was last told more of."""

    playbook: str = ""
    frame: Frame | None = None
    parked: Frame | None = None
    paused: Frame | None = None
    offer: Offer | None = None
    misses: int = 0
    photos: tuple[str, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    quiet_flagged: bool = False
    told: Told | None = None
    later: tuple[Later, ...] = ()
    shown: tuple[str, ...] = ()
    unnamed: bool = False
    identity: Identity | None = None
    hush: float = 0.0
    about: str = ""
    about_at: float = 0.0
    storm: Weather | None = None
    told_of: int = 0

    def set_aside(self) -> Self:
        """All that is in progress waits until it is asked for."""
        return replace(self, frame=None, parked=None, paused=stacked(self.frame, self.parked, self.paused))

    def taken_up(self) -> Self:
        """What was set aside goes on, the last of it first."""
        return replace(self, paused=None, offer=None)._with(stacked(self.paused, self.frame, self.parked))

    def done(self) -> Self:
        """The flow in progress is over; what was parked comes back."""
        return self._with(self.parked)

    def begun(self, frame: Frame) -> Self:
        """A flow begins, or goes on where it was left; another one in progress waits for its end."""
        waits = stacked(self.frame, self.parked)
        left = _found(stacked(waits, self.paused), frame.flow)
        begun = replace(left, tries=0) if left else frame
        rest = replace(self, paused=_without(self.paused, frame.flow))
        return rest._with(stacked(begun, _without(waits, frame.flow)))

    def _with(self, stack: Frame | None) -> Self:
        """In progress is what lies on top, parked what lies beneath."""
        top = replace(stack, beneath=None) if stack else None
        return replace(self, frame=top, parked=stack.beneath if stack else None)

    def dump(self) -> str:
        """This session as JSON text."""
        return json.dumps(vars(self), default=vars, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def load(cls, text: str) -> Self:
        """The session that `dump` wrote. Raises ValueError, KeyError, TypeError or AttributeError for anything else."""
        data = json.loads(text)
        return cls(
            playbook=data["playbook"],
            frame=_frame(data["frame"]),
            parked=_frame(data["parked"]),
            paused=_frame(data["paused"]),
            offer=_offer(data["offer"]),
            misses=data["misses"],
            photos=tuple(data["photos"]),
            pulses=tuple(Pulse(**pulse) for pulse in data["pulses"]),
            quiet_flagged=data["quiet_flagged"],
            told=_told(data.get("told")),
            shown=tuple(data.get("shown", ())),
            later=tuple(Later(**each) for each in data.get("later", ())),
            unnamed=data.get("unnamed", False),
            identity=_identity(data.get("identity")),
            hush=data.get("hush", 0.0),
            about=data.get("about", ""),
            about_at=data.get("about_at", 0.0),
            storm=_weather(data.get("storm")),
            told_of=data.get("told_of", 0),
        )


def _place(data: dict[str, Any] | None) -> Place | None:
    return Place.from_dict(data) if data else None


def _frame(data: dict[str, Any] | None) -> Frame | None:
    if data is None:
        return None
    slots = {name: Slot(slot["value"], _place(slot["place"]), slot["skipped"]) for name, slot in data["slots"].items()}
    photos = tuple(data.get("photos", ()))
    apart, compared = tuple(data.get("apart", ())), data.get("compared", "")
    asked, warned = tuple(data.get("asked", ())), tuple(data.get("warned", ()))
    frame = Frame(data["flow"], data["step"], slots, data["tries"], data["street"], photos, apart, compared)
    reminded, beneath = data.get("reminded", False), _frame(data.get("beneath"))
    return replace(frame, asked=asked, warned=warned, reminded=reminded, beneath=beneath)


def _apart(stack: Frame | None) -> tuple[Frame, ...]:
    return (replace(stack, beneath=None), *_apart(stack.beneath)) if stack else ()


def _found(stack: Frame | None, flow: str) -> Frame | None:
    return next((frame for frame in _apart(stack) if frame.flow == flow), None)


def _without(stack: Frame | None, flow: str) -> Frame | None:
    return stacked(*(frame for frame in _apart(stack) if frame.flow != flow))


def _identity(data: dict[str, Any] | None) -> Identity | None:
    return Identity(**data) if data else None


def _weather(data: dict[str, Any] | None) -> Weather | None:
    return Weather(data["id"], data["at"], tuple(data["joined"]), data["held"]) if data else None


def _told(data: dict[str, Any] | None) -> Told | None:
    if data is None:
        return None
    return Told(data["choice"], data["text"], tuple(data["others"]), data["at"], _place(data.get("place")))


def _offer(data: dict[str, Any] | None) -> Offer | None:
    if data is None:
        return None
    places = tuple(Place.from_dict(place) for place in data["places"])
    return Offer(data["kind"], tuple(data["options"]), data["text"], places, data.get("broad", ""))
