"""A turn: one inbound text and all that follows from it."""

from dataclasses import dataclass

from textbot.core.effects import Effect
from textbot.core.needs import Need
from textbot.core.session import Session


@dataclass(frozen=True)
class Reply:
    """One part of the reply. made_by: the path of the copy it came from; score: the matcher's, when it chose."""

    text: str
    made_by: str
    score: float | None = None


@dataclass(frozen=True)
class Turn:
    """What a text leads to. While `needs` is not empty the rest is provisional: answer them and think again.

    kind: the outbound kind of its reply, "reply" or "emergency" (table in core/notice.py).
    secret: the text answered a secret step, so nothing of it is stored. hushed: its numbers are taken out before it is
    stored, since a secret was asked for."""

    session: Session
    replies: tuple[Reply, ...] = ()
    effects: tuple[Effect, ...] = ()
    needs: tuple[Need, ...] = ()
    kind: str = "reply"
    language: str = ""
    secret: bool = False
    hushed: bool = False

    @property
    def text(self) -> str:
        """The one message that goes out: the parts joined by a blank line; "" for silence."""
        return "\n\n".join(reply.text for reply in self.replies)
