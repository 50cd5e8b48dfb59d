"""What may stand in a file of reports/."""

from typing import Literal

from pydantic import Field

from textbot.content.schema.answer import Looked
from textbot.content.schema.base import Entry, Fill, Heard, Key, Said

STEP_KINDS = ("say", "ask", "choose", "locate", "photo", "confirm", "submit", "hand_off")


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
