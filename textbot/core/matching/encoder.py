"""What the matcher asks of a sentence encoder."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
"""Rows of numbers: one row a text."""


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near two texts are in meaning, in any of its languages."""

    @property
    def name(self) -> str:
        """Which encoder and version made a vector: vectors of different names never meet."""

    def __call__(self, texts: Sequence[str]) -> Matrix:
        """A float32 matrix, one row of length 1 a text. May be called from any thread."""
