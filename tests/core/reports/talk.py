"""A phone and a small playbook, with nothing around the engine: every place is known unless it says "nowhere"."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.content.tiny import edited
from textbot.content.load import load_playbook
from textbot.core.contact import Contact
from textbot.core.effects import SubmitRequest
from textbot.core.engine import MAX_ROUNDS, take_turn
from textbot.core.message import Message
from textbot.core.needs import Home, HomePlace, Need, OwnRequests
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.playbook import Playbook
from textbot.core.session import Session
from textbot.core.turn import Turn

POTHOLE = "reports/pothole.yaml"
AT = "guidance: You can report it here.\n"
ELM = Place("intersection", "Elm St & 5th St", 33.4, -112.0, "1", "2", "exact", "intersection")


def city(terms: str, old: str = AT, new: str = AT) -> Playbook:
    """The tiny playbook, its pothole flow with these terms and one more edit."""
    files = edited(POTHOLE, AT, terms + AT)
    text = files[POTHOLE].decode()
    assert old in text
    return load_playbook({**files, POTHOLE: text.replace(old, new, 1).encode()})


@dataclass
class Talk:
    """One contact who is known already, texting in English unless the text is plainly Spanish."""

    playbook: Playbook
    contact: Contact = Contact("+16025550123", "en", True, last_seen=datetime(2026, 11, 23, 16, tzinfo=UTC))
    session: Session = field(default_factory=Session)
    now: datetime = datetime(2026, 11, 23, 17, tzinfo=UTC)
    turn: Turn | None = None

    def text(self, words: str, photos: int = 0) -> str:
        """The reply to a text."""
        self.now += timedelta(seconds=40)
        message = Message(f"SM{self.now.timestamp():.0f}", words, photos)
        known: dict[Need, Any] = {}
        for _ in range(MAX_ROUNDS):
            self.turn = take_turn(self.contact, self.session, message, self.playbook, self.now, known)
            if not self.turn.needs:
                break
            known |= {need: _answer(need) for need in self.turn.needs}
        assert self.turn is not None and not self.turn.needs
        self.session = Session.load(self.turn.session.dump())
        self.contact = replace(self.contact, last_seen=self.now)
        return self.turn.text

    @property
    def sent(self) -> SubmitRequest | None:
        """The report that the last text sent."""
        effects = self.turn.effects if self.turn else ()
        return next((each for each in effects if isinstance(each, SubmitRequest)), None)


def _answer(need: Need) -> Any:
    if isinstance(need, FindPlace):
        return Finding((ELM,), mention="elm") if "elm" in need.text.lower() else Finding()
    if isinstance(need, HomePlace):
        return Home(asked=True)
    return () if isinstance(need, OwnRequests) else None
