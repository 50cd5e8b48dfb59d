"""What holds for every conversation with the demo city, whatever is texted in whatever order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rig.rehearsal import stage
from textbot.actions.think import ANSWERS
from textbot.core.contact import Contact
from textbot.core.effects import Effect, HandOff, OptIn, OptOut, SetLanguage, SubmitRequest
from textbot.core.engine import MAX_ROUNDS, take_turn
from textbot.core.message import Message
from textbot.core.needs import Home, HomePlace, Need, OwnRequests, RequestByReference, RequestFacts
from textbot.core.places.place import FindPlace
from textbot.core.scene import Rules
from textbot.core.session import Session
from textbot.core.turn import Turn
from textbot.runtime import Runtime
from textbot.store.standing import Standing

NOW = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
LONGEST = 300
# What an opted-out phone may still hear: who we are, and the one confirmation of its own STOP.
TO_OPTED_OUT = {"phrases.help", "phrases.stopped"}
# A person holds the conversation: only what the resident asked of the line itself is answered.
BESIDE_STAFF = {"phrases.help", "phrases.stopped", "phrases.started", "phrases.already_in", "phrases.greeting"}

COMMANDS = ("hi", "hola", "menu", "BACK", "atrás", "start over", "never mind", "SKIP", "saltar", "I don't know",
            "thanks", "gracias", "ok", "👍", "agent", "persona", "English", "Español", "PRIVACY", "is this a scam?",
            "¿comparten mi número con inmigración?", "status", "status 2026-1121-0001", "how is my pothole report",
            "CANCELAR", "SALIR", "more")  # fmt: skip
ANSWERING = ("yes", "sí", "no", "1", "2", "3", "9", "the second", "el primero", "northbound", "norte", "it is broken")
PLACES = ("123 Main St", "Elm and 5th", "Olmo y la 5", "Main St", "Cedar", "99999 Main St", "Pioneer Park",
          "near my house", "400 E Camelback Rd, Phoenix", "https://maps.google.com/?q=33.4485,-112.0710", "https://maps.app.goo.gl/x1",
          "Elm between 4th and 5th", "12")  # fmt: skip
MATTERS = ("pothole", "There's a pothole on the corner of Elm and 5th that's been there for weeks", "hay un bache",
           "how do I report a pothole?", "farola apagada en la calle Olmo y la 5", "my trash was missed", "graffiti",
           "When is my trash picked up?", "wait what are your hours?", "how do i adopt a dog", "¿a qué hora abren?",
           "My neighbor keeps burning leaves and I don't know who to talk to", "I don't want to report anything",
           "stop sign is down at Elm and 5th", "quiero cancelar mi recibo")  # fmt: skip
JUNK = ("", " ", "?", "🐶🐶🐶", "xyzzy plugh", "asdf " * 60, "\u200b", "0" * 40, "wörd " * 300, "שלום לך",
        "{city} %s {reference}", "\ue000reference\ue000", "4111 1111 1111 1111",
        "bonjour je voudrais parler à quelqu'un de la mairie",
        "I need help with the thing that we talked about last week with your colleague")  # fmt: skip
OPT_OUTS = ("STOP", "Stop.", "ALTO", "please stop texting me", "no me manden más mensajes", "START", "INICIAR", "HELP",
            "AYUDA", "unsubscribe")  # fmt: skip
DANGER = (
    "there is a fire in the building",
    "I want to die",
    "huele a gas",
    "he has a gun",
    "hay un incendio en mi casa",
)
DISTRESS = ("I'm being evicted tonight", "I've called five times and nobody helps")
POOL = (*COMMANDS, *ANSWERING, *PLACES, *MATTERS, *JUNK, *OPT_OUTS, *DANGER, *DISTRESS)

PAUSES = (1, 20, 20, 200, 86_400, 200 * 86_400)


@dataclass(frozen=True)
class Said:
    """One text of a conversation. after: seconds since the last. late: seconds it was on its way."""

    text: str
    photos: int = 0
    after: int = 20
    late: int = 0


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
                self.found[need] = ANSWERS[FindPlace](conn, need, Standing(None), self.playbook)
        return self.found[need]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[City]:
    folder: Path = tmp_path_factory.mktemp("properties")
    rt = stage(f"sqlite:///{folder / 'city.db'}", folder)
    yield City(rt)
    rt.database.close()


@dataclass
class Phone:
    """A resident whose choices and reports follow from the effects, without a database."""

    city: City
    rules: Rules
    contact: Contact = Contact("+16025550111")
    session: Session = Session()
    now: datetime = NOW
    own: tuple[RequestFacts, ...] = ()

    def text(self, number: int, said: Said) -> Turn:
        """One text, with everything it needs looked up."""
        self.now += timedelta(seconds=said.after)
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

    def _answer(self, need: Need) -> Any:
        if isinstance(need, FindPlace):
            return self.city.knows(need)
        if isinstance(need, OwnRequests):
            return self.own[:5]
        if isinstance(need, HomePlace):
            return Home()
        assert isinstance(need, RequestByReference)
        return next((each for each in self.own if each.reference == need.reference), None)

    def take(self, turn: Turn) -> None:
        """What the turn changes."""
        self.session = turn.session
        self.contact = replace(self.contact, last_seen=self.now)
        for effect in turn.effects:
            self._apply(effect)

    def _apply(self, effect: Effect) -> None:
        if isinstance(effect, SetLanguage):
            self.contact = replace(self.contact, language=effect.language, language_sure=effect.sure)
        elif isinstance(effect, OptOut):
            self.contact = replace(self.contact, opt_out=effect.where)
        elif isinstance(effect, OptIn):
            self.contact = replace(self.contact, opt_out="")
        elif isinstance(effect, HandOff) and self.contact.status != "open":
            self.contact = replace(self.contact, status="waiting")
        elif isinstance(effect, SubmitRequest):
            reference = f"2026-1121-{len(self.own) + 1:04d}"
            made = RequestFacts(reference, effect.flow, "Elm St & 5th St", "open", self.now, self.now, True)
            self.own = (made, *self.own)


def check(before: Contact, turn: Turn) -> None:
    """What holds for each turn."""
    assert all(reply.text.strip() for reply in turn.replies)
    assert Session.load(turn.session.dump()) == turn.session
    made_by = {reply.made_by for reply in turn.replies}
    assert len(turn.text) <= LONGEST, (turn.text, made_by)
    opted_out = any(isinstance(effect, OptOut) for effect in turn.effects)
    back = any(isinstance(effect, OptIn) for effect in turn.effects)
    if turn.kind == "emergency":
        return
    if opted_out or (before.opt_out and not back):
        assert made_by <= TO_OPTED_OUT
    if before.status == "open":
        assert made_by <= BESIDE_STAFF


TEXTS = st.builds(
    Said,
    st.one_of(*(st.sampled_from(pool) for pool in (COMMANDS, ANSWERING, PLACES, MATTERS, JUNK, OPT_OUTS, POOL))),
    photos=st.sampled_from((0, 0, 0, 0, 1, 3)),
    after=st.sampled_from(PAUSES),
    late=st.sampled_from((0, 0, 0, 0, 0, 600, 90_000)),
)
RULES = st.sampled_from((Rules(), Rules(opt_out="default"), Rules(reply_limit=0), Rules(reply_limit=3)))


@settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=12),
    status=st.sampled_from(("bot", "bot", "bot", "waiting", "open", "closed")),
    rules=RULES,
)
def test_whatever_is_texted_is_answered_as_promised(texts: list[Said], status: str, rules: Rules, city: City) -> None:
    phone = Phone(city, rules, Contact("+16025550111", status=status))
    for number, said in enumerate(texts):
        before = phone.contact
        turn = phone.text(number, said)
        check(before, turn)
        phone.take(turn)
