"""What a text still wants once what it turns down is taken out."""

import pytest

from tests.core.listening import demo_data
from textbot.core.hearing.negation import wanted
from textbot.core.hearing.wishes import Wishes

WISHES = Wishes.from_data(demo_data())


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I don't want to report anything", ""),
        ("no quiero reportar nada", ""),
        ("not a pothole, it's a sinkhole", "it's a sinkhole"),
        ("not a pothole its a sinkhole", "its a sinkhole"),
        ("it's not about my trash, it's the recycling", "it's the recycling"),
        ("I don't want to report anything, when is trash day?", "when is trash day"),
        ("not trying to report a pothole, just want to pay my water bill", "want to pay my water bill"),
        ("no es la basura, es el reciclaje", "es el reciclaje"),
        ("no es la basura es el reciclaje", "es el reciclaje"),
        ("no quiero reportar nada, solo quiero saber a qué hora abren", "quiero saber a qué hora abren"),
        ("no es un bache sino un poste caído", "un poste caído"),
        ("it's not about my trash", ""),
        ("I don't want to report a pothole I want to pay my bill", "I want to pay my bill"),
    ],
)
def test_what_is_turned_down_is_taken_out(text: str, rest: str) -> None:
    assert wanted(text, WISHES) == rest


@pytest.mark.parametrize(
    "text",
    [
        "my trash was not picked up",
        "no pasó la basura",
        "the streetlight is not working",
        "no funciona la farola",
        "I can't pay my water bill",
        "no puedo pagar el agua",
        "there's no water in my house",
        "not sure who to call about a dead animal",
        "no sé a quién llamar",
        "when is trash day",
        "the sign is not there anymore",
        "no hay luz en mi calle",
    ],
)
def test_a_thing_that_is_missing_is_no_refusal(text: str) -> None:
    assert wanted(text, WISHES) is None
