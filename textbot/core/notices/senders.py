"""The numbers and messaging services texts go out by: how fast each may send, and which of them a contact hears."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

KEPT_FOR_REPLIES = 0.1
"""The share of a sender's pace and of its day that notices leave to replies."""
# A contact's slot, spread evenly over the senders: a prime keeps neighbors apart.
SPREAD, SLOTS = 7919, 1000


@dataclass(frozen=True)
class Sender:
    """name: a number (E.164) or a messaging service (MG...). rate: segments a second; daily: segments a local day, 0
    for no limit."""

    name: str
    rate: float
    daily: int = 0

    @property
    def daily_notices(self) -> int:
        """Of `daily`, what notices may use; 0 for no limit."""
        return self.daily - math.ceil(self.daily * KEPT_FOR_REPLIES) if self.daily else 0


@dataclass(frozen=True)
class Senders:
    """All of them, the account's own first."""

    all: tuple[Sender, ...]
    _by_name: Mapping[str, Sender] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {each.name: each for each in self.all})

    @property
    def own(self) -> Sender:
        """The one that everything goes out by where nothing else is said."""
        return self.all[0]

    @property
    def rate(self) -> float:
        """Segments a second of all together."""
        return sum(each.rate for each in self.all)

    @property
    def daily(self) -> int:
        """Segments of notices a day of all together; 0 when one of them has no limit."""
        return 0 if any(not each.daily for each in self.all) else sum(each.daily_notices for each in self.all)

    def named(self, name: str) -> Sender:
        """The sender of that name; the own one for "" and for a name that is not in use any more."""
        return self._by_name.get(name, self.own)

    def of(self, contact_id: int, last: str = "") -> Sender:
        """The sender a contact is texted by: the one they last texted, else always the same one, chosen by their id so
        that each sender gets contacts in proportion to its pace."""
        if last in self._by_name:
            return self._by_name[last]
        slot = contact_id * SPREAD % SLOTS
        return next((each for end, each in self.ends() if slot < end), self.own)

    def ends(self) -> tuple[tuple[int, Sender], ...]:
        """For each sender, the slot before which its contacts' slots end."""
        found, paces = [], 0.0
        for each in self.all:
            paces += each.rate
            found.append((round(paces / self.rate * SLOTS), each))
        return tuple(found)

    def minutes(self, segments: int) -> float:
        """How long so many segments take at the full pace, daily limits left aside."""
        return segments / self.rate / 60

    def days(self, segments: int) -> int:
        """On how many days so many segments go out, for the daily limits."""
        return max(1, math.ceil(segments / self.daily)) if self.daily else 1
