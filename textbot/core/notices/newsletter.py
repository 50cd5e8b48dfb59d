"""Newsletters: rules that put together a digest for each resident, and the facts the rules look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

OWN, OWN_OPEN, FOLLOWED, FIXED, SLIDE, EVENT = "own", "own-open", "followed", "fixed", "trash-slide", "event"
CITY = ""
"""In place of a district: the whole city."""
ALL = ""
"""In place of a kind of report: every kind."""
DIGEST, MONTH = "digest", "month"
"""The fields of a notice's text that make it a newsletter: what the rules found, and of which month."""


@dataclass(frozen=True)
class When:
    """Whom a line is for: each tuple that is not empty must hold."""

    topics: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class LineRule:
    """One rule; its words stand at `<path>.say`, those for a single one at `<path>.say_one`. about: what it looks at;
    of: the report or the event; at_least: how many there must be; most: how many lines it may say; days: how far ahead
    it looks; weight: 0 to 100, the heaviest first when there is not room for all."""

    key: str
    path: str
    about: str
    of: str = ""
    city_wide: bool = False
    at_least: int = 1
    most: int = 1
    days: int = 35
    weight: int = 50
    when: When = When()


@dataclass(frozen=True)
class Newsletter:
    """What residents who joined `topic` may get every month. Its whole text stands at `<path>.text`, spans of days at
    `<path>.days_none`, `_one` and `_many`."""

    key: str
    path: str
    topic: str
    rules: tuple[LineRule, ...]

    def rule(self, key: str) -> LineRule | None:
        """The rule of that name."""
        return next((each for each in self.rules if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Own:
    """A request that a resident reported or follows. done: the day it was done, None while it is open."""

    id: int
    reference: str
    flow: str
    place: str
    follows: bool
    done: date | None


@dataclass(frozen=True, slots=True)
class Resident:
    """Whom a digest is for. district, zone: of the home they let us keep, None when there is none."""

    contact_id: int
    language: str
    district: str | None = None
    zone: str | None = None
    topics: frozenset[str] = frozenset()
    own: tuple[Own, ...] = ()


@dataclass(frozen=True)
class Fixed:
    """Requests of one kind that were done in one district in the month. days: the median from made to done."""

    count: int
    days: int
    ids: tuple[int, ...]


@dataclass(frozen=True)
class MonthFacts:
    """What is the same for many: month: its first day; today: the city's date at which it is told; fixed: (report or
    ALL, district or CITY) -> what was done."""

    month: date
    today: date
    fixed: Mapping[tuple[str, str], Fixed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a digest, and where it comes from: the rule, the shared fact or "", and the rows behind it."""

    rule: str
    text: str
    fact: str = ""
    rows: Mapping[str, object] = field(default_factory=dict)

    def trace(self) -> dict[str, object]:
        """What is stored of it: rows of a shared fact are stored with the fact."""
        return {"rule": self.rule, "fact": self.fact} if self.fact else {"rule": self.rule, "rows": dict(self.rows)}


@dataclass(frozen=True, slots=True)
class Digest:
    """What one resident is told. passed: rule -> why it says nothing to them (its `when`, nothing to say, no room)."""

    lines: tuple[Line, ...] = ()
    passed: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The lines in the rules' order, "" when there are none."""
        return " ".join(line.text for line in self.lines)
