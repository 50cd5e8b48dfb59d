"""Which answer or flow a text asks for: a ranking of the playbook's keys, and a band of confidence.

A strong word of a flow or answer ("pothole") lifts its key to STRONG. What ranks stands in matching/.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from textbot.core.hearing.second_ear import Sensed

SURE = 0.56
ASK = 0.30
MARGIN = 0.05
# A candidate is offered beside the best only when it comes this near to it.
FAIR = 0.6
STRONG = 0.80

STOP_WORDS = frozenset(
    """a an the is are do does i my me we you u to of in on at it and or can for there s
    de la el los las un una que es en y mi me por para lo al del se""".split()
)


@dataclass(frozen=True)
class Candidate:
    """One answer or flow a text may mean; score from 0 to 1. kind: "answer" | "flow"."""

    kind: str
    key: str
    score: float


@dataclass(frozen=True)
class Example:
    """A phrasing (strong: a word that alone decides) of one answer or flow in one language."""

    kind: str
    key: str
    language: str
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Decision:
    """band: "sure" (take the first), "ask" (offer the candidates), "none"."""

    band: str
    candidates: tuple[Candidate, ...]


class Matcher(Protocol):
    """Ranks a playbook's answers and flows for a text."""

    def rank(self, text: str, language: str) -> tuple[Candidate, ...]:
        """Candidates with a score above 0, best first, at most 5."""

    def repaired(self, text: str) -> str:
        """The text as it was read: shorthand spelled out, slips mended."""

    def sensed(self, text: str) -> Sensed:
        """What the text sounds like, by its meaning: an emergency, an opt-out, or NOTHING."""


@dataclass(frozen=True)
class LaterMatcher:
    """A matcher that is made when it is first asked, or warmed: most processes never ask theirs."""

    make: Callable[[], Matcher]

    def rank(self, text: str, language: str) -> tuple[Candidate, ...]:
        """As the one made ranks it."""
        return self._made.rank(text, language)

    def repaired(self, text: str) -> str:
        """As the one made reads it."""
        return self._made.repaired(text)

    def sensed(self, text: str) -> Sensed:
        """As the one made hears it."""
        return self._made.sensed(text)

    @cached_property
    def _made(self) -> Matcher:
        return self.make()


def decide(candidates: tuple[Candidate, ...]) -> Decision:
    """The band for a ranking: sure needs a high score and distance to the second, ask a fair score."""
    if not candidates or candidates[0].score < ASK:
        return Decision("none", candidates)
    ahead = candidates[0].score - (candidates[1].score if len(candidates) > 1 else 0.0)
    if candidates[0].score >= SURE and ahead >= MARGIN:
        return Decision("sure", candidates)
    fair = tuple(each for each in candidates if each.score >= max(ASK * 0.8, candidates[0].score * FAIR))[:3]
    return Decision("ask", fair)
