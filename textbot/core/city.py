"""Facts about a city that are no copy: its hours, departments, who is on call, packs of answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from textbot.core.days.calendar import Holidays, OfficeHours
from textbot.core.lookups.lookup import ConnectorSpec
from textbot.core.notices.rules import NoticeRules


@dataclass(frozen=True)
class Pack:
    """A group of answers that is switched on and off together. on: outside its dates too; since, until: the first and
    last day it is on by date. Its name stands at `city.packs.<key>`."""

    key: str
    on: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Department:
    """A part of the city that answers or mends; its name stands at `city.departments.<key>`. answer_hours: the open
    hours within which its staff answer, None for the city's."""

    key: str
    phone: str
    email: str = ""
    answer_hours: int | None = None


@dataclass(frozen=True)
class OnCall:
    """Who is texted when nobody acknowledges an urgent conversation. after_minutes: for how long nobody does; phones:
    department -> numbers as a network dials them, "all" for every department."""

    after_minutes: int = 10
    phones: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, department: str) -> tuple[str, ...]:
        """The phones of a department, each once."""
        return tuple(dict.fromkeys((*self.phones.get(department, ()), *self.phones.get(EVERYBODY, ()))))


EVERYBODY = "all"


@dataclass(frozen=True)
class HotSpots:
    """How many requests of one kind within how many metres and days are one matter; a count of 0 looks for none."""

    count: int = 5
    metres: int = 200
    days: int = 7


@dataclass(frozen=True)
class City:
    """Facts about the city that are no copy. collection: zone -> weekday (0 = Monday) its trash is taken;
    collection_skips: the holidays that move it.

    approved_by: key of a fixed text (privacy, scam, ...) -> who approved its words, or "" while nobody has.
    foreign: language code -> the one vetted line sent in a language the playbook lacks. answer_hours: the open hours
    within which staff answer; held_hours: those after which a conversation that a member holds and does not answer
    waits again.
    """

    timezone: str
    languages: tuple[str, ...]
    domain: str
    phones: Mapping[str, str]
    hours: OfficeHours
    departments: Mapping[str, Department]
    answer_hours: int = 2
    held_hours: int = 4
    on_call: OnCall = OnCall()
    hot_spots: HotSpots = HotSpots()
    notices: NoticeRules = NoticeRules()
    collection: Mapping[str, int] = field(default_factory=dict)
    collection_skips: Holidays = Holidays("US")
    approved_by: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)
    demo: bool = False
    connectors: Mapping[str, ConnectorSpec] = field(default_factory=dict)
    packs: Mapping[str, Pack] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        """Its time."""
        return ZoneInfo(self.timezone)

    def hours_to_answer(self, department: str) -> int:
        """The open hours within which a department's staff answer."""
        own = self.departments.get(department)
        return own.answer_hours if own and own.answer_hours else self.answer_hours
