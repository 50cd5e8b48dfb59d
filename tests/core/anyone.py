"""A resident in a world of its own: choices, reports and neighbors follow from the effects, without a database."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from textbot.actions.turns.asking import Asking
from textbot.actions.turns.think import ANSWERS
from textbot.core.contact import Contact
from textbot.core.effects import (
    AddToRequest,
    AskTopic,
    CorrectRequest,
    Effect,
    FollowRequest,
    HandOff,
    JoinTopic,
    LeaveTopic,
    OptIn,
    OptOut,
    SetDelivery,
    SetLanguage,
    SubmitRequest,
    UnfollowRequest,
    VerifyFixed,
    WithdrawRequest,
)
from textbot.core.engine import MAX_ROUNDS, take_turn
from textbot.core.message import Message
from textbot.core.needs import (
    Event,
    History,
    Home,
    HomePlace,
    LastNotices,
    Nearby,
    Need,
    OwnRequests,
    PastRepairs,
    RequestByReference,
    RequestFacts,
    RequestsAt,
    Subscriptions,
)
from textbot.core.notices.subscribed import Delivery, Subscribed
from textbot.core.places.gazetteer import metres
from textbot.core.places.place import Finding, FindPlace, PhotoPlace, Place
from textbot.core.scene import Rules
from textbot.core.session import Session
from textbot.core.turn import Turn
from textbot.runtime import Runtime
from textbot.store.standing import Standing

NOW = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
ELM = (33.4501, -112.07)
CORNER = Place("point", "near Elm St & 5th St", *ELM, confidence="approximate", found_by="photo")


@dataclass(frozen=True)
class Said:
    """One text of a conversation. after: seconds since the last. late: seconds it was on its way. city: what the
    city's system says of the phone's newest report just before it, "" for nothing."""

    text: str
    photos: int = 0
    after: int = 20
    late: int = 0
    city: str = ""


class City:
    """The playbook and the streets; looking a place up again costs nothing."""

    def __init__(self, rt: Runtime) -> None:
        self.rt = rt
        self.playbook = rt.playbook
        self.found: dict[Need, Any] = {}

    def knows(self, need: FindPlace) -> Any:
        """Where that is."""
        if need not in self.found:
            with self.rt.database.read() as conn:
                self.found[need] = ANSWERS[FindPlace](conn, need, Asking(Standing(None), self.playbook, NOW))
        return self.found[need]


def neighbors() -> tuple[RequestFacts, ...]:
    """What others reported before: at a corner that many texts name, one that everybody and one that nobody may see."""
    made = NOW - timedelta(days=2)
    seen = {"created_at": made, "updated_at": made, "own": False, "lat": ELM[0], "lon": ELM[1], "confidence": "exact"}
    return (
        RequestFacts("2026-1120-0001", "pothole", "Elm St & 5th St", "open", others=2, **seen),  # type: ignore[arg-type]
        RequestFacts("2026-1120-0002", "streetlight", "Elm St & 5th St", "in_progress", others=1, **seen),  # type: ignore[arg-type]
        RequestFacts("2026-1120-0003", "stray-animal", "123 Main St", "open", others=1, **seen),  # type: ignore[arg-type]
    )


@dataclass
class Phone:
    """A resident whose choices and reports follow from the effects."""

    city: City
    rules: Rules
    contact: Contact = Contact("+16025550111")
    session: Session = Session()
    now: datetime = NOW
    known: tuple[RequestFacts, ...] = ()
    topics: Subscribed = Subscribed()

    def __post_init__(self) -> None:
        self.known = self.known or neighbors()

    @property
    def own(self) -> tuple[RequestFacts, ...]:
        """What it reported or follows, newest first."""
        return tuple(each for each in self.known if each.own or each.follows)[:10]

    def text(self, number: int, said: Said) -> Turn:
        """One text, with everything it needs looked up."""
        self.now += timedelta(seconds=said.after)
        if said.city:
            self._move(said.city)
        sent_at = self.now - timedelta(seconds=said.late) if said.late else None
        message = Message(f"SM{number}", said.text, said.photos, sent_at=sent_at)
        known: dict[Need, Any] = {}
        for _ in range(MAX_ROUNDS):
            turn = take_turn(self.contact, self.session, message, self.city.playbook, self.now, known, self.rules)
            if not turn.needs:
                break
            known |= {need: self._answer(need) for need in turn.needs}
        assert not turn.needs, "it asks for more and more"
        return turn

    def take(self, turn: Turn) -> None:
        """What the turn changes."""
        self.session = turn.session
        self.contact = replace(self.contact, last_seen=self.now)
        for effect in turn.effects:
            self._apply(effect)

    def _answer(self, need: Need) -> Any:
        if isinstance(need, FindPlace):
            return self.city.knows(need)
        if isinstance(need, OwnRequests):
            return self.own
        if isinstance(need, Subscriptions):
            return replace(self.topics, known=self.contact.last_seen is not None)
        if isinstance(need, LastNotices):
            return ()
        if isinstance(need, HomePlace):
            return Home()
        if isinstance(need, PastRepairs):
            return History(3, 6, 41) if need.flow == "pothole" else None
        if isinstance(need, PhotoPlace):
            return Finding((CORNER,) if need.sids[-1] < "SM5" else ())
        if isinstance(need, Nearby):
            return tuple(each for each in self._around(need) if each.flow == need.flow and each.status != "closed")
        if isinstance(need, RequestsAt):
            return self._around(need)
        assert isinstance(need, RequestByReference)
        return next((each for each in self.known if each.reference == need.reference), None)

    def _around(self, need: Nearby | RequestsAt) -> tuple[RequestFacts, ...]:
        spots = ((each, (each.lat, each.lon)) for each in self.known)
        return tuple(
            each for each, (lat, lon) in spots if lat and lon and metres((lat, lon), (need.lat, need.lon)) < 90
        )

    def _move(self, status: str) -> None:
        for facts in self.own[:1]:
            asked = self.now if status == "closed" else None
            last = Event("status", self.now, "crew on Thursday" if status == "in_progress" else "")
            self._change(facts.reference, status=status, asked_at=asked, last=last, verified=None)

    def _change(self, reference: str, **changes: Any) -> None:
        self.known = tuple(replace(each, **changes) if each.reference == reference else each for each in self.known)

    def _apply(self, effect: Effect) -> None:
        if isinstance(effect, SetLanguage):
            self.contact = replace(self.contact, language=effect.language, language_sure=effect.sure)
        elif isinstance(effect, OptOut | OptIn):
            self.contact = replace(self.contact, opt_out=effect.where if isinstance(effect, OptOut) else "")
            self.topics = Subscribed(lost=self.topics.on if isinstance(effect, OptOut) else ())
        elif isinstance(effect, HandOff) and self.contact.status != "open":
            self.contact = replace(self.contact, status="waiting")
        elif isinstance(effect, AskTopic | JoinTopic | LeaveTopic | SetDelivery):
            self._subscribe(effect)
        elif isinstance(effect, SubmitRequest):
            self._submit(effect)
        elif isinstance(effect, FollowRequest):
            self._change(effect.reference, follows=True)
        elif isinstance(effect, UnfollowRequest | WithdrawRequest | VerifyFixed | CorrectRequest | AddToRequest):
            self._touch(effect)

    def _subscribe(self, effect: AskTopic | JoinTopic | LeaveTopic | SetDelivery) -> None:
        state = self.topics
        if isinstance(effect, SetDelivery):
            wish = Delivery(effect.muted_until, effect.after, effect.before)
            self.topics = replace(state, delivery={**state.delivery, effect.topic: wish})
            return
        asked = {topic: at for topic, at in state.asked.items() if topic not in effect.topics}
        if isinstance(effect, AskTopic):
            self.topics = replace(state, asked=asked | dict.fromkeys(effect.topics, self.now))
            return
        on = tuple(topic for topic in state.on if topic not in effect.topics)
        self.topics = replace(state, on=on + effect.topics if isinstance(effect, JoinTopic) else on, asked=asked)

    def _submit(self, effect: SubmitRequest) -> None:
        place = next((slot.place for slot in effect.slots.values() if slot.place), None)
        reference = f"2026-1121-{len(self.known) + 1:04d}"
        lat, lon = (place.lat, place.lon) if place else (None, None)
        made = RequestFacts(
            reference, effect.flow, place.text if place else "", "open", self.now, self.now, True, lat=lat, lon=lon
        )
        self.known = (made, *self.known)

    def _touch(self, effect: UnfollowRequest | WithdrawRequest | VerifyFixed | CorrectRequest | AddToRequest) -> None:
        assert effect.reference in {each.reference for each in self.own}, "only what is theirs may be touched"
        facts = next(each for each in self.own if each.reference == effect.reference)
        if isinstance(effect, WithdrawRequest):
            self._change(facts.reference, **({"status": "withdrawn"} if facts.own else {"follows": False}))
        elif isinstance(effect, VerifyFixed):
            noes = facts.noes + (not effect.fixed)
            status = facts.status if effect.fixed or facts.status != "closed" else "open"
            self._change(facts.reference, verified=effect.fixed, status=status, asked_at=None, noes=noes)
