"""911, 988 and gas: hundreds of texts each way, in both languages; they stand in listening_texts/."""

import pytest

from tests.core.listening import demo_data, texts
from textbot.core.hearing.emergency import KINDS, Emergencies, emergency
from textbot.core.hearing.spelling import Spelling

DEMO = Emergencies.from_data(demo_data())


@pytest.mark.parametrize("text", texts("emergency-danger"))
def test_this_is_danger(text: str) -> None:
    assert emergency(text, DEMO) == "danger"


@pytest.mark.parametrize("text", texts("emergency-crisis"))
def test_this_is_a_crisis(text: str) -> None:
    assert emergency(text, DEMO) == "crisis"


@pytest.mark.parametrize("text", texts("emergency-gas"))
def test_this_is_gas(text: str) -> None:
    assert emergency(text, DEMO) == "gas"


@pytest.mark.parametrize("text", [case for kind in KINDS for case in texts(f"emergency-more-{kind}")])
def test_an_emergency_of_some_kind(text: str) -> None:
    assert emergency(text, DEMO) is not None


@pytest.mark.parametrize("text", texts("emergency-none"))
def test_this_is_no_emergency(text: str) -> None:
    assert emergency(text, DEMO) is None


@pytest.mark.parametrize("told", ["There is a fire in the building", "me quiero morir", "He has a gun", "huele a gas"])
def test_no_near_miss_hides_an_emergency(told: str) -> None:
    near = [case.values[0] for case in texts("emergency-none")]
    assert [text for text in near if emergency(f"{text}. {told}") is None] == []


@pytest.mark.parametrize(
    "text",
    ["I WANT TO DIE", "i want to die!!!", "I wànt to díe", "i want to dieeee"]
    + ["I\u200b want to die 😭", "i want\nto die", "ｉ ｗａｎｔ ｔｏ ｄｉｅ"],
)
def test_however_it_is_typed(text: str) -> None:
    assert emergency(text) == "crisis"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I want to die, I smell gas and I have a gun", "crisis"),
        ("I smell gas and someone is unconscious", "gas"),
        ("he has a gun and says he will kill himself", "danger"),
    ],
)
def test_which_emergency_is_answered(text: str, kind: str) -> None:
    assert emergency(text) == kind


def test_a_city_adds_phrases_and_takes_none_away() -> None:
    own = Emergencies.from_data({"emergency": {"danger": {"en": ["dam (broke|is leaking)"]}, "gas": {"es": []}}})
    assert emergency("the dam broke", own) == "danger"
    assert emergency("the dam broke") is None
    assert emergency("he has a gun", own) == "danger"


@pytest.mark.parametrize(
    ("data", "path"),
    [({"emergency": {"flood": {"en": ["x"]}}}, "emergency.flood:")]
    + [({"emergency": {"gas": {"en": ["x", "(y"]}}}, "emergency.gas.en.1:")],
)
def test_a_wrong_entry_is_named(data: dict[str, object], path: str) -> None:
    with pytest.raises(ValueError) as wrong:
        Emergencies.from_data(data)
    assert str(wrong.value).startswith(path)


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("breathng", "breathing"), ("braething", "breathing"), ("breathinng", "breathing"),
        ("breatting", "breathing"), ("wreathing", "wreathing"),
        ("breaching", "breaching"), ("breathing", "breathing"), ("brething it", "breathing it"),
        ("brthng", "brthng"), ("", ""),
    ],
)  # fmt: skip
def test_one_slip_is_mended(word: str, mended: str) -> None:
    assert Spelling.of(["breathing"], ["breaching"]).mended(word) == mended
