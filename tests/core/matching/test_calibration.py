"""Raw scores become chances that mean the same in every playbook."""

import numpy as np
import pytest

from textbot.core.matching.calibration import USUAL, Calibration, calibrate

GENERATOR = np.random.default_rng(1)


def test_a_score_of_nothing_has_no_chance() -> None:
    assert Calibration(8, -3).chance(np.array([0.0, -0.5, 3.0])).round(2).tolist() == [0, 0, 1]


def test_more_is_never_less_likely() -> None:
    rising = Calibration(8, -3).chance(np.linspace(-1, 2, 50))
    assert (np.diff(rising) >= 0).all()


@pytest.mark.parametrize("shift", [0.0, 0.4])
def test_the_middle_moves_with_the_scores(shift: float) -> None:
    """A playbook whose scores all run higher gets the same chances for what is alike within it."""
    inside, outside = GENERATOR.normal(0.8, 0.15, 300) + shift, GENERATOR.normal(0.2, 0.1, 300) + shift
    found = calibrate(inside, inside[:10] - 0.3, outside, outside - 0.1)
    high, low = found.chance(np.array([0.8, 0.2]) + shift)
    assert high > 0.7
    assert low < 0.4


def test_a_playbook_too_small_to_tell_gets_the_usual() -> None:
    few = np.array([0.9, 0.8])
    assert calibrate(few, few, few, few) == USUAL
