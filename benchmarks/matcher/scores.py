"""The figures of a set of predictions: accuracy, abstention and the Matthews correlation."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.matcher.csv_files import OOS, Prediction

STEPS = 400
"""Thresholds tried when looking for the best one."""
RECALL = 0.80
"""The share of out-of-scope questions that must be abstained on, in `at_recall`."""


class Scores(NamedTuple):
    """raw: share of in-scope questions whose best intent is right, had it always answered; top3: among the best three.
    best_mcc: with the best threshold for this very file; at_recall: share answered right once 80% of the out-of-scope
    are abstained on; mcc, answered, recall: with the threshold the training file set. None without out-of-scope."""

    raw: float
    top3: float
    best_mcc: float | None
    at_recall: float | None
    mcc: float
    answered: float
    recall: float | None


def scores(rows: Sequence[Prediction]) -> Scores:
    """All figures of one file."""
    inside = [row for row in rows if row.gold != OOS]
    outside = [row for row in rows if row.gold == OOS]
    best, at_recall = _sweep(rows, inside, outside) if outside else (None, None)
    return Scores(
        raw=sum(row.top[:1] == (row.gold,) for row in inside) / len(inside),
        top3=sum(row.gold in row.top[:3] for row in inside) / len(inside),
        best_mcc=best,
        at_recall=at_recall,
        mcc=matthews([row.gold for row in rows], [row.pred for row in rows]),
        answered=sum(row.pred == row.gold for row in inside) / len(inside),
        recall=sum(row.pred == OOS for row in outside) / len(outside) if outside else None,
    )


def matthews(golds: Sequence[str], preds: Sequence[str]) -> float:
    """Multi-class Matthews correlation (Gorodkin's R_K), out of scope being one more class."""
    rows = len(golds)
    right = sum(gold == pred for gold, pred in zip(golds, preds, strict=True))
    truth, told = Counter(golds), Counter(preds)
    shared = right * rows - sum(truth[each] * told[each] for each in truth)
    spread = (rows * rows - sum(each * each for each in told.values())) * (
        rows * rows - sum(each * each for each in truth.values())
    )
    return shared / math.sqrt(spread) if spread else 0.0


def _sweep(
    rows: Sequence[Prediction], inside: Sequence[Prediction], outside: Sequence[Prediction]
) -> tuple[float, float | None]:
    golds = [row.gold for row in rows]
    best, at_recall = -1.0, None
    for threshold in _thresholds(rows):
        told = [row.top[0] if row.top and row.score >= threshold else OOS for row in rows]
        best = max(best, matthews(golds, told))
        if sum(row.score < threshold for row in outside) >= RECALL * len(outside):
            right = sum(row.top[:1] == (row.gold,) and row.score >= threshold for row in inside) / len(inside)
            at_recall = max(at_recall or 0.0, right)
    return best, at_recall


def _thresholds(rows: Sequence[Prediction]) -> list[float]:
    values = sorted({row.score for row in rows})
    if len(values) > STEPS:
        values = [values[place * (len(values) - 1) // (STEPS - 1)] for place in range(STEPS)]
    return [*values, math.inf]
