"""What every model of a playbook file is made of."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HOURS_KEYS = tuple(day[:3] for day in WEEKDAYS)


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as wrong:
        raise ValueError(f"this regular expression is broken ({wrong}); mend it or write plain words") from None
    return text


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _days(value: object) -> tuple[int, int] | None:
    """Working days as they may be written: 5, or [3, 6]."""
    span = (value, value) if isinstance(value, int) else tuple(value) if isinstance(value, list | tuple) else ()
    if value is None:
        return None
    if len(span) != 2 or not all(type(day) is int and 0 <= day <= 3650 for day in span) or span[0] > span[1]:
        raise ValueError("write working days: 5, or from and to: [3, 6]")
    return span


Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
"""A name that code and links use: lower-case letters, digits, - and _."""
Snake = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Days = Annotated[
    tuple[int, int] | None,
    BeforeValidator(_days),
    WithJsonSchema(
        {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}]}
    ),
]
"""Working days: 5, or from and to, [3, 6]."""
Said = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Words a resident reads; translated by catalogs."""
Words = Annotated[list[Said], Field(min_length=1)]
Heard = dict[Language, Words]
Listening = dict[Language, list[str]]
"""As Heard, but the language may be `any`, and a list may be empty."""
Pattern = Annotated[str, AfterValidator(_pattern)]
"""A regular expression."""
Fill = dict[Language, Annotated[list[Pattern], Field(min_length=1), BeforeValidator(_listed)]]
"""Language -> expressions, one or many; under `use` the names of patterns.yaml's."""
Named = Annotated[str, StringConstraints(pattern=r"^(answer|flow):[a-z][a-z0-9_-]*$")]
"""An answer or a flow by its kind and key: "answer:trash-day", "flow:pothole"."""
Span = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")]


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
