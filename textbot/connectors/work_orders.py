"""What a system that takes work orders promises. Every call may raise what connectors/connector.py names.

Finding and creating go by our reference: `create` may follow a call that broke off, always after `find` found nothing.
A system that keeps the reference unique itself (an upsert) may create twice and still hold one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from textbot.connectors.wire import Wire
from textbot.core.work_orders.order import WorkOrder


@dataclass(frozen=True)
class External:
    """An order as the system knows it. id: what it is asked for by; number: what its people call it, "" when that is
    the id. token: it has no id yet (GivesTokens). url: its page there; status: its word."""

    id: str
    number: str = ""
    token: str = ""
    url: str = ""
    status: str = ""


@dataclass(frozen=True)
class ExternalState:
    """How far an order is there. id: the system's own; reference: ours, "" when it does not tell it. status: its word
    as it stands. at: when it became so, with zone; None: unknown. words: its remark, never shown unreviewed."""

    id: str
    status: str
    at: datetime | None = None
    words: str = field(default="", repr=False)
    reference: str = ""


@dataclass(frozen=True)
class Site:
    """What a system may know of us. url: our public address. data: the folder for files. smtp_url: the mail server.
    mail: department -> its address."""

    url: str
    data: Path
    smtp_url: str | None = field(default=None, repr=False)
    mail: Mapping[str, str] = field(default_factory=dict)


class WorkOrders(Protocol):
    """One system. It is made from (SystemSpec, secrets by what they are for, Site), holds no connection between calls,
    and `statuses` maps its own words, in lower case, to open | in_progress | closed (connectors.yaml may add)."""

    statuses: Mapping[str, str]

    def find(self, order: WorkOrder) -> External | None:
        """The order of that reference; None when it is not there."""

    def create(self, order: WorkOrder) -> External:
        """Make it. Raises Unsure when it may have been made although no answer came."""

    def states(self, ids: Sequence[str], since: datetime) -> Iterable[ExternalState]:
        """How far these orders are: at least those that changed since then."""

    def comment(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """Add a remark. key: the same for every try of one remark. Raises Refused where the system takes none."""

    def correct(self, external: External, order: WorkOrder, text: str, key: str) -> None:
        """The order changed (a place, a slot) and now reads so; text says what changed, in words."""

    def withdraw(self, external: External, order: WorkOrder, reason: str, key: str) -> None:
        """The resident takes it back: close it there, or at least say so."""

    def preview(self, order: WorkOrder) -> Wire:
        """The exact request that `create` would send, its secrets hidden."""


@runtime_checkable
class GivesTokens(Protocol):
    """A system that may answer `create` with a token first (Open311)."""

    def resolve(self, token: str) -> External | None:
        """The order's id by now; None while it still has none."""
