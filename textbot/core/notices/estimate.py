"""What a notice will do, reckoned before anything is sent."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Problem = tuple[str, Mapping[str, str | int]]
"""A sentence of plain English that says what to mend, and what stands at its %(names)s."""


@dataclass(frozen=True)
class Estimate:
    """chosen: how many contacts the audience holds; recipients: how many of them get it; the rest is left out: opted
    out, without the topic's consent, suspended (cannot be reached), muted (until after it stops being true), stale (not
    heard of for so long that they are asked again first), no_hour (their zones and wishes leave no hour in which the
    law lets us text them), not_guests (the city is in trial), no_language,
    missing_fields {field: how many lack it}, nothing_new (a newsletter without a line for them), expired (their hours
    begin when it is no longer true).

    missing_languages {language: how many speak it, and there is no text in it}; fallen_back: how many of those get
    the text of another language. deferred: recipients who get it only when their hours begin. cost: in dollars.
    minutes, days: how long the senders need, days counting daily caps and quiet hours; too_slow: about how many are not
    reached at that pace before it stops being true. by_language {language: recipients}; longest
    {language: segments}; longest_length {language: letters of the longest text}. unknown_phones: numbers the audience
    names that we do not know. problems: what must be mended before it can be sent."""

    chosen: int = 0
    recipients: int = 0
    opted_out: int = 0
    no_consent: int = 0
    suspended: int = 0
    muted: int = 0
    stale: int = 0
    no_hour: int = 0
    not_guests: int = 0
    no_language: int = 0
    nothing_new: int = 0
    expired: int = 0
    deferred: int = 0
    fallen_back: int = 0
    missing_languages: Mapping[str, int] = field(default_factory=dict)
    missing_fields: Mapping[str, int] = field(default_factory=dict)
    segments: int = 0
    cost: float = 0.0
    minutes: float = 0.0
    days: int = 1
    too_slow: int = 0
    by_language: Mapping[str, int] = field(default_factory=dict)
    longest: Mapping[str, int] = field(default_factory=dict)
    longest_length: Mapping[str, int] = field(default_factory=dict)
    unknown_phones: int = 0
    problems: tuple[Problem, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """This estimate as plain JSON values."""
        return {**asdict(self), "problems": [[words, dict(values)] for words, values in self.problems]}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Estimate":
        """What `to_data` wrote; figures of another version that are not known any more are left out."""
        known = {name: value for name, value in data.items() if name in cls.__dataclass_fields__}
        return cls(**{**known, "problems": tuple((words, values) for words, values in known.get("problems", ()))})
