"""Replies that go out with the webhook's answer, through the real double: known as sent, or looked for, never twice."""

import pytest

from tests.rig.line import RESIDENT, Line
from tests.rig.twilio_double import RunningDouble, until
from textbot.local.double.client import Text
from textbot.store.inbound import inbound
from textbot.store.outbound import outbound

HOURS = "What are your hours?"


def said(double: RunningDouble) -> list[Text]:
    """What the double sent, oldest first."""
    texts = sorted(double.control.messages().texts, key=lambda text: text.seq)
    return [text for text in texts if text.direction == "out"]


def test_a_reply_is_known_as_delivered_by_its_reports(city: Line, double: RunningDouble) -> None:
    sent = double.control.text(RESIDENT, "hi", wait=True)
    (reply,) = sent.replies
    until(lambda: [(row.state, row.sid) for row in city.rows(outbound)] == [("delivered", reply.sid)])


def test_a_reply_without_reports_is_found_on_the_list_and_not_sent_again(city: Line, double: RunningDouble) -> None:
    double.control.faults({"kind": "callback_drop"})
    double.control.text(RESIDENT, "hi", wait=True)
    city.time_passes(200)
    city.settle()
    (row,) = city.rows(outbound)
    assert (row.via, row.sid) == ("twiml", said(double)[0].sid)
    assert row.state in ("sent", "delivered")
    assert len(said(double)) == 1


def test_two_equal_replies_without_reports_find_each_its_own(city: Line, double: RunningDouble) -> None:
    double.control.faults({"kind": "callback_drop"})
    for _ in range(2):
        double.control.text(RESIDENT, "hi", wait=True)
        double.control.text(RESIDENT, HOURS, wait=True)
    city.time_passes(200)
    city.settle()
    rows = city.rows(outbound)
    assert {row.state for row in rows} <= {"sent", "delivered"}
    assert sorted(row.sid for row in rows) == sorted(text.sid for text in said(double))
    assert len(rows) == 4


@pytest.mark.parametrize("reports", [True, False], ids=["with reports", "without reports"])
def test_a_text_posted_twice_is_answered_once(city: Line, double: RunningDouble, reports: bool) -> None:
    rules = [{"kind": "webhook_double"}] + ([] if reports else [{"kind": "callback_drop"}])
    double.control.faults(*rules)
    double.control.text(RESIDENT, HOURS, wait=True)
    city.time_passes(200)
    city.settle()
    assert len(city.rows(inbound)) == len(city.rows(outbound)) == len(said(double)) == 1


def test_a_reply_whose_answer_was_lost_is_sent_by_rest(city: Line, double: RunningDouble) -> None:
    """The web process died between its commit and its answer: the double never saw the reply."""
    assert city.hears(HOURS)
    assert said(double) == []
    city.time_passes(60)
    assert said(double) == []
    city.time_passes(100)
    city.settle()
    (row,) = city.rows(outbound)
    assert [text.body for text in said(double)] == [row.body]
    assert row.via == "rest"
