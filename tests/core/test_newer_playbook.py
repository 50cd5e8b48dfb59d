"""A conversation goes on when the playbook changed in the middle of it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.rig.office import riverbend
from textbot.core.contact import Contact
from textbot.core.effects import OptOut
from textbot.core.engine import take_turn
from textbot.core.message import Message
from textbot.core.needs import Nearby, OwnRequests, PastRepairs
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.playbook import Playbook
from textbot.core.session import Frame, Offer, Session, Slot
from textbot.core.turn import Turn

NOW = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
PHONE = Contact("+16025550111", "en", True, last_seen=NOW - timedelta(minutes=1))
ELM = Place("intersection", "Elm St & 5th St", 33.4, -112.0, confidence="exact", found_by="intersection")
FULL = {"place": Slot(ELM.text, ELM), "lane": Slot("northbound"), "photo": Slot("", skipped=True)}
GONE = Frame("meteorite", "where")


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return riverbend().playbook


class Nowhere(dict[Any, Any]):
    """Knows no place at all, and nothing that was reported."""

    def __contains__(self, need: object) -> bool:
        return isinstance(need, FindPlace | Nearby | OwnRequests | PastRepairs)

    def __missing__(self, need: object) -> Finding | tuple[()] | None:
        if isinstance(need, PastRepairs):
            return None
        return Finding() if isinstance(need, FindPlace) else ()


def turn(playbook: Playbook, session: Session, text: str) -> Turn:
    return take_turn(PHONE, session, Message("SM1", text), playbook, NOW, Nowhere())


@pytest.mark.parametrize("text", ["hi", "thanks"])
def test_a_flow_that_is_gone_leaves_no_silence(playbook: Playbook, text: str) -> None:
    answered = turn(playbook, Session(frame=GONE), text)
    assert answered.text
    assert answered.session.frame is None


def test_a_word_that_only_leaves_a_report_opts_out_when_the_report_is_gone(playbook: Playbook) -> None:
    assert any(isinstance(effect, OptOut) for effect in turn(playbook, Session(frame=GONE), "CANCELAR").effects)


def test_a_gone_flow_does_not_lift_the_guard_against_loops(playbook: Playbook) -> None:
    session = Session(frame=GONE)
    for _ in range(3):
        answered = turn(playbook, session, "library hours")
        session = answered.session
    assert [reply.made_by for reply in answered.replies] == ["phrases.quiet"]


def test_the_flow_behind_a_gone_one_comes_back(playbook: Playbook) -> None:
    held = Frame("pothole", "check", FULL)
    effects = turn(playbook, Session(frame=GONE, parked=held), "yes").effects
    assert [type(effect).__name__ for effect in effects] == ["SubmitRequest"]


@pytest.mark.parametrize("options", [("flow:meteorite", "answer:events-calendar"), ("answer:meteorite",)])
def test_an_offer_of_something_gone_lapses(playbook: Playbook, options: tuple[str, ...]) -> None:
    assert turn(playbook, Session(offer=Offer("choice", options, "rocks")), "1").text


def test_a_step_that_is_gone_gives_way_to_the_first_unfilled_one_that_is_asked(playbook: Playbook) -> None:
    frame = Frame("pothole", "depth", {name: slot for name, slot in FULL.items() if name != "photo"})
    answered = turn(playbook, Session(frame=frame), "SKIP")
    assert answered.session.frame is not None
    assert answered.session.frame.step == "check"
    assert "age" not in answered.session.frame.slots


def test_a_flow_with_nothing_left_to_ask_leaves_no_silence(playbook: Playbook) -> None:
    pothole = playbook.flows["pothole"]
    unchecked = replace(pothole, steps=tuple(step for step in pothole.steps if step.name != "check"))
    newer = replace(playbook, flows={**playbook.flows, "pothole": unchecked})
    assert turn(newer, Session(frame=Frame("pothole", "check", FULL)), "hi").text
