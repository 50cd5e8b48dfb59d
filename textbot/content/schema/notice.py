"""What may stand in a notice file, which `textbot notices new --file` reads."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, StringConstraints

from textbot.content.schema.base import Entry, Key, Language, Said

SPAN = re.compile(r"([1-9]\d{0,4}) ?([mhd])")


def _span(text: str) -> str:
    if not SPAN.fullmatch(text.strip()):
        raise ValueError("write minutes, hours or days: 90m, 6h or 2d")
    return text.strip()


Fallback = Literal["none"] | Language


class PollEntry(Entry):
    """A question that residents answer by text."""

    kind: Literal["yes-no", "scale"] = Field(description="YES or NO, or a number from 1 to 5.")


class NoticeFile(Entry):
    """NOTICE.yaml: one notice, as its author writes it."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=120)] = Field(description="For staff alone.")
    class_: Literal["regular", "emergency"] = Field(
        default="regular", alias="class", description="An emergency reaches those who did not join its topic, too."
    )
    topic: Key | None = Field(default=None, description="A key of topics.yaml: who joined it may get this.")
    text: dict[Language, Said] = Field(min_length=1, description="Language -> what is texted.")
    fallback: Fallback | None = Field(
        default=None,
        description="What they get who speak a language that has no text here: none, or the text of a language.",
    )
    audience: dict[Literal["any", "all", "except"], list[dict[str, Any]]] = Field(
        min_length=1, description="Who gets it: one of any, each of all, none of except."
    )
    reason: str = Field(default="", description="Why it is an emergency.")
    valid_for: Annotated[str, AfterValidator(_span)] = Field(
        description="How long it is true from its time on: 90m, 6h, 2d. Who cannot be texted by then is not texted."
    )
    send_at: str | None = Field(default=None, description="When it goes out, in the city's time: 2026-11-25 18:00.")
    poll: PollEntry | None = None
    more: dict[Language, Said] = Field(default_factory=dict, description="Said to who asks about it, by language.")
