"""What every connector (a system of the city's) promises, and the family of its errors.

ConnectorError
└── Away        it could not be reached, was too slow, or said something that makes no sense
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class ConnectorError(Exception):
    """A connector did not answer a question. Its text never quotes what was asked."""


class Away(ConnectorError):
    """Nobody knows the answer now; it may be asked again later."""


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
