"""What came of something a member of staff asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Outcome:
    """done: whether it happened. words: what to tell the member, in plain English words that a page translates, with
    %(name)s where `values` go; values that are words are translated as well.

    many: the words for any `number` among the values but 1, marked by N_. then: what is told afterwards.
    conflict: it was not done because the conversation had moved on since the member last saw it.
    outbound_id: the text it sent, when it sent one."""

    done: bool
    words: str
    values: Mapping[str, object] = field(default_factory=dict)
    conflict: bool = False
    outbound_id: int | None = None
    many: str = ""
    then: "Outcome | None" = None

    @property
    def english(self) -> str:
        """All of it, as a terminal says it."""
        words = self.many if self.many and self.values.get("number") != 1 else self.words
        first = words % self.values if self.values else words
        return f"{first} {self.then.english}" if self.then else first


GONE = Outcome(False, "There is no such conversation.")
MOVED_ON = Outcome(
    False,
    "Nothing was done yet: this conversation changed while you had it open. Read what is new, then go on.",
    conflict=True,
)
