"""What every channel (a way to text) promises, and the family of its errors.

SendError
├── NotSent        it certainly did not go out; may be tried again (throttled, connection refused)
├── Unsure         it may have gone out (timeout, reset, 5xx): evidence must settle it
├── Refused        it will never go out (bad number, content, account)
└── OptedOut       the carrier blocks it: the person said STOP there
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class SendError(Exception):
    """A text that was not plainly accepted. code: the provider's, or ""; for_staff: why, in plain words."""

    def __init__(self, for_staff: str, code: str = "") -> None:
        self.for_staff = for_staff
        self.code = code
        super().__init__(f"{type(self).__name__} {code}".strip())


class NotSent(SendError):
    """Nothing left the house; try again later."""


class Unsure(SendError):
    """Nobody knows whether it went out."""


class Refused(SendError):
    """Refused for good."""


class OptedOut(SendError):
    """The carrier holds an opt-out for this number."""


@dataclass(frozen=True)
class Sent:
    """A text on the provider's list of sent ones."""

    sid: str
    body: str
    state: str
    at: datetime
    error: str = ""


@dataclass(frozen=True)
class Received:
    """A text on the provider's list of received ones. media: how many came along."""

    sid: str
    phone: str
    to: str
    body: str
    at: datetime
    media: int


def nothing() -> None:
    """Nobody wants to hear it."""


class Channel(Protocol):
    """A way to text. Every call has a time limit of seconds and raises SendError and nothing else."""

    def send(
        self, to: str, body: str, callback: str, *, sender: str | None = None, validity: int | None = None,
        begun: Callable[[], None] = nothing,
    ) -> str:  # fmt: skip
        """Send one text, its status reports to the address `callback`; the provider's id of it. sender: the number or
        messaging service it goes out by, the account's own when None. validity: after so many seconds (1 to 36,000) the
        provider gives up on it. begun: called at most once, as soon as the text has left this process: from then on
        the provider hears it though we were killed. May be called from many threads at once."""

    def sent_to(self, to: str, since: datetime) -> Iterable[Sent]:
        """What the provider has on its list for that number since then, newest first."""

    def received(self, since: datetime) -> Iterable[Received]:
        """What the provider heard for our number since then, newest first."""

    def redact(self, sid: str) -> None:
        """Let the provider forget the words of a text it received. One it does not know is forgotten already."""

    def media_urls(self, sid: str) -> tuple[tuple[str, str], ...]:
        """Address and type of each medium of a received text."""
