"""What may stand in patterns.yaml, which may be left out."""

from typing import Literal

from pydantic import Field

from textbot.content.schema.base import Entry, Fill, Key


class PatternsFile(Entry):
    """patterns.yaml: expressions that many flows listen for; a step names one with `fill: {use: age}`."""

    version: Literal[1]
    patterns: dict[Key, Fill] = Field(description="Name -> language -> regular expressions; group 1 is the value.")
