"""Whether an answer may be sent, from its dates and the packs that are on."""

from datetime import date

import pytest

from textbot.core.city import Pack
from textbot.core.freshness import Switch, last_day, packs_on, state_of
from textbot.core.playbook import Answer

TODAY = date(2026, 11, 23)
BEFORE, AFTER = date(2026, 11, 22), date(2026, 11, 24)


def answer(**fields: object) -> Answer:
    return Answer("a", "answers.a", **fields)  # type: ignore[arg-type]


STATES = {
    "no dates": ({}, "live"),
    "to be read today": ({"review_by": TODAY}, "live"),
    "not read in time": ({"review_by": BEFORE}, "expired"),
    "over": ({"until": BEFORE}, "expired"),
    "begins today": ({"since": TODAY}, "live"),
    "begins tomorrow": ({"since": AFTER}, "early"),
    "begins tomorrow, not read": ({"since": AFTER, "review_by": BEFORE}, "expired"),
    "pack on": ({"pack": "flood"}, "live"),
    "pack off": ({"pack": "covid"}, "off"),
    "pack off and over": ({"pack": "covid", "until": BEFORE}, "off"),
}


@pytest.mark.parametrize(("fields", "state"), STATES.values(), ids=STATES.keys())
def test_the_state_of_an_answer(fields: dict[str, object], state: str) -> None:
    assert state_of(answer(**fields), TODAY, frozenset({"flood"})) == state


PACKS = {
    "off": (Pack("p"), (), False),
    "on": (Pack("p", on=True), (), True),
    "by its dates": (Pack("p", since=BEFORE, until=TODAY), (), True),
    "not yet": (Pack("p", since=AFTER), (), False),
    "over": (Pack("p", until=BEFORE), (), False),
    "switched on": (Pack("p"), (Switch("p", True),), True),
    "switched off": (Pack("p", on=True), (Switch("p", False),), False),
    "switched on until yesterday": (Pack("p"), (Switch("p", True, BEFORE),), False),
    "switched off until today": (Pack("p", on=True), (Switch("p", False, TODAY),), False),
    "another switched": (Pack("p"), (Switch("q", True),), False),
}


@pytest.mark.parametrize(("pack", "switches", "on"), PACKS.values(), ids=PACKS.keys())
def test_a_pack_is_on_by_hand_or_by_date(pack: Pack, switches: tuple[Switch, ...], on: bool) -> None:
    assert packs_on({"p": pack}, switches, TODAY) == (frozenset({"p"}) if on else frozenset())


def test_the_last_day_is_the_earlier_one() -> None:
    assert last_day(answer(review_by=AFTER, until=TODAY)) == TODAY
    assert last_day(answer()) is None
