"""What may stand in situations.yaml, which may be left out."""

from typing import Annotated, Literal

from pydantic import Field

from textbot.content.schema.base import Entry, Heard, Key, Said


class SituationEntry(Entry):
    """What somebody's life is like just now, and what the services that help are about."""

    title: Said = Field(description='Its short name: "help after losing a job".')
    ask: Heard = Field(description="What residents text, per language.")
    listen: Heard = Field(default_factory=dict, description="Strong words: alone they mean this situation.")
    say: Said = Field(description="Said above the list of services.")
    tags: Annotated[list[Key], Field(min_length=1)] = Field(description="Services with one of these are listed.")
    first: list[Key] = Field(default_factory=list, description="Of these, the ones with one of these tags come first.")


class SituationsFile(Entry):
    """situations.yaml: texts that are answered by a list of every service that applies."""

    version: Literal[1]
    situations: dict[Key, SituationEntry]
