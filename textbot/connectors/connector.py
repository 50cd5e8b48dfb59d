"""What every connector (a system of the city's) promises, and the family of its errors.

ConnectorError
├── Away         it could not be reached, was too slow, or said something that makes no sense; nothing happened there
│   ├── Unsure   it may have happened there all the same: look first, then try again
│   ├── TooMany  it asks for patience; retry_after in seconds, None when it names none
│   └── Expired  it does not accept our token or key (any more)
└── Refused      it understood and will not, whenever it is asked; says what is wrong
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class ConnectorError(Exception):
    """A connector did not do what was asked. Its text never quotes what was asked, nor a secret."""


class Away(ConnectorError):
    """Nobody knows the answer now; it may be asked again later."""


class Unsure(Away):
    """It broke off after the question was sent: it may have been done, or be done yet."""


class TooMany(Away):
    """It is asked too much. retry_after: seconds until it may be asked again, None when it did not say."""

    def __init__(self, words: str, retry_after: float | None = None) -> None:
        super().__init__(words)
        self.retry_after = retry_after


class Expired(Away):
    """Our token or key is not accepted: a new token may be, else an operator must see to it."""


class Refused(ConnectorError):
    """It will never do that. what: what is wrong with it, as the system says (a field's name, a code)."""

    def __init__(self, words: str, what: str = "") -> None:
        super().__init__(f"{words}: {what}" if what else words)
        self.what = what


@dataclass(frozen=True)
class Answer:
    """What a connector said. state: of a number: found | unknown; of an account: opened | verified | wrong | read |
    expired. handle: its own name for an account. values: what it tells, plain texts."""

    state: str
    handle: str = field(default="", repr=False)
    values: Mapping[str, str] = field(default_factory=dict, repr=False)


class Connector(Protocol):
    """A system that is asked. Every call has a time limit of seconds and raises Away and nothing else."""

    def about_number(self, number: str) -> Answer:
        """What is known of a permit or the like."""

    def open_account(self, number: str) -> Answer:
        """A handle for an account; an unknown number gets one, too."""

    def verify_account(self, handle: str, pin: str) -> Answer:
        """Whether the PIN is the account's."""

    def read_account(self, handle: str) -> Answer:
        """What a verified account says."""
