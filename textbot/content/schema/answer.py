"""What may stand in a file of answers/."""

from datetime import date
from typing import Literal

from pydantic import Field

from textbot.content.schema.base import Entry, Heard, Key, Named, Pattern, Said, Snake

TAGS = tuple(
    """bills money-help food housing homeless jobs seniors families kids health heat pets trash water permits parks
    library safety streets events business newcomer voting records""".split()
)
"""What an answer or a flow is about, for lists such as "every service for seniors"."""


class ValidEntry(Entry):
    """The days on which an answer is true, both included."""

    from_: date | None = Field(None, alias="from", description="Before it, `not_yet` is said.")
    until: date | None = Field(None, description="After it, the answer counts as expired.")


class LookupEntry(Entry):
    """What an answer looks up before it is said: by the resident's address, by a number, or by their account."""

    by: Literal["address", "number", "account"]
    table: Key | None = Field(None, description="A table of places/tables.")
    connector: Snake | None = Field(None, description="A key of `connectors` in city.yaml.")
    pattern: Pattern | None = Field(None, description="What a number looks like; group 1, or all, is the number.")


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
