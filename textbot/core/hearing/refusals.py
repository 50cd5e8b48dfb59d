"""Refusals: what the bot must not answer by itself, however much the text looks like one of its questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from textbot.core.hearing.rule import Rule
from textbot.core.hearing.tables import table
from textbot.core.words import fold


@dataclass(frozen=True)
class Refusals:
    """The refusal rules of a playbook, in the order in which they are asked: answer key -> rule."""

    _rules: Mapping[str, Rule] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """From flows/keywords.yaml as parsed. Raises ValueError that begins with the path of the wrong entry."""
        entries = table(data.get("refusals"), "refusals")
        return cls({str(key): Rule.from_data(entry, f"refusals.{key}") for key, entry in entries.items()})

    def heard(self, text: str) -> str | None:
        """The key of the answer that refuses this text, None when the text may be answered."""
        folded = fold(text)
        return next((key for key, rule in self._rules.items() if rule.holds(folded)), None)
