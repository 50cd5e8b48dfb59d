"""A flow that offers a topic: asked once in the topic's own words, and the flow goes on whatever is said."""

from datetime import datetime

import pytest

from tests.content.tiny import tiny
from textbot.content.load import load_playbook
from textbot.core.contact import Contact
from textbot.core.effects import AskTopic, JoinTopic
from textbot.core.engine import take_turn
from textbot.core.message import Message
from textbot.core.needs import Home, HomePlace, LastNotices, OwnRequests, Subscriptions
from textbot.core.notices.subscribed import Subscribed
from textbot.core.playbook import Playbook
from textbot.core.session import Session
from textbot.core.turn import Turn

NOW = datetime.fromisoformat("2026-11-23T10:00:00-07:00")
CONTACT = Contact("+16025550111", "en", True, last_seen=NOW)
TOPICS = """\
version: 1
topics:
  - key: water-alerts
    title: water alerts
    about: when water is shut off
    frequency: up to 2 texts a month
    listen: {en: [water alerts], es: [avisos de agua]}
    named: {en: [water outages], es: [agua]}
"""
WATER_START = """\
version: 1
key: water-start
kind: request
title: Water service
service_code: water-start
department: streets
listen: {en: [start water], es: [conectar agua]}
ask: {en: [start my water], es: [quiero conectar el agua]}
guidance: You can ask for it here.
steps:
  - {name: news, kind: join, topic: water-alerts}
  - {name: from, kind: ask, label: from, say: From which day on?}
  - {name: check, kind: confirm, say: "{summary}\\nSend?"}
  - {name: done, kind: submit, say: "Your number is {reference}."}
"""
ASK = {"title": "water alerts", "about": "when water is shut off", "frequency": "up to 2 texts a month"}


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return load_playbook({**tiny(), "topics.yaml": TOPICS.encode(), "reports/water-start.yaml": WATER_START.encode()})


def text(playbook: Playbook, session: Session, said: str, on: tuple[str, ...] = ()) -> Turn:
    known = {Subscriptions(): Subscribed(on, known=True), HomePlace(): Home(), LastNotices(): (), OwnRequests(): ()}
    return take_turn(CONTACT, session, Message("SM1", said), playbook, NOW, known)


def step(turn: Turn) -> str:
    return turn.session.frame.step if turn.session.frame else ""


def test_a_yes_joins_by_flow_and_the_flow_goes_on(playbook: Playbook) -> None:
    shown = playbook.text("phrases.topic_ask", "en", **ASK)
    asked = text(playbook, Session(), "start water")
    assert [effect for effect in asked.effects if isinstance(effect, AskTopic)] == [
        AskTopic(("water-alerts",), shown, "start water", "flow")
    ]
    assert shown in asked.text
    joined = text(playbook, asked.session, "yes")
    assert JoinTopic(("water-alerts",), shown, "yes", "flow") in joined.effects
    assert step(joined) == "from"
    assert "From which day on?" in joined.text


def test_a_no_goes_on_without_it(playbook: Playbook) -> None:
    asked = text(playbook, Session(), "start water")
    declined = text(playbook, asked.session, "no")
    assert not any(isinstance(effect, JoinTopic) for effect in declined.effects)
    assert step(declined) == "from"


def test_who_has_the_topic_is_not_asked(playbook: Playbook) -> None:
    begun = text(playbook, Session(), "start water", on=("water-alerts",))
    assert not any(isinstance(effect, AskTopic) for effect in begun.effects)
    assert step(begun) == "from"
