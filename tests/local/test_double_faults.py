"""Faults on demand, and what is left after kill -9."""

from pathlib import Path

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator

from tests.rig.twilio_double import NUMBER, TOKEN, Receiver, RunningDouble, until
from textbot.local.double.client import DoubleError
from textbot.local.double.faults import Faults

PHONE = "+16025550123"
CALLBACK = "/sms/status?t=abc"


def send(double: RunningDouble, receiver: Receiver | None = None):  # type: ignore[no-untyped-def]
    callback = {"status_callback": receiver.url.replace("/sms", CALLBACK)} if receiver else {}
    return double.twilio.messages.create(to=PHONE, from_=NUMBER, body="Hello", **callback)


def kept(double: RunningDouble) -> int:
    return len(double.control.messages().texts)


@pytest.mark.parametrize(
    ("rule", "status", "code", "left"),
    [
        pytest.param({"kind": "rest_429"}, 429, 20429, 0, id="too_many"),
        pytest.param({"kind": "rest_500"}, 500, 20500, 0, id="broken_before"),
        pytest.param({"kind": "rest_500_after"}, 500, 20500, 1, id="broken_after"),
        pytest.param({"kind": "rest_refuse", "number": PHONE}, 400, 21610, 0, id="opted_out"),
        pytest.param({"kind": "rest_refuse", "code": 21614}, 400, 21614, 0, id="landline"),
    ],
)
def test_a_rest_fault_strikes_once(double: RunningDouble, rule: dict, status: int, code: int, left: int) -> None:
    double.control.faults(rule | {"count": 1})
    with pytest.raises(TwilioRestException) as broken:
        send(double)
    assert (broken.value.status, broken.value.code, kept(double)) == (status, code, left)
    assert send(double).status == "queued"


@pytest.mark.parametrize(("kind", "left"), [("rest_reset", 0), ("rest_reset_after", 1)])
def test_a_reset_leaves_no_answer(double: RunningDouble, kind: str, left: int) -> None:
    double.control.faults({"kind": kind, "count": 1})
    with pytest.raises(requests.ConnectionError):
        send(double)
    assert kept(double) == left


def test_a_hang_keeps_the_message_but_the_answer_is_late(double: RunningDouble) -> None:
    double.control.faults({"kind": "rest_hang", "count": 1, "seconds": 1.0})
    client = double.twilio
    client.http_client.timeout = 0.3
    with pytest.raises(requests.Timeout):
        client.messages.create(to=PHONE, from_=NUMBER, body="Hello")
    until(lambda: kept(double) == 1)


def test_a_rule_for_one_number_spares_the_others(double: RunningDouble) -> None:
    double.control.faults({"kind": "rest_refuse", "number": "+16025550199"})
    assert send(double).status == "queued"


def test_the_list_can_lag(double: RunningDouble) -> None:
    sid = send(double).sid
    double.control.faults({"kind": "list_lag", "seconds": 60})
    assert double.twilio.messages.list() == []
    double.control.clear_faults()
    assert [message.sid for message in double.twilio.messages.list()] == [sid]


@pytest.mark.parametrize(
    ("kind", "statuses"),
    [
        pytest.param("callback_double", ["delivered", "delivered", "sent", "sent"], id="doubled"),
        pytest.param("callback_reverse", ["delivered", "sent"], id="reversed"),
        pytest.param("undelivered", ["sent", "undelivered"], id="undelivered"),
    ],
)
def test_callbacks_can_go_wrong(double: RunningDouble, receiver: Receiver, kind: str, statuses: list[str]) -> None:
    double.control.faults({"kind": kind})
    sid = send(double, receiver).sid
    until(lambda: len(receiver.statuses(sid)) == len(statuses))
    heard = receiver.statuses(sid)
    assert sorted(heard) == statuses
    if kind == "callback_reverse":
        assert heard == ["delivered", "sent"]
    if kind == "undelivered":
        assert next(h for h in receiver.hits if h.form["MessageStatus"] == "undelivered").form["ErrorCode"] == "30003"


def test_a_dropped_callback_leaves_the_status_on_the_list(double: RunningDouble, receiver: Receiver) -> None:
    double.control.faults({"kind": "callback_drop"})
    sid = send(double, receiver).sid
    until(lambda: double.twilio.messages(sid).fetch().status == "delivered")
    assert receiver.statuses(sid) == []


def test_a_text_can_be_delivered_twice_and_is_answered_once(double: RunningDouble, receiver: Receiver) -> None:
    receiver.says("<Response><Message>Hello</Message></Response>")
    double.control.faults({"kind": "webhook_double", "count": 1})
    sent = double.control.text(PHONE, "hi", wait=True)
    until(lambda: len(receiver.texts()) == 2)
    assert {hit.form["MessageSid"] for hit in receiver.texts()} == {sent.sid}
    assert len(sent.replies) == 1 and kept(double) == 2


def test_a_text_twilio_gave_up_on_is_only_on_its_list(double: RunningDouble, receiver: Receiver) -> None:
    double.control.faults({"kind": "webhook_refuse", "count": 1})
    sent = double.control.text(PHONE, "hi", wait=True)
    assert (sent.http_status, receiver.texts()) == (None, [])
    assert [error["code"] for error in double.control.errors()] == [11200]
    assert [message.sid for message in double.twilio.messages.list(from_=PHONE)] == [sent.sid]


def test_an_unknown_fault_is_refused_and_none_is_set(double: RunningDouble) -> None:
    with pytest.raises(DoubleError, match="unknown fault"):
        double.control.faults({"kind": "rest_429"}, {"kind": "earthquake"})
    assert double.control.faults()["rules"] == []


def test_the_same_seed_strikes_the_same_times() -> None:
    def strikes(seed: int) -> list[bool]:
        faults = Faults()
        faults.add([{"kind": "rest_429", "probability": 0.5}], seed)
        return [faults.strike("rest_429") is not None for _ in range(40)]

    assert strikes(7) == strikes(7) != strikes(8)


def test_everything_accepted_outlives_kill_9(tmp_path: Path, receiver: Receiver) -> None:
    running = RunningDouble(tmp_path, receiver.url)
    running.start()
    running.control.settings(opt_out="carrier", callback_delay=[30, 30])
    receiver.says("<Response><Message>Hello</Message></Response>")
    photo = running.control.upload(b"photo", "image/jpeg")
    running.control.text(PHONE, "hi", [photo], wait=True)
    sid = send(running, receiver).sid
    running.control.faults({"kind": "webhook_late", "seconds": 30})
    late = running.control.text(PHONE, "still on its way").sid
    before = {text.sid for text in running.control.messages().texts}
    running.kill()
    running.start()
    try:
        assert before <= {text.sid for text in running.control.messages().texts}
        assert running.control.picture(photo) == (b"photo", "image/jpeg")
        assert running.control.settings()["opt_out"] == "carrier"
        until(lambda: late in [hit.form["MessageSid"] for hit in receiver.texts()])
        running.control.settings(callback_delay=[0, 0.01])
        assert running.twilio.messages(sid).fetch().status == "queued"
    finally:
        running.kill()


def test_signatures_are_made_for_the_public_address(tmp_path: Path, receiver: Receiver) -> None:
    running = RunningDouble(tmp_path, receiver.url, ("--public-url", "https://text.riverbend.example"))
    running.start()
    try:
        running.control.settings(callback_delay=[0, 0.01])
        running.control.text(PHONE, "hi", wait=True)
        sid = running.twilio.messages.create(
            to=PHONE, from_=NUMBER, body="Hello", status_callback="https://text.riverbend.example/sms/status"
        ).sid
        until(lambda: receiver.statuses(sid))
        for hit in receiver.hits[:2]:
            url = f"https://text.riverbend.example{hit.path}"
            assert RequestValidator(TOKEN).validate(url, hit.form, hit.headers["X-Twilio-Signature"])
    finally:
        running.kill()
