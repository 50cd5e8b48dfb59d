"""A step of a city's own with `secret: true` keeps nothing; and Twilio's double forgets what we forget."""

import logging

import pytest

from tests.rig.line import RESIDENT, Line
from tests.rig.office import Shelf, riverbend
from tests.rig.traces import everything
from tests.rig.twilio_double import RunningDouble
from textbot.actions.turns import receive_text as receiving
from textbot.content.load import load_playbook
from textbot.store.inbound import inbound
from textbot.store.outbox import outbox
from textbot.store.requests import requests

GATE_CODE = "77341905"
REPORT = b"""\
version: 1
key: gate-visit
kind: request
title: Gate visit
service_code: gate-visit
department: streets
listen: {en: [gate visit], es: [visita con portero]}
ask:
  en: [come inside my gate, gate visit please, visit behind the gate, my gate is locked, crew needs a gate code]
  es: [visita con portero, entrar por el portero, mi reja tiene clave, pasar la reja, clave de la reja]
guidance: "You can ask for it right here."
steps:
  - {name: code, kind: ask, label: code, secret: true, say: "What is the gate code?"}
  - {name: check, kind: confirm, say: "{summary} Reply YES."}
  - {name: send, kind: submit, say: "Thank you, number {reference}."}
"""


@pytest.fixture
def gated(line: Line) -> Line:
    """The city's number with that report in its playbook."""
    playbook = load_playbook({**riverbend().files, "reports/gate-visit.yaml": REPORT})
    return line.with_parts(shelf=Shelf(playbook))


def says(line: Line, *texts: str) -> str:
    reply = ""
    for text in texts:
        reply = "\n".join(line.hears(text))
        line.all_delivered()
    return reply


def test_the_answer_to_a_secret_step_is_nowhere(gated: Line, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert "[removed]" in says(gated, "gate visit", GATE_CODE)
    assert GATE_CODE not in everything(gated) + caplog.text
    assert "Thank you" in says(gated, "yes")
    assert gated.rows(requests)[0].slots["code"] == "[removed]"
    assert GATE_CODE not in everything(gated) + caplog.text


def test_it_is_nowhere_either_when_the_turn_is_left_to_a_worker(
    gated: Line, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object, **more: object) -> None:
        raise LookupError(GATE_CODE)

    says(gated, "gate visit")
    with monkeypatch.context() as patch:
        patch.setattr(receiving, "think", broken)
        says(gated, GATE_CODE)
    assert GATE_CODE not in everything(gated) + caplog.text
    gated.work()
    assert GATE_CODE not in everything(gated) + caplog.text
    assert [row.body for row in gated.rows(inbound)][-1] == "[removed]"


def test_the_provider_forgets_what_we_forget(city: Line, double: RunningDouble) -> None:
    sent = double.control.text(RESIDENT, "my card is 4242 4242 4242 4242", wait=True)
    city.time_passes(5)
    city.work("slow")
    assert double.twilio.messages(sent.sid).fetch().body == ""
    (deed,) = (row for row in city.rows(outbox) if row.deed == "redact_text")
    assert deed.done_at is not None


def test_a_text_the_provider_does_not_have_is_forgotten_already(city: Line) -> None:
    city.rt.channel.redact("SM" + "0" * 32)
