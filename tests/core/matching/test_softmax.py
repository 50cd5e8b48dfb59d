"""Logistic regression finds the optimum, and its leave-one-out is near the truth."""

import numpy as np

from textbot.core.matching.softmax import FREEDOM, TALK_WEIGHT, chances, weigh

GENERATOR = np.random.default_rng(3)
KEYS = np.arange(30) % 3
POINTS = np.concatenate([GENERATOR.normal(size=(30, 4)) + 2 * np.eye(3, 4)[KEYS], GENERATOR.normal(size=(10, 4)) - 2])
KERNEL = np.exp(-0.2 * ((POINTS[:, None] - POINTS[None]) ** 2).sum(axis=2))


def test_the_optimum_is_found() -> None:
    """At the optimum a row's coefficients are its weighed residuals."""
    learned = weigh(KERNEL, KEYS, 3).coefficients.astype(np.float64)
    targets = np.eye(4)[np.concatenate([KEYS, np.full(10, 3)])]
    weights = np.where(np.arange(40) < 30, 1, TALK_WEIGHT)[:, None]
    assert np.abs(learned - FREEDOM * weights * (targets - chances(KERNEL @ learned))).max() < 0.1 * FREEDOM


def test_a_left_out_row_is_judged_like_by_a_model_without_it() -> None:
    whole = weigh(KERNEL, KEYS, 3)
    for row in (0, 10, 20):
        kept = np.setdiff1d(np.arange(40), [row])
        less = weigh(KERNEL[np.ix_(kept, kept)], np.delete(KEYS, row), 3)
        truth = chances(KERNEL[row, kept] @ less.coefficients)[:3]
        assert np.abs(truth - whole.unseen[row]).max() < 0.25
        assert truth.argmax() == whole.unseen[row].argmax()


def test_chances_sum_to_one() -> None:
    assert np.allclose(chances(np.array([[1000.0, 0.0], [0.0, -np.inf]])).sum(axis=1), 1)
