"""What only nearly happened is cut out of a text; whatever else it tells stays."""

import pytest

from textbot.core.hearing.emergency import emergency
from textbot.core.hearing.near_miss import without_near_miss
from textbot.core.hearing.second_ear import NOTHING, Sensed
from textbot.core.rungs.danger import only_nearly

NEARLY = {
    "my kid almost fell": "my kid",
    "truck nearly hit me": "truck me",
    "casi se cae mi niña": "mi nina",
    "por poco me atropellan en el cruce": "en el cruce",
}


@pytest.mark.parametrize(("text", "rest"), NEARLY.items(), ids=NEARLY)
def test_what_nearly_happened_is_cut(text: str, rest: str) -> None:
    assert without_near_miss(text) == rest


@pytest.mark.parametrize("text", ["my kid fell", "he almost drowned", "se cayó mi niña", "almost 3 weeks"])
def test_what_happened_stays(text: str) -> None:
    assert without_near_miss(text) is None


def test_what_is_left_may_still_be_an_emergency() -> None:
    grave, mild = Sensed(0.9, "danger", -1.0), NOTHING
    assert only_nearly("my kid almost fell", lambda _: mild)
    assert not only_nearly("my dad almost fell and is hanging from the gutter", lambda _: grave)
    assert not only_nearly("my dad fell", lambda _: mild)


@pytest.mark.parametrize(
    "text", ["almost fell and is not breathing", "casi se cae y no respira", "me apuntó con pistola"]
)
def test_an_injury_beside_it_is_heard_by_the_rules(text: str) -> None:
    assert emergency(text) == "danger"


@pytest.mark.parametrize("text", ["como me apunto pa recibir avisos", "la rama casi le pega a mi carro"])
def test_what_only_looks_like_danger_is_none(text: str) -> None:
    assert emergency(text) is None
