"""A rule: phrases that count in a text, once the ones that never count are taken out of it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Self

from textbot.core.hearing.phrases import Phrases
from textbot.core.hearing.tables import phrases, table

NOT = "not"


@dataclass(frozen=True)
class Rule:
    """Phrases that count, once those that never count are taken out."""

    yes: Phrases
    no: Phrases

    @classmethod
    def from_data(cls, data: Any, path: str, beside: Collection[str] = ()) -> Self:
        """From `{not: {en: [...]}, en: [...], es: [...]}`; keys in `beside` are something else's. Raises ValueError
        that begins with the path of the wrong entry."""
        entry = table(data, path)
        spoken = {key: lines for key, lines in entry.items() if key != NOT and key not in beside}
        return cls(phrases(spoken, path), phrases(entry.get(NOT), f"{path}.{NOT}"))

    def holds(self, folded: str) -> bool:
        """Whether a folded text says it."""
        return self.yes.found(folded) and self.yes.found(self.no.cut(folded))
