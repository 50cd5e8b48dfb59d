"""The life of a notice: which deed leads from which state to which. Everything that changes a state asks here."""

from collections.abc import Mapping
from dataclasses import dataclass

DRAFT, SUBMITTED, APPROVED, PREPARING, SENDING = "draft", "submitted", "approved", "preparing", "sending"
DONE, PAUSED, HALTED, CANCELLED = "done", "paused", "halted", "cancelled"

STATES = (DRAFT, SUBMITTED, APPROVED, PREPARING, SENDING, PAUSED, HALTED, DONE, CANCELLED)
OVER = frozenset({DONE, CANCELLED})
RUNNING = frozenset({PREPARING, SENDING, PAUSED, HALTED})
"""It was sent off: its words and its audience stand."""
OPEN = frozenset({DRAFT, SUBMITTED, APPROVED})
"""It may still be changed."""

RESUMED = "resumed"
"""Why a notice that stopped by itself goes on: staff said so, and it stops by itself no more."""


@dataclass(frozen=True)
class Move:
    """A deed's way: from one of these states to that one."""

    sources: frozenset[str]
    target: str


MOVES: Mapping[str, Move] = {
    "edit": Move(OPEN, DRAFT),
    "submit": Move(frozenset({DRAFT}), SUBMITTED),
    # Small enough for one person.
    "pass": Move(frozenset({DRAFT}), APPROVED),
    "approve": Move(frozenset({SUBMITTED}), APPROVED),
    "break_glass": Move(frozenset({DRAFT, SUBMITTED}), APPROVED),
    "refuse": Move(frozenset({SUBMITTED, APPROVED}), DRAFT),
    "send": Move(frozenset({APPROVED}), PREPARING),
    "prepared": Move(frozenset({PREPARING}), SENDING),
    "pause": Move(frozenset({PREPARING, SENDING}), PAUSED),
    "halt": Move(frozenset({SENDING}), HALTED),
    # Back to where it was: its recipients may not all be written down yet.
    "resume": Move(frozenset({PAUSED, HALTED}), SENDING),
    "resume_preparing": Move(frozenset({PAUSED, HALTED}), PREPARING),
    "cancel": Move(OPEN | RUNNING, CANCELLED),
    "done": Move(frozenset({SENDING}), DONE),
    # To those of whom nobody can say whether they got it.
    "resend": Move(frozenset({DONE}), SENDING),
}


def may_move(state: str, deed: str) -> bool:
    """Whether a notice in that state may go the deed's way. Raises KeyError for a deed nobody knows."""
    return state in MOVES[deed].sources
