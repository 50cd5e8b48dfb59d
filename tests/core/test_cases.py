"""Somebody's own case with the city goes to a person at once; questions that only sound alike get their answer."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.core.listening import demo_data
from tests.rig.rehearsal import Rehearsal, stage
from textbot.actions.turns.inbound_text import InboundText
from textbot.actions.turns.think import think
from textbot.core.effects import HandOff
from textbot.core.hearing.emergency import emergency
from textbot.core.hearing.wishes import Wishes
from textbot.runtime import Runtime

WISHES = Wishes.from_data(demo_data())
NOW = "2026-11-23T10:00:00-07:00"
PHONES = count(10)

CASES = [
    "they charged me twice please fix it",
    "i was overcharged on my water bill",
    "my application was denied and i dont know why",
    "the garbage truck knocked down my mailbox and drove off",
    "someone is using my name on a water bill",
    "i got a ticket for a car i sold last year",
    "the pool wont refund my class they cancelled",
    "they keep sending me someone elses bill",
    "my permit has been sitting for 4 months and nobody answers",
    "my autopay went through twice",
    "quiero que me regresen mi dinero",
    "me cobraron de más en el agua",
    "me negaron la ayuda y no sé por qué",
    "el camión de la basura me tumbó el buzón",
    "me cortaron el agua y ya había pagado",
    "alguien usó mi nombre para abrir una cuenta",
    "la barredora me rayó el carro",
    "me multaron por la basura del vecino",
]
QUESTIONS = [
    "how do i pay my water bill",
    "can i get a refund for a ramada",
    "how do i dispute a parking ticket",
    "garbage truck broke my trash can need a new one",
    "a pothole broke my tire",
    "my water bill is high do i have a leak",
    "is there help with utility bills",
    "lost my dog",
    "como pago mi multa de estacionamiento",
    "el camión rompió mi bote de basura",
    "ya dejé el departamento y me siguen cobrando agua",
    "quién recoge un sillón viejo",
]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    folder: Path = tmp_path_factory.mktemp("cases")
    rt = stage(f"sqlite:///{folder / 'cases.db'}", folder)
    yield rt
    rt.database.close()


@pytest.mark.parametrize("text", [pytest.param(text, id=text) for text in CASES])
def test_a_case_of_ones_own_is_heard(text: str) -> None:
    assert WISHES.case(text)


@pytest.mark.parametrize("text", [pytest.param(text, id=text) for text in QUESTIONS])
def test_a_question_is_no_case(text: str) -> None:
    assert not WISHES.case(text)


@pytest.mark.parametrize(
    ("text", "reason", "priority"),
    [
        pytest.param("they charged me twice please fix it", "message", "normal", id="a case"),
        pytest.param("im on oxygen and they shut off my power tomorrow", "distress", "high", id="a medical need"),
        pytest.param("les voy a quemar la oficina", "refused", "high", id="a threat"),
        pytest.param("should i get a lawyer", "refused", "normal", id="asking for advice"),
    ],
)
def test_it_reaches_a_person_as_soon_as_it_should(city: Runtime, text: str, reason: str, priority: str) -> None:
    phone = f"+160255505{next(PHONES)}"
    them = Rehearsal.at(city, phone, NOW)
    turn = think(them.rt, phone, them.stands(), InboundText("SM" + "0" * 32, phone, text).message())
    assert [(did.reason, did.priority) for did in turn.effects if isinstance(did, HandOff)] == [(reason, priority)]


@pytest.mark.parametrize("text", ["a dog bit me", "me mordió un perro", "me mordió el perro de la vecina"])
def test_a_dog_that_bit_is_an_answer_and_one_that_attacks_an_emergency(text: str) -> None:
    assert emergency(text) is None
    assert emergency("a dog is attacking me") == emergency("me está atacando un perro") == "danger"
