"""Kernel ridge regression in closed form, with what it would have said of each example had it not seen it.

Fitting solves (K + PENALTY) A = Y once. The inverse also gives, exactly and for free, every example's scores from a
model trained without it (leave-one-out), and without any example of its key (so a text out of its scope).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

PENALTY = 0.1
NEVER = -9.0
"""The score of a key that was left out."""


@dataclass(frozen=True)
class Fit:
    """coefficients: examples x keys. unseen: each example's scores from a model without it. foreign: its scores from a
    model without its key."""

    coefficients: Numbers
    unseen: Numbers
    foreign: Numbers


def fit(kernel: Numbers, keys: NDArray[np.int64], count: int) -> Fit:
    """Fit one-against-all targets. kernel: how alike the examples are, N x N; keys: each example's key as a number from
    0 to count - 1."""
    targets = np.eye(count)[keys]
    inverse: Numbers = np.linalg.inv(kernel + PENALTY * np.eye(len(kernel))).astype(np.float64)
    coefficients = inverse @ targets
    unseen = targets - coefficients / np.diag(inverse)[:, None]
    return Fit(coefficients, unseen, _without_key(inverse, coefficients, targets, keys))


def _without_key(inverse: Numbers, coefficients: Numbers, targets: Numbers, keys: NDArray[np.int64]) -> Numbers:
    scores = np.zeros_like(targets)
    for key in range(targets.shape[1]):
        own = np.flatnonzero(keys == key)
        if len(own):
            scores[own] = targets[own] - np.linalg.solve(inverse[np.ix_(own, own)], coefficients[own])
            scores[own, key] = NEVER
    return scores
