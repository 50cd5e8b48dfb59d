"""The second ear hears what the rules have no words for, and leaves ordinary texts alone."""

import numpy as np
import pytest

from tests.core.listening import demo_data, texts
from tests.rig.models import MODELS
from textbot.core.hearing.emergency import KINDS, Emergencies
from textbot.core.hearing.second_ear import NOTHING, Ear
from textbot.core.hearing.wishes import Wishes
from textbot.core.matching.encoder import Matrix
from textbot.encoders.matchers import Matchers
from textbot.encoders.second_ear import open_ear

DATA = demo_data()
RULES, WISHES = Emergencies.from_data(DATA), Wishes.from_data(DATA)


@pytest.fixture(scope="module")
def ear() -> Ear:
    found = open_ear(Matchers(MODELS).language().encoder)
    assert found is not None, "ear.npz was trained for another encoder: run python -m benchmarks.second_ear"
    return found


def lines(*names: str) -> list[str]:
    return [case.values[0] for name in names for case in texts(name)]


def test_what_is_meant_is_heard(ear: Ear) -> None:
    meant = lines(*(f"emergency-meant-{kind}" for kind in KINDS))
    deaf = [text for text in meant if RULES.heard(text) is None and not ear.hear(text).alarming()]
    assert len(deaf) <= 0.03 * len(meant), deaf


def test_a_meant_opt_out_is_heard(ear: Ear) -> None:
    meant = lines("opt-out-meant")
    deaf = [text for text in meant if not WISHES.opt_out_wish(text) and not ear.hear(text).unwilling]
    assert len(deaf) <= 0.05 * len(meant), deaf


def test_ordinary_texts_are_left_alone(ear: Ear) -> None:
    plain = lines("nothing", "in-a-report", "emergency-none", "opt-out-no")
    startled = [text for text in plain if (heard := ear.hear(text)).alarming() or heard.unwilling]
    assert len(startled) <= 0.02 * len(plain), startled


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a raft with two kids is being carried off by the river", "danger"),
        ("i do not see why i should stay alive", "crisis"),
    ],
)
def test_which_kind_it_is(ear: Ear, text: str, kind: str) -> None:
    assert ear.hear(text).alarming()
    assert ear.hear(text).kind == kind


@pytest.mark.parametrize("text", ["", "police", "911", "  fire  "])
def test_a_single_word_is_left_to_the_rules(ear: Ear, text: str) -> None:
    assert ear.hear(text) == NOTHING


def test_there_is_no_ear_for_another_encoder() -> None:
    class Other:
        name = "another"

        def __call__(self, texts: list[str]) -> Matrix:
            return np.zeros((len(texts), 512), np.float32)

    assert open_ear(Other()) is None
