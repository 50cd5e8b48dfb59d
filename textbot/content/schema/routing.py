"""What may stand in routing.yaml, which may be left out: then everything goes to the department it belongs to."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from textbot.content.schema.base import Entry, Heard, Key, Said, Span

Kind = Literal["request", "hand_off"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Priority = Literal["low", "normal", "high", "urgent"]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$", max_length=200)]


class WhenEntry(Entry):
    """What a rule is for; all that is named must fit, what is left out fits everything."""

    kind: list[Kind] = Field(default_factory=list, description="Requests, hand-offs to a person; both when left out.")
    type: list[Key] = Field(default_factory=list, description="Keys of reports or answers.")
    district: list[Said] = Field(default_factory=list, description="Names in places/districts.geojson.")
    keyword: Heard = Field(default_factory=dict, description="Words of the resident; one is enough.")
    hours: Span | None = Field(default=None, description="In the city's time; may run over midnight, 18:00-06:00.")
    days: list[Day] = Field(default_factory=list, description="The days on which the hours begin.")
    priority: list[Priority] = Field(default_factory=list)
    reason: list[Key] = Field(default_factory=list, description="Why a conversation was handed off.")


class RuleEntry(Entry):
    """One rule. Without a department it only tells others, and the rules below are still read."""

    name: Annotated[Key, StringConstraints(max_length=60)]
    when: WhenEntry = WhenEntry()
    department: Key | None = None
    assignee: Email | None = Field(default=None, description="The e-mail of a member of staff.")
    notify: list[Key] = Field(default_factory=list, description="Departments told beside it.")


class RoutingFile(Entry):
    """routing.yaml: where requests and conversations go. The first rule with a department decides."""

    version: Literal[1]
    rules: list[RuleEntry] = Field(default_factory=list)
