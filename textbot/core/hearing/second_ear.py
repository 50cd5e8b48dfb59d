"""A second ear: hears an emergency or an opt-out by what a text means, where no rule knows its words.

It knows what labelled texts mean (their vectors), and says how like them another one is. What it hears is never less
than what the rules hear: it is only asked where they are silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textbot.core.hearing.emergency import Kind

if TYPE_CHECKING:  # arrays come and go here, and most processes that hear of them have none
    import numpy as np
    from numpy.typing import NDArray

    from textbot.core.matching.encoder import Encoder

    Vector = NDArray[np.float32]

Name = Literal["emergency", "crisis", "gas", "opt_out"]

SURE: Mapping[str, float] = {"emergency": 0.0, "opt_out": 0.2}
"""A score from which a text counts. Measured on texts it had not learned: see docs/benchmarks.md."""
SURER = 0.35
"""The same for an emergency in the middle of a report, where places and things are described, or where a rule already
knows what the text is."""
FEWEST_WORDS = 2


@dataclass(frozen=True)
class Sense:
    """How like its texts a vector is: v·square·v + line·v + base. Above 0: more like them than like all others."""

    square: Vector
    line: Vector
    base: float

    def of(self, meaning: Vector) -> float:
        """The score of a vector of length 1."""
        return float(meaning @ self.square @ meaning + self.line @ meaning + self.base)


@dataclass(frozen=True)
class Sensed:
    """What a text sounds like. emergency: how like one it is, and `kind` which; opt_out: how like a wish for no more
    texts."""

    emergency: float
    kind: Kind
    opt_out: float

    def alarming(self, *, surer: bool = False) -> bool:
        """Whether it is taken for an emergency. surer: something else is known of the text already."""
        return self.emergency >= (SURER if surer else SURE["emergency"]) and self.emergency >= self.opt_out

    @property
    def unwilling(self) -> bool:
        """Whether it is taken for a wish for no more texts."""
        return self.opt_out >= SURE["opt_out"]


NOTHING = Sensed(-1.0, "danger", -1.0)


@dataclass(frozen=True)
class Ear:
    """One sense for each of Name, for the vectors of one encoder."""

    encoder: Encoder
    senses: Mapping[Name, Sense]

    def hear(self, text: str) -> Sensed:
        """What `text` sounds like; a single word like nothing. 3 ms for a short text."""
        if len(text.split()) < FEWEST_WORDS:
            return NOTHING
        meaning = self.encoder([text.lower() if text.isupper() else text])[0]
        score = {name: sense.of(meaning) for name, sense in self.senses.items()}
        kind: Kind = "crisis" if score["crisis"] > 0 else "gas" if score["gas"] > 0 else "danger"
        return Sensed(score["emergency"], kind, score["opt_out"])
