"""A resident's text: signed, delivered as Twilio does, answered by TwiML."""

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator

from tests.rig.twilio_double import ACCOUNT, NUMBER, TOKEN, Receiver, RunningDouble, until

PHONE = "+16025550123"


def codes(double: RunningDouble) -> list[int]:
    return [error["code"] for error in double.control.errors()]


def test_a_text_arrives_as_a_signed_form(double: RunningDouble, receiver: Receiver) -> None:
    sent = double.control.text(PHONE, "¿Cuándo pasa la basura? 👍", wait=True)
    (hit,) = receiver.texts()
    assert sent.http_status == 200 and sent.replies == ()
    assert {"MessageSid": sent.sid, "SmsSid": sent.sid, "SmsMessageSid": sent.sid}.items() <= hit.form.items()
    assert {"From": PHONE, "To": NUMBER, "AccountSid": ACCOUNT, "NumMedia": "0"}.items() <= hit.form.items()
    assert hit.form["Body"] == "¿Cuándo pasa la basura? 👍"
    assert hit.headers["I-Twilio-Idempotency-Token"]
    signature = hit.headers["X-Twilio-Signature"]
    assert RequestValidator(TOKEN).validate(receiver.url, hit.form, signature)
    assert not RequestValidator("another").validate(receiver.url, hit.form, signature)


def test_each_message_of_the_answer_becomes_a_reply_in_order(double: RunningDouble, receiver: Receiver) -> None:
    receiver.says("<Response><Message>One &amp; only</Message><Message><Body>Dos</Body></Message></Response>")
    sent = double.control.text(PHONE, "hi", wait=True)
    assert [reply.body for reply in sent.replies] == ["One & only", "Dos"]
    assert {reply.reply_to for reply in sent.replies} == {sent.sid}
    listed = double.twilio.messages.list(to=PHONE)
    assert [(message.body, message.direction) for message in listed] == [
        ("Dos", "outbound-reply"),
        ("One & only", "outbound-reply"),
    ]


def test_a_reply_is_reported_sent_then_delivered(double: RunningDouble, receiver: Receiver) -> None:
    receiver.says('<Response><Message statusCallback="/sms/status?t=abc">Hello</Message></Response>')
    (reply,) = double.control.text(PHONE, "hi", wait=True).replies
    until(lambda: len(receiver.statuses(reply.sid)) == 2)
    assert sorted(receiver.statuses(reply.sid)) == ["delivered", "sent"]
    hit = next(hit for hit in receiver.hits if hit.path == "/sms/status?t=abc")
    url = receiver.url.replace("/sms", hit.path)
    assert RequestValidator(TOKEN).validate(url, hit.form, hit.headers["X-Twilio-Signature"])
    assert double.twilio.messages(reply.sid).fetch().status == "delivered"


def test_a_closed_connection_is_tried_once_more(double: RunningDouble, receiver: Receiver) -> None:
    receiver.answer = lambda hit: None if len(receiver.hits) == 1 else (200, "text/xml", "<Response/>")
    assert double.control.text(PHONE, "hi", wait=True).http_status == 200
    first, second = receiver.texts()
    assert first.form["MessageSid"] == second.form["MessageSid"]
    assert first.headers["I-Twilio-Idempotency-Token"] == second.headers["I-Twilio-Idempotency-Token"]
    assert codes(double) == []


def test_after_two_closed_connections_twilio_gives_up(double: RunningDouble, receiver: Receiver) -> None:
    receiver.answer = lambda hit: None
    assert double.control.text(PHONE, "hi", wait=True).http_status is None
    assert (len(receiver.texts()), codes(double)) == (2, [11200])
    assert [message.body for message in double.twilio.messages.list(from_=PHONE)] == ["hi"]


def test_nobody_listening_leaves_the_text_on_the_list_only(double: RunningDouble) -> None:
    sent = double.control.text(PHONE, "hi", wait=True)
    assert (sent.http_status, codes(double)) == (None, [11200])
    assert double.control.thread(PHONE).texts[0].webhook == "failed"


def test_an_error_status_is_not_tried_again(double: RunningDouble, receiver: Receiver) -> None:
    receiver.answer = lambda hit: (503, "text/plain", "busy")
    assert double.control.text(PHONE, "hi", wait=True).http_status == 503
    assert (len(receiver.texts()), codes(double)) == (1, [11200])


@pytest.mark.parametrize(
    ("kind", "body", "code"),
    [
        pytest.param("text/xml", "<Response><Message>", 12100, id="broken_xml"),
        pytest.param("text/xml", "", 12100, id="empty"),
        pytest.param("text/xml", "<Reply/>", 12100, id="other_root"),
        pytest.param("text/xml", "<!DOCTYPE x []><Response/>", 12100, id="doctype"),
        pytest.param("application/json", "{}", 12300, id="json"),
    ],
)
def test_an_answer_that_is_no_twiml_goes_to_the_debugger(
    double: RunningDouble, receiver: Receiver, kind: str, body: str, code: int
) -> None:
    receiver.answer = lambda hit: (200, kind, body)
    assert double.control.text(PHONE, "hi", wait=True).replies == ()
    assert codes(double) == [code]


def test_texts_of_one_phone_arrive_in_order(double: RunningDouble, receiver: Receiver) -> None:
    for n in range(20):
        double.control.text(PHONE, str(n))
        double.control.text("+16025550124", str(n))
    until(lambda: len(receiver.texts()) == 40)
    for phone in (PHONE, "+16025550124"):
        assert [h.form["Body"] for h in receiver.texts() if h.form["From"] == phone] == [str(n) for n in range(20)]


def test_a_photo_needs_the_login_and_its_cdn_refuses_it(double: RunningDouble, receiver: Receiver) -> None:
    photo = double.control.upload(b"not really a jpeg", "image/jpeg")
    sent = double.control.text(PHONE, "", [photo], wait=True)
    (hit,) = receiver.texts()
    assert (hit.form["NumMedia"], hit.form["MediaContentType0"], sent.sid[:2]) == ("1", "image/jpeg", "MM")
    url = hit.form["MediaUrl0"]
    assert requests.get(url, timeout=60).status_code == 401
    moved = requests.get(url, auth=(ACCOUNT, TOKEN), allow_redirects=False, timeout=60)
    cdn = moved.headers["Location"]
    assert moved.status_code == 302 and "/cdn/" in cdn
    assert requests.get(cdn, auth=(ACCOUNT, TOKEN), timeout=60).status_code == 400
    fetched = requests.get(cdn, timeout=60)
    assert (fetched.content, fetched.headers["Content-Type"]) == (b"not really a jpeg", "image/jpeg")
    assert requests.get(cdn.partition("?")[0], timeout=60).status_code == 403
    assert [item.content_type for item in double.twilio.messages(sent.sid).media.list()] == ["image/jpeg"]
    assert double.twilio.messages(sent.sid).media(photo).delete()
    assert requests.get(url, auth=(ACCOUNT, TOKEN), timeout=60).status_code == 404


def test_the_carrier_holds_texts_to_a_phone_that_said_stop(double: RunningDouble, receiver: Receiver) -> None:
    double.control.settings(opt_out="carrier")
    receiver.says("<Response><Message>You are opted out</Message></Response>")
    (held,) = double.control.text(PHONE, " stop ", wait=True).replies
    assert (held.status, held.error_code) == ("failed", 21610)
    with pytest.raises(TwilioRestException) as refused:
        double.twilio.messages.create(to=PHONE, from_=NUMBER, body="Notice")
    assert refused.value.code == 21610
    double.control.text(PHONE, "START", wait=True)
    assert double.twilio.messages.create(to=PHONE, from_=NUMBER, body="Notice").status == "queued"


def test_stop_is_left_to_the_bot_unless_the_carrier_is_switched_on(double: RunningDouble, receiver: Receiver) -> None:
    receiver.says("<Response><Message>You are opted out</Message></Response>")
    (reply,) = double.control.text(PHONE, "STOP", wait=True).replies
    assert reply.error_code is None


def test_fifty_texts_at_once_are_all_answered(double: RunningDouble, receiver: Receiver) -> None:
    receiver.says("<Response><Message>ok</Message></Response>")
    for n in range(50):
        double.control.text(f"+160255{n:05}", "hi", at_once=True)
    until(lambda: sum(text.direction == "out" for text in double.control.messages().texts) == 50)
    assert codes(double) == []
