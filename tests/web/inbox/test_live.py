"""What is urgent stands on every page; news can be asked for; a browser that listens does not stay signed in by it."""

from datetime import timedelta

import pytest

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.conversations.acknowledge_conversation import acknowledge_conversation
from textbot.actions.conversations.take_conversation import take_conversation
from textbot.state.live import moment
from textbot.web.inbox.chime import FILE, chime
from textbot.web.inbox.recent import SLACK

EVENTS = {"Accept": "text/event-stream"}


def urgent(desk: Office, phone: str = "+16025550177") -> int:
    contact_id = desk.resident(phone=phone)
    desk.hears(contact_id, "there is a fire")
    return desk.waits(contact_id, reason="emergency", priority="urgent")


@pytest.mark.parametrize("page", ["/inbox", "/inbox?queue=closed", "/inbox/keys"])
def test_what_is_urgent_stands_on_every_page(ana: Browser, desk: Office, page: str) -> None:
    assert 'class="urgent-bar"' not in ana.get(page).text
    one = urgent(desk)
    said = ana.get(page).text
    assert f'data-urgent="{one}"' in said
    assert f'href="/inbox/{one}"' in said


def test_several_are_counted_and_lead_to_their_queue(ana: Browser, desk: Office) -> None:
    urgent(desk)
    urgent(desk, phone="+16025550178")
    said = ana.get("/inbox/live/urgent").text
    assert "2 urgent conversations wait for somebody." in said
    assert 'href="/inbox?queue=urgent"' in said


@pytest.mark.parametrize("deed", [acknowledge_conversation, take_conversation])
def test_it_stands_there_until_somebody_has_seen_to_it(ana: Browser, desk: Office, deed: object) -> None:
    one = urgent(desk)
    assert deed(desk.rt, one, desk.member).done  # type: ignore[operator]
    assert "urgent-bar" not in ana.get("/inbox/live/urgent").text


def test_other_departments_are_not_told(desk: Office, ana: Browser, another: object) -> None:
    urgent(desk)
    desk.colleague("Ben", "agent:parks")
    ben = another()  # type: ignore[operator]
    assert ben.sign_in("ben@riverbend.example").status_code == 303
    assert "urgent-bar" not in ben.get("/inbox/live/urgent").text
    assert "urgent-bar" in ana.get("/inbox/live/urgent").text


def test_nothing_of_the_text_or_the_number_is_in_the_notice(ana: Browser, desk: Office) -> None:
    urgent(desk)
    said = ana.get("/inbox/live/urgent").text
    assert "fire" not in said
    assert "0177" not in said


def test_a_page_without_a_stream_asks_what_is_new(ana: Browser, desk: Office) -> None:
    streams = ana.client.application.extensions["textbot.streams"]
    while streams.since(moment() + SLACK, None) is None:
        pass  # the process begins to hear with the first who asks
    one = desk.waiting()
    since = moment() + SLACK
    assert take_conversation(desk.rt, one, desk.member).done
    found = {"news": []}
    while not found["news"]:
        found = ana.get("/inbox/live/news", query_string={"since": since}).json
    assert found["gap"] is False
    assert found["news"][0] == {"what": "state", "conversation": one, "status": "open"}


@pytest.mark.parametrize("since", ["", "0", "-1", "x", "9" * 30, "1.5"])
def test_what_it_cannot_know_is_a_gap(ana: Browser, since: str) -> None:
    assert ana.get("/inbox/live/news", query_string={"since": since}).json["gap"] is True


def test_listening_keeps_nobody_signed_in(ana: Browser, desk: Office) -> None:
    desk.clock.pass_by(timedelta(minutes=20))
    answer = ana.get("/inbox/live", headers=EVENTS)
    assert answer.status_code == 200
    answer.close()
    desk.clock.pass_by(timedelta(minutes=11))
    assert ana.get("/inbox/live", headers=EVENTS).status_code == 401


def test_the_sound_is_the_one_we_make() -> None:
    assert FILE.read_bytes() == chime()
