"""What may stand in city.yaml."""

from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StringConstraints

from textbot.content.schema.base import Entry, Key, Language, Said, Snake, WeekEntry
from textbot.core.wording import PLACEHOLDER

DEMO_HOST = "{demo}"
"""Stands for the address of the demo's own billing and permit systems."""
FIXED_KEYS = ("privacy", "scam", "who_sees", "immigration")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"'{name}' is no time zone; write one such as America/Phoenix") from None
    return name


def _connector_url(text: str) -> str:
    """An address whose host is fixed: placeholders may stand in its path and query only."""
    plain = text.removeprefix(DEMO_HOST)
    parts = urlsplit(text)
    demo = plain != text and plain.startswith("/")
    secure = parts.scheme == "https" and bool(parts.hostname) and "{" not in parts.netloc
    local = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not (demo or secure or local) or set(PLACEHOLDER.findall(plain)) - {"value"}:
        raise ValueError("write https://host/path; only {value} may stand in it, and not in the host")
    return text


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class HoursEntry(WeekEntry):
    """When staff read messages; a missing day is closed."""

    text: Said = Field(description='The hours as residents read them: "M-F 8-5".')


class HolidaysEntry(Entry):
    """The days the city keeps, by the names of the `holidays` package."""

    country: str = "US"
    subdivision: str | None = None
    closed: list[str] = Field(default_factory=list, description="Names of holidays on which the office is closed.")
    names: dict[str, Said] = Field(default_factory=dict, description="Shorter names to say, by the calendar's names.")
    add: dict[date, str] = Field(default_factory=dict, description="The city's own closed days: date -> name.")
    remove: list[date] = Field(default_factory=list, description="Days the city works although the name says holiday.")


class DepartmentEntry(Entry):
    """A part of the city that answers or mends."""

    name: Said
    phone: str
    email: str = ""
    answer_hours: int | None = Field(None, ge=1, le=200, description="Open hours to answer within; the city's if none.")


class OnCallEntry(Entry):
    """Who is texted, at any hour, when an urgent conversation is not acknowledged."""

    after_minutes: int = Field(default=10, ge=1, le=240, description="Minutes until the first text.")
    phones: dict[Key, list[str]] = Field(
        default_factory=dict, description="Department, or `all` -> mobile numbers of its staff on call."
    )


class HotSpotsEntry(Entry):
    """When reports of one kind become one matter in the inbox."""

    count: int = Field(default=5, ge=0, le=1000, description="So many reports; 0 looks for none.")
    metres: int = Field(default=200, ge=10, le=5000, description="At most so far apart.")
    days: int = Field(default=7, ge=1, le=90, description="Within so many days.")


class HaltEntry(Entry):
    """When a notice stops by itself, looking at its first texts."""

    opt_outs_percent: float = Field(default=3.0, ge=0, le=100, description="More opt-outs than that.")
    failures_percent: float = Field(
        default=10.0, ge=0, le=100, description="More texts that were not delivered than that."
    )
    first: int = Field(default=200, ge=20, le=100_000, description="Of so many texts.")


class NoticesEntry(Entry):
    """What holds for texts to many residents."""

    approve_above: int = Field(
        default=50, ge=0, le=1_000_000, description="To more people a second person must say yes."
    )
    cost_per_segment: float = Field(default=0.0113, ge=0, le=10, description="In dollars, with the carriers' fees.")
    link_domains: list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+\.[a-z]{2,}$")]] = Field(
        default_factory=list, description="Sites that notices may link to, beside the city's own."
    )
    halt: HaltEntry = HaltEntry()
    trial: bool = Field(default=False, description="Notices go to the guests' phones alone.")
    guests: list[str] = Field(default_factory=list, description="Phones that get notices during a trial.")
    keep_lists_days: int = Field(
        default=90, ge=1, le=3650, description="An uploaded list is forgotten after so many days."
    )


class CollectionEntry(Entry):
    """Trash days: zone -> weekday, and the holidays after which a week's pickups slide one day."""

    zones: dict[str, Weekday] = Field(min_length=1)
    skips: list[str] = Field(default_factory=list)


class FixedEntry(Entry):
    """A text an attorney approves; it is sent word for word."""

    say: Said
    approved_by: str = Field("", description="Who approved these words, and when. Empty: nobody yet.")


class PackEntry(Entry):
    """A group of answers that is switched on and off together: a flood, a vaccination drive."""

    title: Said
    on: bool = Field(False, description="Whether it is on outside its dates.")
    from_: date | None = Field(None, alias="from", description="The first day it is on.")
    until: date | None = Field(None, description="The last day it is on.")


class ConnectorEntry(Entry):
    """A system of the city's that is asked about numbers and accounts, over HTTP with JSON answers."""

    url: Annotated[str, AfterValidator(_connector_url)] = Field(
        description="https://...; {value} is the number asked about."
    )
    opens: str = Field("/accounts", description="Below url: takes an account number, gives a handle.")
    verifies: str = Field("/accounts/verify", description="Below url: takes a handle and a PIN.")
    reads: str = Field("/accounts/read", description="Below url: takes a verified handle, gives its values.")
    headers: dict[str, Annotated[str, StringConstraints(pattern=r"^TEXTBOT_CONNECTOR_[A-Z0-9_]+$")]] = Field(
        default_factory=dict, description="Header -> the environment variable (TEXTBOT_CONNECTOR_...) with its value."
    )
    seconds: float = Field(2.5, gt=0, le=30, description="Time limit; an account is never waited for over 3 seconds.")
    cache_seconds: int = Field(0, ge=0, le=86_400, description="How long an answer about a number is given again.")
    values: list[Snake] = Field(min_length=1, description="What its answers tell; each is a placeholder.")


class CityFile(Entry):
    """city.yaml: facts about the city."""

    version: Literal[1]
    demo: bool = Field(False, description="Only the demo city Riverbend is a demo; drop it in your own.")
    name: Said
    short_name: Said
    timezone: Annotated[str, AfterValidator(_zone)]
    languages: Annotated[list[Language], Field(min_length=1)] = Field(description="The language of flows/ first.")
    domain: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+\.[a-z]{2,}$")]
    phones: dict[Snake, str] = Field(description="Each is a placeholder {phone_<key>}.")
    hours: HoursEntry
    holidays: HolidaysEntry
    answer_hours: int = Field(2, ge=1, le=200, description="Staff usually answer within this many open hours.")
    held_hours: int = Field(
        4, ge=1, le=200, description="Open hours after which a conversation that staff hold unanswered waits again."
    )
    on_call: OnCallEntry = OnCallEntry()
    hot_spots: HotSpotsEntry = HotSpotsEntry()
    notices: NoticesEntry = NoticesEntry()
    departments: dict[Key, DepartmentEntry] = Field(min_length=1)
    collection: CollectionEntry | None = None
    fixed: dict[Snake, FixedEntry] = Field(default_factory=dict)
    connectors: dict[Snake, ConnectorEntry] = Field(default_factory=dict, description="Systems that are asked.")
    packs: dict[Key, PackEntry] = Field(default_factory=dict, description="Groups of answers that come and go.")
    foreign: dict[Language, Said] = Field(default_factory=dict, description="One vetted line per language not spoken.")
