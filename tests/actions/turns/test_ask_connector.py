"""A number is asked about by a worker, and its answer goes out by REST."""

import pytest

from tests.rig.demo_city import demo_systems
from tests.rig.line import RESIDENT, Line
from tests.rig.rehearsal import PaperChannel
from textbot.actions.turns import ask_connector as asking
from textbot.actions.turns.ask_connector import ask_connector
from textbot.jobs.clock import Clock
from textbot.store.contacts import contacts
from textbot.store.conversations import conversations
from textbot.store.inbound import inbound
from textbot.store.inquiries import inquiries
from textbot.store.outbound import outbound


@pytest.fixture
def permits(line: Line) -> Line:
    """The city's number, its permit system within reach and nothing kept of its answers."""
    return line.with_settings(textbot_double_url=demo_systems().url)


def sent(line: Line) -> list[str]:
    line.work("slow")
    line.all_delivered()
    line.work()
    channel = line.rt.channel
    assert isinstance(channel, PaperChannel)
    return [body for _, body in channel.sent]


def test_checking_is_said_at_once_and_the_answer_follows_by_itself(permits: Line) -> None:
    assert permits.hears("permit status BLD-2026-0147")[0].startswith("Checking BLD-2026-0147.")
    told = sent(permits)
    assert len(told) == 1
    assert told[0].startswith("Permit BLD-2026-0147, a patio cover: in plan review.")


def test_the_answer_is_a_turn_of_its_own_but_no_text_of_the_residents(permits: Line) -> None:
    permits.hears("permit status BLD-2026-0147")
    heard = permits.rows(contacts)[0]
    permits.clock.pass_by(5)
    sent(permits)
    now = permits.rows(contacts)[0]
    assert (now.turn, now.last_seen, len(permits.rows(inbound))) == (heard.turn + 1, heard.last_seen, 1)
    reply = permits.rows(outbound)[-1]
    assert (reply.kind, reply.via, reply.made_by) == ("reply", "rest", "answers.permit-status.say")


def test_a_question_asked_twice_is_answered_once(permits: Line) -> None:
    permits.hears("permit status BLD-2026-0147")
    inquiry = permits.rows(inquiries)[0].id
    ask_connector(permits.rt, inquiry)
    ask_connector(permits.rt, inquiry)
    assert len(permits.rows(outbound)) == 2


def test_an_answer_is_kept_for_a_while(permits: Line) -> None:
    for sender in (RESIDENT, "+16025550177"):
        permits.hears("permit status BLD-2026-0098", sender=sender)
    before = demo_systems().asked.count("/demo-city/permits/BLD-2026-0098")
    assert len(sent(permits)) == 2
    assert demo_systems().asked.count("/demo-city/permits/BLD-2026-0098") == before + 1


def test_a_number_nobody_knows_is_said_kindly(permits: Line) -> None:
    permits.hears("permit status BLD-2026-9999")
    assert "can't find BLD-2026-9999" in sent(permits)[0]


def test_a_system_that_is_away_leads_to_staff_and_says_so(permits: Line) -> None:
    away = permits.with_settings(textbot_double_url="http://127.0.0.1:9")
    away.hears("permit status BLD-2026-0147")
    assert "can't reach that system" in sent(away)[0]
    row = away.rows(conversations)[0]
    assert (row.status, row.department, "BLD-2026-0147" in row.about) == ("waiting", "permits", True)


def test_whoever_opted_out_meanwhile_is_not_texted(permits: Line) -> None:
    permits.hears("permit status BLD-2026-0147")
    permits.hears("STOP")
    assert sent(permits) == []
    assert permits.rows(inquiries)[0].done_at is not None


def test_the_answer_is_in_the_residents_language(permits: Line) -> None:
    permits.hears("cómo va mi permiso BLD-2026-0147")
    assert "un techo de patio: en revisión de planos" in sent(permits)[0]


def test_an_answer_that_cannot_be_thought_about_goes_to_staff(permits: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object, **more: object) -> None:
        raise LookupError

    monkeypatch.setattr(asking, "think", broken)
    permits.hears("permit status BLD-2026-0147")
    assert sent(permits) == []
    permits.clock.pass_by(300)
    assert sent_later(permits)[0].startswith("Sorry, something went wrong on our side.")
    assert permits.rows(conversations)[0].reason == "error"


def sent_later(line: Line) -> list[str]:
    Clock(line.rt).tick()
    return sent(line)
