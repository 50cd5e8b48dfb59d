"""Kernel logistic regression over all keys and one more, everyday talk: a second opinion that weighs keys against each
other, where ridge regression looks at each alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from textbot.core.matching.encoder import Matrix
from textbot.core.matching.ridge import PENALTY, Numbers

FREEDOM = 300.0
"""How freely the coefficients may grow (the inverse of the penalty)."""
TALK_WEIGHT = 0.5
"""How much a phrase of everyday talk counts beside an example."""
JITTER = 1e-4
"""Keeps the kernel's root computable where two texts are the same."""
ROUNDS, TRIES, KEPT, ENOUGH = 60, 12, 10, 1e-4
"""L-BFGS: the most steps, halvings of a step, remembered steps, and the relative gain at which to stop."""


@dataclass(frozen=True)
class Opinion:
    """coefficients: rows x (keys + 1), the last column everyday talk's. unseen: each row's chances for the keys had it
    not been learned; foreign: had no row of its key been."""

    coefficients: Matrix
    unseen: Numbers
    foreign: Numbers


def chances(logits: Numbers) -> Numbers:
    """Softmax over the last axis."""
    risen = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Numbers = risen / risen.sum(axis=-1, keepdims=True)
    return shares


def weigh(kernel: Numbers, keys: NDArray[np.int64], count: int) -> Opinion:
    """Fit. kernel: how alike the rows are, examples first, then everyday talk; keys: the examples' keys, from 0 to
    count - 1; every further row is everyday talk."""
    rows, examples = len(kernel), len(keys)
    targets = np.zeros((rows, count + 1), np.float32)
    targets[np.arange(examples), keys] = 1
    targets[examples:, count] = 1
    weights = np.where(np.arange(rows) < examples, 1, TALK_WEIGHT).astype(np.float32)
    root: Numbers = np.linalg.cholesky(kernel + JITTER * np.eye(rows)).astype(np.float64)
    found = _descend(root.astype(np.float32), targets, weights[:, None])
    coefficients: Numbers = np.linalg.solve(root.T, found.astype(np.float64)).astype(np.float64)
    return Opinion(coefficients.astype(np.float32), *_held_out(kernel, coefficients, keys, count))


def _held_out(kernel: Numbers, learned: Numbers, keys: NDArray[np.int64], count: int) -> tuple[Numbers, Numbers]:
    """Chances without a row, and without its key: its own pull, as wide as what the others leave open about it (the
    cavity approximation), is taken back."""
    inverse: Numbers = np.linalg.inv(kernel + PENALTY * np.eye(len(kernel))).astype(np.float64)
    logits: Numbers = kernel @ learned
    open_left = 1 / np.diag(inverse) - PENALTY
    unseen = chances(logits - open_left[:, None] * learned)[:, :count]
    foreign = np.zeros((len(keys), count))
    for key in range(count):
        own = np.flatnonzero(keys == key)
        if len(own):
            left = np.linalg.inv(inverse[np.ix_(own, own)]) - PENALTY * np.eye(len(own))
            without = logits[own] - left @ learned[own]
            without[:, key] = -np.inf
            foreign[own] = chances(without)[:, :count]
    return unseen, foreign


def _descend(root: Matrix, targets: Matrix, weights: Matrix) -> Matrix:
    """The penalized maximum-likelihood weights in the space of `root`, by L-BFGS."""
    at = np.zeros((root.shape[1], targets.shape[1]), np.float32)
    loss, slope = _loss(root, targets, weights, at)
    steps: list[tuple[Matrix, Matrix]] = []
    for _ in range(ROUNDS):
        way = _direction(slope, steps)
        reach, gain = 1.0, float((slope * way).sum())
        for _ in range(TRIES):
            there = at - reach * way
            next_loss, next_slope = _loss(root, targets, weights, there)
            if next_loss <= loss - 1e-4 * reach * gain:
                break
            reach /= 2
        steps = [*steps, (there - at, next_slope - slope)][-KEPT:]
        settled = abs(loss - next_loss) < ENOUGH * max(1.0, abs(loss))
        at, loss, slope = there, next_loss, next_slope
        if settled:
            break
    return at


def _loss(root: Matrix, targets: Matrix, weights: Matrix, at: Matrix) -> tuple[float, Matrix]:
    logits = root @ at
    logits -= logits.max(axis=1, keepdims=True)
    risen = np.exp(logits)
    total = risen.sum(axis=1, keepdims=True)
    likely = (weights * ((logits * targets).sum(axis=1, keepdims=True) - np.log(total))).sum()
    slope: Matrix = root.T @ (weights * (risen / total - targets)) + at / np.float32(FREEDOM)
    return float(0.5 / FREEDOM * (at * at).sum() - likely), slope


def _direction(slope: Matrix, steps: list[tuple[Matrix, Matrix]]) -> Matrix:
    """Two-loop recursion: the slope bent by the curvature of the steps taken so far."""
    if not steps:
        return slope / max(1.0, float(np.abs(slope).max()))
    way, shares = slope.copy(), []
    for step, bend in reversed(steps):
        share = float((step * way).sum()) / float((bend * step).sum())
        shares.append(share)
        way -= share * bend
    step, bend = steps[-1]
    way *= float((step * bend).sum()) / float((bend * bend).sum())
    for (step, bend), share in zip(steps, reversed(shares), strict=True):
        way += step * (share - float((bend * way).sum()) / float((bend * step).sum()))
    return way
