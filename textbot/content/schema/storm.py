"""What may stand in storm.yaml, which may be left out."""

from typing import Literal

from pydantic import Field

from textbot.content.schema.base import Entry, Heard, Key, Said


class IncidentEntry(Entry):
    """What many residents text at once in a storm: gathered as one service request that all of them follow."""

    title: Said = Field(description="Its short name, within a sentence: 'power outage'.")
    flow: Key = Field(description="The report whose kind its service request has.")
    slots: dict[Key, str] = Field(default_factory=dict, description="Steps of that report that it fills: what: power.")
    listen: Heard = Field(description="Words that mean it, anywhere in a text: 'power out'.")
    unless: Heard = Field(default_factory=dict, description="Words beside which something else is meant: 'bill'.")


class StormFile(Entry):
    """storm.yaml: what storm mode gathers. What it says is written when it is turned on."""

    version: Literal[1]
    incidents: dict[Key, IncidentEntry]
