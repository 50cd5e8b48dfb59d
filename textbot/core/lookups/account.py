"""Accounts: what a turn asks of a city's billing system, and what it may keep of the answer.

The account number and the PIN live in one turn only. The session keeps the last four digits, the connector's own handle
and a keyed hash under which wrong tries are counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Wrong PINs of one account, or from one phone, before a person takes over.
TRIES = 3
# For so long after the last of them nobody gets another try.
LOCKED_SECONDS = 3600
# For so long a verified account may be asked about again without its PIN.
VERIFIED_SECONDS = 900


@dataclass(frozen=True)
class Identity:
    """An account somebody is being asked the PIN of (until: 0), or has proved to be theirs, until that moment in epoch
    seconds. handle: the connector's own name for it; key: a keyed hash of its number."""

    connector: str
    last4: str
    handle: str
    key: str
    until: float = 0.0


@dataclass(frozen=True)
class OpenAccount:
    """A need: the account of that number. Answered by AccountFacts: opened | locked | away. An unknown number is
    opened, too: nobody can find out which numbers exist."""

    connector: str
    number: str = field(repr=False)


@dataclass(frozen=True)
class VerifyAccount:
    """A need: is this its PIN? Answered by AccountFacts: verified | wrong | locked | expired | away."""

    connector: str
    handle: str
    key: str
    pin: str = field(repr=False)


@dataclass(frozen=True)
class ReadAccount:
    """A need: what a verified account says. Answered by AccountFacts: read | expired | away."""

    connector: str
    handle: str


@dataclass(frozen=True)
class AccountFacts:
    """What came of it. left: tries that remain after a wrong one. values: what the connector tells."""

    state: str
    handle: str = ""
    last4: str = ""
    key: str = ""
    left: int = 0
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
