"""What may stand in replies.yaml, which may be left out: then staff write every text themselves."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from textbot.content.schema.base import Entry, Key, Said

Short = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"\S")]


class FallbacksEntry(Entry):
    """What stands in a reply where a placeholder's own value is not known."""

    name: Short = Field(default="there", description="In place of {name}: 'Hi there,'.")
    reference: Short = Field(default="your report", description="In place of {reference}: 'about your report'.")


class ReplyEntry(Entry):
    """A reply that staff pick from a list, look over and send."""

    key: Key
    name: Annotated[Short, Field(description="What staff find it by.")]
    say: Said
    departments: list[Key] = Field(default_factory=list, description="Shown first there; everywhere when left out.")


class RepliesFile(Entry):
    """replies.yaml: replies that staff need again and again."""

    version: Literal[1]
    fallbacks: FallbacksEntry = FallbacksEntry()
    replies: list[ReplyEntry] = Field(default_factory=list)
