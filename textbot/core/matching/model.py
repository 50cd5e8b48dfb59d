"""A trained model: arrays that rank the keys for a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from textbot.core.matching.calibration import Calibration
from textbot.core.matching.encoder import Matrix
from textbot.core.matching.grams import GramIndex
from textbot.core.matching.likeness import blend
from textbot.core.matching.ridge import Numbers
from textbot.core.matching.softmax import chances

VERSION = 3
"""Raised whenever training changes what it learns: older models are then made again."""
OPINION = 0.6
"""How much the second opinion counts."""
Place = tuple[str, str]
"""(kind, key) of an answer or flow."""


@dataclass(frozen=True)
class Model:
    """Ranks places for a text. places: (kind, key) a column; index and vectors: the examples, and everyday talk beside
    them; coefficients: examples x places; opinion: all rows x (places + 1); calibrations: by language, "" for any
    other."""

    places: tuple[Place, ...]
    index: GramIndex
    vectors: Matrix
    coefficients: Matrix
    opinion: Matrix
    calibrations: Mapping[str, Calibration]

    def scores(self, text: str, vector: Matrix) -> Numbers:
        """A raw score a place for a (repaired) text and its vector; about 1 for an example's own place, 0 for none."""
        alike = blend(self.index.likeness(text), self.vectors @ vector).astype(np.float32)
        alone = (alike[: len(self.coefficients)] @ self.coefficients).astype(np.float64)
        return joined(alone, chances((alike @ self.opinion).astype(np.float64))[:-1])

    def chances(self, raw: Numbers, language: str) -> Numbers:
        """Calibrated scores from 0 to 1 for raw ones, in a language."""
        return (self.calibrations.get(language) or self.calibrations[""]).chance(raw)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything that must be kept as arrays."""
        learned = {"vectors": self.vectors, "coefficients": self.coefficients, "opinion": self.opinion}
        return learned | self.index.arrays()

    def facts(self) -> dict[str, Any]:
        """Everything that must be kept beside the arrays, ready for JSON."""
        bent = {language: [each.slope, each.offset] for language, each in self.calibrations.items()}
        return {"version": VERSION, "places": [list(place) for place in self.places], "calibrations": bent}

    @classmethod
    def opened(cls, arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, Any]) -> Self:
        """The model from what was kept. Raises KeyError, TypeError or ValueError when something is missing or does not
        fit together."""
        places = tuple((str(kind), str(key)) for kind, key in facts["places"])
        vectors, coefficients = arrays["vectors"], arrays["coefficients"]
        opinion, examples = arrays["opinion"], len(coefficients)
        shapes = (coefficients.shape[1], opinion.shape) == (len(places), (len(vectors), len(places) + 1))
        if facts["version"] != VERSION or not shapes:
            raise ValueError("a model of another version or shape")
        bent = {language: Calibration(*values) for language, values in facts["calibrations"].items()}
        index = GramIndex.opened(arrays, examples, len(vectors) - examples)
        return cls(places, index, vectors, coefficients, opinion, bent)


def joined(alone: Numbers, weighed: Numbers) -> Numbers:
    """A score for each place from ridge regression's, which looks at each alone, and its chance among all."""
    return alone + OPINION * weighed
