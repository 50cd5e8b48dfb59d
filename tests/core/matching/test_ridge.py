"""What the closed form says of a left-out example is what a model without it would have said."""

import numpy as np
import pytest

from textbot.core.matching.ridge import NEVER, PENALTY, fit

GENERATOR = np.random.default_rng(7)
POINTS = GENERATOR.normal(size=(24, 5))
KERNEL = np.exp(-0.5 * ((POINTS[:, None] - POINTS[None]) ** 2).sum(axis=2))
KEYS = np.arange(24) % 4


def _scores_without(left_out: np.ndarray, asked: int) -> np.ndarray:
    kept = np.setdiff1d(np.arange(len(KEYS)), left_out)
    inside = KERNEL[np.ix_(kept, kept)] + PENALTY * np.eye(len(kept))
    return KERNEL[asked, kept] @ np.linalg.solve(inside, np.eye(4)[KEYS[kept]])


@pytest.mark.parametrize("row", [0, 7, 23])
def test_leaving_an_example_out_is_exact(row: int) -> None:
    assert np.allclose(fit(KERNEL, KEYS, 4).unseen[row], _scores_without(np.array([row]), row))


@pytest.mark.parametrize("row", [0, 7, 23])
def test_leaving_a_key_out_is_exact(row: int) -> None:
    found = fit(KERNEL, KEYS, 4).foreign[row]
    others = np.arange(4) != KEYS[row]
    assert np.allclose(found[others], _scores_without(np.flatnonzero(~others[KEYS]), row)[others])
    assert found[KEYS[row]] == NEVER
