"""How long a repair usually takes here, by what the city itself did lately. Silent where that says little."""

import math
from collections.abc import Sequence
from datetime import timedelta

from textbot.core.needs import History

WITHIN = 90
"""Days that are looked back."""
FEWEST = 10
A_DAY = timedelta(days=1)


def expectation(took: Sequence[timedelta], within: int = WITHIN) -> History | None:
    """What the middle half of the repairs took, in whole days and at least one; None under 10 cases."""
    if len(took) < FEWEST:
        return None
    days = sorted(max(1, math.ceil(each / A_DAY)) for each in took)
    return History(_quantile(days, 0.25), _quantile(days, 0.75), len(days), within)


def _quantile(ordered: Sequence[int], share: float) -> int:
    """The nearest-rank quantile: a value that did occur."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
