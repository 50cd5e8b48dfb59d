"""What may stand in a file of reports/."""

from typing import Literal

from pydantic import Field

from textbot.content.schema.answer import Looked
from textbot.content.schema.base import Days, Entry, Fill, Heard, Key, Said, Snake

STEP_KINDS = ("say", "ask", "choose", "locate", "photo", "confirm", "submit", "hand_off")


class OptionEntry(Entry):
    """One choice of a `choose` step."""

    key: Key
    say: Said
    hear: Heard = Field(default_factory=dict)
    next: Key | None = None
    owner: Key | None = Field(None, description="Key of the owner whose matter this is: the flow ends there.")


class StepEntry(Entry):
    """One named step of a flow."""

    name: Key
    kind: Literal["say", "ask", "choose", "locate", "photo", "confirm", "join", "submit", "hand_off"]
    say: Said | None = None
    label: Said | None = Field(None, description="Its short name in the summary.")
    optional: bool = Field(False, description="SKIP passes it.")
    silent: bool = Field(False, description="Filled from the first text when said there, never asked.")
    secret: bool = Field(False, description="The answer is masked before it is stored.")
    options: list[OptionEntry] = Field(default_factory=list)
    fill: Fill = Field(default_factory=dict, description="Expressions by language, or use: NAME.")
    lookup: Looked | None = None
    pick: Literal["things"] | None = Field(None, description="Picks from places/things.csv by steps who and time.")
    topic: Key | None = Field(None, description="Of a join step: the key of a topic in topics.yaml.")
    next: Key | None = Field(None, description="The step that follows; the one below when left out.")


class DuplicatesEntry(Entry):
    """When two reports of this kind are the same."""

    metres: int = Field(ge=1, le=5000)
    days: int = Field(ge=1, le=365)


class SafetyEntry(Entry):
    """What must not be a report: who to call first, and whether a report is made at all."""

    key: Key
    listen: Heard = Field(description="Words that tell of it, inside a text about this report.")
    say: Said | None = Field(None, description="Who to call first.")
    emergency: Literal["danger", "crisis", "gas"] | None = Field(None, description="Say the city's words for this.")
    then: Literal["stop", "person", "go_on"] = Field("stop", description="Make no report, fetch staff, or go on.")


class OwnerEntry(Entry):
    """Somebody outside the city who takes care of it."""

    key: Key
    name: Said
    phone: Snake = Field(description="A key of `phones` in city.yaml.")
    listen: Heard = Field(default_factory=dict, description="Words that mean it is theirs.")
    say: Said | None = Field(None, description="Own words instead of phrases.owned_by.")


Status = Literal["in_progress", "closed", "reopened", "withdrawn"]


class ReportFile(Entry):
    """reports/*.yaml: a conversation of several steps that ends in a service request or at a person."""

    version: Literal[1]
    key: Key
    kind: Literal["report", "request", "answer"] = "report"
    title: Said
    service_code: str = ""
    department: str = ""
    priority: Literal["low", "normal", "high", "urgent"] = "normal"
    urgent: bool = Field(False, description="Taken in storm mode, too, while others wait.")
    expected_days: Days = Field(None, description="Working days it usually takes: 5, or from and to, [3, 6].")
    public: Literal["place", "block", "none"] = Field("none", description="How exact a place may be shown outside.")
    contact: Literal["none", "optional", "required"] = Field("none", description="Whether a name is asked for.")
    duplicates: DuplicatesEntry | None = None
    safety: list[SafetyEntry] = Field(default_factory=list, description="What must not be a report.")
    owners: list[OwnerEntry] = Field(default_factory=list, description="Who outside the city takes care of it.")
    notify: list[Key] = Field(default_factory=list, description="Departments told beside its own.")
    updates: dict[Status, Said] = Field(default_factory=dict, description="Own words for a new status.")
    listen: Heard = Field(default_factory=dict, description="Strong words: alone they mean this flow.")
    ask: Heard = Field(description="What residents text, per language.")
    tags: list[Key] = Field(default_factory=list, description="What it is about, for lists of services.")
    guidance: Said = Field(description='Said before the first question to "how do I report ...".')
    steps: list[StepEntry] = Field(min_length=1)
