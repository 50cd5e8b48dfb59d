"""From a raw score to the chance that the best key is right, learned from the examples and everyday talk alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from textbot.core.matching.ridge import Numbers

USUAL_SLOPE, USUAL_OFFSET = 9.0, -4.0
"""What a playbook too small to tell is given, and every other one is drawn to a little."""
TRUST = 0.02
"""How strongly, in units of one weighed example."""
FOREIGN_SHARE = 0.25
"""Of what must not be answered: the share of examples whose key was left out; the rest is everyday talk. Left-out keys
are nearer than most of what is really asked in vain, and alone would set the bar too high."""
OUTSIDE = 0.12
"""How many texts that must not be answered are taken for each one that must: most texts to a city are its business, and
written less cleanly than the examples are."""
ROUNDS, LONGEST_STEP = 100, 1.0


@dataclass(frozen=True)
class Calibration:
    """chance = 1 / (1 + exp(-(slope * score + offset))), stretched so that a score of 0 has none."""

    slope: float
    offset: float

    def chance(self, scores: Numbers) -> Numbers:
        """The chance from 0 to 1 for raw scores of any shape."""
        nothing = _bent(np.array(self.offset))
        stretched: Numbers = np.maximum(_bent(self.slope * scores + self.offset) - nothing, 0) / (1 - nothing)
        return stretched


def _bent(logits: Numbers) -> Numbers:
    bent: Numbers = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return bent


USUAL = Calibration(USUAL_SLOPE, USUAL_OFFSET)


def calibrate(right: Numbers, wrong: Numbers, foreign: Numbers, talk: Numbers) -> Calibration:
    """Learn from best scores: of examples that a model without them got right and got wrong, of examples whose key was
    left out, and of everyday talk."""
    if len(right) < 10:
        return USUAL
    inside = len(right) + len(wrong)
    scores = np.concatenate([right, wrong, foreign, talk])
    truth = np.concatenate([np.ones(len(right)), np.zeros(len(wrong) + len(foreign) + len(talk))])
    shares = np.concatenate(
        [
            np.ones(inside),
            _spread(len(foreign), OUTSIDE * FOREIGN_SHARE * inside),
            _spread(len(talk), OUTSIDE * (1 - FOREIGN_SHARE) * inside),
        ]
    )
    return _fitted(scores, truth, shares)


def _spread(rows: int, weight: float) -> NDArray[np.float64]:
    return np.full(rows, weight / max(rows, 1))


def _fitted(scores: Numbers, truth: Numbers, shares: Numbers) -> Calibration:
    """Logistic regression by Newton's method, drawn to the usual values."""
    features = np.column_stack([scores, np.ones(len(scores))])
    usual = np.array([USUAL_SLOPE, USUAL_OFFSET])
    weights = usual.copy()
    for _ in range(ROUNDS):
        chance = _bent(features @ weights)
        slope = features.T @ (shares * (chance - truth)) + TRUST * (weights - usual)
        curve = (features * (shares * chance * (1 - chance))[:, None]).T @ features + TRUST * np.eye(2)
        step = np.linalg.solve(curve, slope)
        step *= min(1.0, LONGEST_STEP / float(np.abs(step).max() + 1e-12))  # far from the optimum Newton overshoots
        weights = weights - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return Calibration(float(max(weights[0], 1.0)), float(weights[1]))
