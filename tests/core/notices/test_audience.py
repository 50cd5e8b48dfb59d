"""An audience as values: read, written and reckoned with."""

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textbot.core.notices.audience import PARTS, Audience, Ids
from textbot.core.notices.rule import Rule

EVERYBODY = range(1, 41)
RULES: list[dict[str, Any]] = [
    {"topic": "water-alerts"},
    {"district": ["1", "3"]},
    {"zone": ["2"]},
    {"polygon": [[-112.1, 33.0], [-112.0, 33.0], [-112.0, 33.1]]},
    {"street": "Elm St", "from": 100, "to": 300},
    {"reported": "pothole", "status": "open", "since": "2026-10-01"},
    {"repeat": True},
    {"answer": "trash-day"},
    {"notice": 12},
    {"list": 4},
    {"phones": ["+16025550143"]},
]
PARTED = st.fixed_dictionaries({part: st.lists(st.sampled_from(RULES), max_size=4) for part in PARTS})


def fitting(rule: Rule) -> set[int]:
    """Whom a rule chooses: always the same for the same rule."""
    rng = random.Random(repr(rule))
    return {each for each in EVERYBODY if rng.random() < 0.5}


def as_ids(rule: Rule) -> Ids:
    return np.array(sorted(fitting(rule)), dtype=np.int64)


@given(PARTED)
def test_whoever_fits_one_and_all_and_none_of_the_exceptions_is_chosen(data: dict[str, Any]) -> None:
    audience = Audience.from_data(data)
    one, every, never = audience.any_, audience.all_, audience.except_

    chosen = [
        each
        for each in EVERYBODY
        if (any(each in fitting(rule) for rule in one) if one else bool(every))
        and all(each in fitting(rule) for rule in every)
        and not any(each in fitting(rule) for rule in never)
    ]

    assert audience.members(as_ids).tolist() == chosen


@given(PARTED)
def test_what_is_written_is_read_again(data: dict[str, Any]) -> None:
    audience = Audience.from_data(data)
    assert Audience.from_data(audience.to_data()) == audience


def test_each_rule_is_asked_once() -> None:
    asked: list[Rule] = []

    def ask(rule: Rule) -> Ids:
        asked.append(rule)
        return as_ids(rule)

    Audience.from_data({"any": [RULES[0], RULES[0]], "all": [RULES[0], RULES[1]]}).members(ask)

    assert len(asked) == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param({"some": []}, "'some' is no part", id="a part nobody knows"),
        pytest.param({"any": [{}]}, "any 1: a rule is one of topic", id="an empty rule"),
        pytest.param({"any": [RULES[0], {"topic": "a", "zone": "2"}]}, "any 2: a rule names one", id="two in one"),
        pytest.param({"any": [{"topic": "a", "since": 1}]}, "any 1: 'topic' knows nothing of 'since'", id="a stray"),
        pytest.param({"all": [{"street": "Elm", "from": 9, "to": 3}]}, "all 1: 'from' (9)", id="a range upside down"),
        pytest.param({"all": [{"polygon": [[0, 0], [1, 1]]}]}, "3 to 500 corners", id="two corners"),
        pytest.param(
            {"all": [{"polygon": [[0, 0], [1, 1], [0, 1], [1, 0]]}]}, "lines cross each other", id="a bow tie"
        ),
        pytest.param({"all": [{"polygon": [[33, -112], [34, -112], [33, -111]]}]}, "a longitude", id="swapped degrees"),
        pytest.param({"except": [{"phones": ["602-555-0143", "no"]}]}, "except 1: 'phones': number 2", id="no phone"),
        pytest.param({"any": [{"reported": "a", "since": "soon"}]}, "wants a day", id="no day"),
        pytest.param({"any": [{"reported": "a", "status": "lost"}]}, "open, closed, any", id="no status"),
        pytest.param({"any": [{"repeat": False}]}, "can only be true", id="not repeating"),
        pytest.param({"any": [{"list": "x"}]}, "a whole number", id="no number"),
        pytest.param([], "has the parts", id="no audience"),
    ],
)
def test_what_is_wrong_is_named_with_its_rule(data: Any, says: str) -> None:
    with pytest.raises(ValueError) as wrong:
        Audience.from_data(data)
    assert says in str(wrong.value)
