"""The double's REST API, through Twilio's own client."""

from datetime import UTC, datetime, timedelta

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from tests.rig.twilio_double import ACCOUNT, NUMBER, TOKEN, RunningDouble, ToDouble

PHONE = "+16025550123"


def send(double: RunningDouble, **values: object):  # type: ignore[no-untyped-def]
    return double.twilio.messages.create(**({"to": PHONE, "from_": NUMBER, "body": "Hello"} | values))


def test_a_sent_message_has_twilios_shape(double: RunningDouble) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    message = send(double, body="¿Dónde?")
    assert message.sid.startswith("SM") and len(message.sid) == 34
    assert (message.status, message.direction, message.num_segments) == ("queued", "outbound-api", "1")
    assert before <= message.date_created <= datetime.now(UTC)
    assert (message.error_code, message.date_sent, message.body) == (None, None, "¿Dónde?")
    assert double.twilio.messages(message.sid).fetch().sid == message.sid


def test_a_messaging_service_picks_the_number_later(double: RunningDouble) -> None:
    message = send(double, from_="", messaging_service_sid="MG" + "0" * 32)
    assert (message.status, message.from_) == ("accepted", None)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        pytest.param({"to": "602-555"}, 21211, id="bad_to"),
        pytest.param({"body": ""}, 21602, id="no_body"),
        pytest.param({"body": "x" * 1601}, 21617, id="too_long"),
        pytest.param({"from_": "+16025559999"}, 21606, id="not_our_number"),
        pytest.param({"to": NUMBER}, 21266, id="to_itself"),
        pytest.param({"validity_period": 36001}, 21626, id="validity_too_long"),
    ],
)
def test_a_wrong_message_is_refused_with_twilios_code(double: RunningDouble, values: dict, code: int) -> None:
    with pytest.raises(TwilioRestException) as refused:
        send(double, **values)
    assert (refused.value.status, refused.value.code) == (400, code)
    assert double.control.messages().texts == ()


def test_a_wrong_token_is_refused(double: RunningDouble) -> None:
    client = Client(ACCOUNT, "wrong", http_client=ToDouble(double.base))
    with pytest.raises(TwilioRestException) as refused:
        client.messages.create(to=PHONE, from_=NUMBER, body="Hello")
    assert (refused.value.status, refused.value.code) == (401, 20003)


def test_the_list_pages_newest_first(double: RunningDouble) -> None:
    sent = [send(double, body=f"text {n}").sid for n in range(7)]
    send(double, to="+16025550124")
    assert [message.sid for message in double.twilio.messages.list(to=PHONE, page_size=3)] == sent[::-1]
    assert [message.sid for message in double.twilio.messages.list(to=PHONE, limit=2)] == sent[:-3:-1]
    assert len(list(double.twilio.messages.stream(from_=NUMBER, page_size=5))) == 8


def test_a_new_message_does_not_shift_the_next_page(double: RunningDouble) -> None:
    sent = [send(double, body=f"text {n}").sid for n in range(4)]
    first = double.twilio.messages.page(page_size=2)
    seen = [message.sid for message in first]
    send(double, body="late")
    seen += [message.sid for message in first.next_page()]
    assert seen == sent[::-1]


def test_the_list_is_cut_by_date_sent(double: RunningDouble) -> None:
    now = datetime.now(UTC)
    sid = send(double).sid
    found = double.twilio.messages
    assert [m.sid for m in found.list(date_sent_after=now - timedelta(seconds=2))] == [sid]
    assert found.list(date_sent_after=now + timedelta(minutes=1)) == []
    assert [m.sid for m in found.list(date_sent_before=now + timedelta(minutes=1))] == [sid]
    assert found.list(date_sent_before=now - timedelta(minutes=1)) == []
    by_day = requests.get(
        f"{double.base}/2010-04-01/Accounts/{ACCOUNT}/Messages.json",
        {"DateSent": now.strftime("%Y-%m-%d")},
        auth=(ACCOUNT, TOKEN),
        timeout=60,
    )
    assert [item["sid"] for item in by_day.json()["messages"]] == [sid]


def test_a_redacted_message_keeps_its_place_but_not_its_text(double: RunningDouble) -> None:
    sid = send(double).sid
    assert double.twilio.messages(sid).update(body="").body == ""
    assert [message.body for message in double.twilio.messages.list()] == [""]
    assert double.control.thread(PHONE).texts[0].body == "Hello"


def test_a_deleted_message_is_gone_from_the_list_only(double: RunningDouble) -> None:
    sid = send(double).sid
    assert double.twilio.messages(sid).delete()
    assert double.twilio.messages.list() == []
    with pytest.raises(TwilioRestException) as gone:
        double.twilio.messages(sid).fetch()
    assert (gone.value.status, gone.value.code) == (404, 20404)
    assert len(double.control.thread(PHONE).texts) == 1


def test_the_control_api_is_closed_to_pages_and_other_hosts(double: RunningDouble) -> None:
    url = f"{double.base}/double/messages"
    assert requests.get(url, headers={"Origin": "https://evil.example"}, timeout=60).status_code == 403
    assert requests.get(url, headers={"Host": "evil.example"}, timeout=60).status_code == 403
