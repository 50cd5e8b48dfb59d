"""Whose texts are shown beside a notice."""

import numpy as np
import pytest

from textbot.actions.notices.as_read import LOOKED_AT, spread


@pytest.mark.parametrize("people", [3000, 50_000])
def test_whoever_reads_another_language_is_looked_at_however_regularly_they_stand_in_a_file(people: int) -> None:
    looked_at = spread(np.arange(people, dtype=np.int64))
    assert len(looked_at) == LOOKED_AT and all(np.diff(looked_at) > 0)
    for every in (2, 3, 5, 15):
        assert len(set(looked_at % every)) == every


def test_of_few_people_all_are_looked_at() -> None:
    assert spread(np.arange(LOOKED_AT, dtype=np.int64)).tolist() == list(range(LOOKED_AT))
