"""How alike two texts are in sum: in looks (grams) and in meaning (vectors)."""

import numpy as np

from textbot.core.matching.encoder import Matrix
from textbot.core.matching.ridge import Numbers

LOOKS = 0.35
"""The share of looks; the rest is meaning."""
WIDTH = 2.0
"""How fast likeness in meaning falls with distance (a Gaussian kernel on the unit sphere)."""


def blend(looks: Matrix, meaning: Matrix) -> Numbers:
    """The kernel from gram likeness (0 to 1) and dot products of vectors (-1 to 1), of the same shape."""
    near = np.exp(WIDTH * (meaning.astype(np.float64) - 1))
    blended: Numbers = LOOKS * looks.astype(np.float64) + (1 - LOOKS) * near
    return blended
