"""What may stand in a playbook's files, a model per file kind; published as JSON Schema under docs/schema/."""

import re
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from textbot.core.wording import PLACEHOLDER

STEP_KINDS = ("say", "ask", "choose", "locate", "photo", "confirm", "submit", "hand_off")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS_KEYS = tuple(day[:3] for day in WEEKDAYS)
DEMO_HOST = "{demo}"
"""Stands for the address of the demo's own billing and permit systems."""
FIXED_KEYS = ("privacy", "scam", "who_sees", "immigration")
TAGS = tuple(
    """bills money-help food housing homeless jobs seniors families kids health heat pets trash water permits parks
    library safety streets events business newcomer voting records""".split()
)
"""What an answer or a flow is about, for lists such as "every service for seniors"."""


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


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as wrong:
        raise ValueError(f"this regular expression is broken ({wrong}); mend it or write plain words") from None
    return text


Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
"""A name that code and links use: lower-case letters, digits, - and _."""
Snake = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Said = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Words a resident reads; translated by catalogs."""
Words = Annotated[list[Said], Field(min_length=1)]
Heard = dict[Language, Words]
Listening = dict[Language, list[str]]
"""As Heard, but the language may be `any`, and a list may be empty."""
Fill = dict[Language, Annotated[list[Annotated[str, AfterValidator(_pattern)]], Field(min_length=1)]]
Named = Annotated[str, StringConstraints(pattern=r"^(answer|flow):[a-z][a-z0-9_-]*$")]
"""An answer or a flow by its kind and key: "answer:trash-day", "flow:pothole"."""
Span = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Entry(BaseModel):
    """Base of all: unknown keys are refused; a bare number counts as text where text is wanted."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class WeekEntry(Entry):
    """Hours by day of the week; a missing day is closed."""

    mon: Span | None = None
    tue: Span | None = None
    wed: Span | None = None
    thu: Span | None = None
    fri: Span | None = None
    sat: Span | None = None
    sun: Span | None = None

    @property
    def spans(self) -> dict[str, str]:
        """The days with hours, from Monday on: {"mon": "08:00-17:00"}."""
        return {key: span for key in HOURS_KEYS if (span := getattr(self, key))}


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
    departments: dict[Key, DepartmentEntry] = Field(min_length=1)
    collection: CollectionEntry | None = None
    fixed: dict[Snake, FixedEntry] = Field(default_factory=dict)
    connectors: dict[Snake, ConnectorEntry] = Field(default_factory=dict, description="Systems that are asked.")
    packs: dict[Key, PackEntry] = Field(default_factory=dict, description="Groups of answers that come and go.")
    foreign: dict[Language, Said] = Field(default_factory=dict, description="One vetted line per language not spoken.")


class PhrasesFile(Entry):
    """phrases.yaml: the bot's own sentences."""

    version: Literal[1]
    phrases: dict[Snake, Said]


class KeywordsFile(Entry):
    """keywords.yaml: what the bot listens for apart from answers and reports. Its words are read by the core; here
    stands the outline."""

    version: Literal[1]
    commands: dict[Snake, Listening] = Field(description="Whole texts that are commands: name -> language -> words.")
    questions: dict[Snake, Listening] = Field(default_factory=dict, description="Questions with fixed answers.")
    wishes: dict[Snake, dict[str, Any]] = Field(default_factory=dict, description="What a sentence asks for.")
    refusals: dict[Key, dict[str, Any]] = Field(
        default_factory=dict, description="What is never answered: key of an answer with refuse: true -> what is heard."
    )
    emergency: dict[Literal["danger", "crisis", "gas"], Listening] = Field(
        default_factory=dict, description="Phrases of this city, added to the built-in ones."
    )
    language: dict[Language, list[str]] = Field(default_factory=dict, description="Words that tell a language.")


class ValidEntry(Entry):
    """The days on which an answer is true, both included."""

    from_: date | None = Field(None, alias="from", description="Before it, `not_yet` is said.")
    until: date | None = Field(None, description="After it, the answer counts as expired.")


class LookupEntry(Entry):
    """What an answer looks up before it is said: by the resident's address, by a number, or by their account."""

    by: Literal["address", "number", "account"]
    table: Key | None = Field(None, description="A table of places/tables.")
    connector: Snake | None = Field(None, description="A key of `connectors` in city.yaml.")
    pattern: Annotated[str, AfterValidator(_pattern)] | None = Field(
        None, description="What a number looks like; group 1, or all, is the number."
    )


Looked = Literal["collection"] | LookupEntry


class AnswerFile(Entry):
    """answers/*.yaml: a knowledge-base entry. With `lookup` it asks `question` first."""

    version: Literal[1]
    key: Key
    title: Said
    department: str = ""
    owner: str = Field("", description='Who keeps it right, as staff know them: "Solid Waste desk".')
    source: str = Field("", description="The page it was taken from: https://...")
    review_by: date | None = Field(None, description="The last day it may be sent before somebody has read it again.")
    valid: ValidEntry | None = None
    listen: Heard = Field(default_factory=dict, description="Strong words: alone they mean this answer.")
    ask: Heard = Field(description="What residents text, per language.")
    lookup: Looked | None = None
    question: Said | None = Field(None, description="Only with lookup: asks for the address or the number.")
    say: Said | None = Field(None, description="The answer. Left out while it is not known: then `not_yet` is said.")
    not_yet: Said | None = Field(None, description="Said before `valid: from`, and while there is no `say`.")
    holiday_say: Said | None = Field(None, description="Said instead on a day the office is closed for a holiday.")
    choices: list[Named] = Field(default_factory=list, description="Makes `say` a question that narrows to these.")
    tags: list[Key] = Field(default_factory=list, description="What it is about, for lists of services.")
    related: list[Named] = Field(default_factory=list, max_length=3, description="Services named below the answer.")
    refuse: bool = Field(False, description="Fixed words that give no advice; a person gets the question.")
    priority: Literal["normal", "high"] = Field("normal", description="With refuse: how soon that person looks at it.")
    pack: Key | None = Field(None, description="A key of `packs` in city.yaml: answered only while that pack is on.")
    hours: list[Key] = Field(default_factory=list, max_length=4, description="Places of hours.yaml it is about.")


class OptionEntry(Entry):
    """One choice of a `choose` step."""

    key: Key
    say: Said
    hear: Heard = Field(default_factory=dict)
    next: Key | None = None


class StepEntry(Entry):
    """One named step of a flow."""

    name: Key
    kind: Literal["say", "ask", "choose", "locate", "photo", "confirm", "submit", "hand_off"]
    say: Said | None = None
    label: Said | None = Field(None, description="Its short name in the summary.")
    optional: bool = Field(False, description="SKIP passes it.")
    silent: bool = Field(False, description="Filled from the first text when said there, never asked.")
    secret: bool = Field(False, description="The answer is masked before it is stored.")
    options: list[OptionEntry] = Field(default_factory=list)
    fill: Fill = Field(default_factory=dict, description="Regular expressions; group 1, or all, is the value.")
    lookup: Looked | None = None
    pick: Literal["things"] | None = Field(None, description="Picks from places/things.csv by steps who and time.")
    next: Key | None = Field(None, description="The step that follows; the one below when left out.")


class ReportFile(Entry):
    """reports/*.yaml: a conversation of several steps that ends in a service request or at a person."""

    version: Literal[1]
    key: Key
    kind: Literal["report", "request", "answer"] = "report"
    title: Said
    service_code: str = ""
    department: str = ""
    priority: Literal["low", "normal", "high", "urgent"] = "normal"
    expected_days: int | None = Field(None, ge=0, le=3650)
    public: Literal["place", "block", "none"] = "none"
    listen: Heard = Field(default_factory=dict, description="Strong words: alone they mean this flow.")
    ask: Heard = Field(description="What residents text, per language.")
    tags: list[Key] = Field(default_factory=list, description="What it is about, for lists of services.")
    guidance: Said = Field(description='Said before the first question to "how do I report ...".')
    steps: list[StepEntry] = Field(min_length=1)
