"""What came of something a member of staff asked for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """done: whether it happened. words: what to tell the member, in plain words.

    conflict: it was not done because the conversation had moved on since the member last saw it.
    outbound_id: the text it sent, when it sent one."""

    done: bool
    words: str
    conflict: bool = False
    outbound_id: int | None = None


GONE = Outcome(False, "There is no such conversation.")
MOVED_ON = Outcome(
    False, "Nothing was done yet: this conversation changed while you had it open. Read what is new, then go on.", True
)
