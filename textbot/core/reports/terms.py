"""The terms of a kind of report: when two are the same, what must not be one, and who owns what the city does not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from textbot.core.hearing.emergency import Kind
from textbot.core.words import fold

Heard = Mapping[str, tuple[str, ...]]


def folded(listen: Heard) -> tuple[str, ...]:
    """The words listened for in any language, folded."""
    return tuple(fold(word) for words in listen.values() for word in words)


@dataclass(frozen=True)
class Duplicates:
    """Two reports of a kind are the same when they are at most so many metres and days apart."""

    metres: int
    days: int


@dataclass(frozen=True)
class Listening:
    """Words listened for in any language, inside a text that is about this report."""

    key: str
    path: str
    listen: Heard = field(default_factory=dict)

    @cached_property
    def heard(self) -> tuple[str, ...]:
        """The words, folded."""
        return folded(self.listen)

    def in_text(self, text: str) -> bool:
        """Whether a text holds one of the words."""
        said = f" {fold(text)} "
        return any(f" {word} " in said for word in self.heard)


@dataclass(frozen=True)
class Safety(Listening):
    """What must not be a report. Its words stand at `<path>.say`; with `emergency` (danger | crisis | gas) the city's
    own words for that are said. then: "stop" (no report is made), "person" (staff get it at once) or "go_on" (the
    words come first, then the report)."""

    emergency: Kind | None = None
    then: str = "stop"


@dataclass(frozen=True)
class Owner(Listening):
    """Somebody outside the city who takes care of it: name at `<path>.name`, own words (if any) at `<path>.say`.
    phone: a key of the city's phones."""

    phone: str = ""
