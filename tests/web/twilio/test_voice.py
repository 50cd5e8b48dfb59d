"""People who call the number."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from twilio.request_validator import RequestValidator

from tests.rig.office import Office
from textbot.web import create_app


def call(desk: Office, **changes: str) -> tuple[int, str]:
    """Somebody calls: the status and the TwiML."""
    settings = desk.rt.settings
    form = {
        "CallSid": "CA" + "1" * 32,
        "AccountSid": settings.twilio_account_sid,
        "From": "+16025550111",
        "To": settings.twilio_number or "",
        "CallStatus": "ringing",
    } | changes
    signature = RequestValidator(settings.twilio_auth_token).compute_signature(f"{settings.public_url}/voice", form)
    client: FlaskClient = create_app(runtime=desk.rt).test_client()
    answer = client.post("/voice", data=form, headers={"X-Twilio-Signature": signature})
    return answer.status_code, answer.text


def test_a_caller_in_office_hours_hears_both_languages_and_is_connected(desk: Office) -> None:
    status, text = call(desk)
    root = ElementTree.fromstring(text)
    said = [(verb.get("language"), verb.text) for verb in root.iter("Say")]
    assert status == 200
    assert [language for language, _ in said] == ["en-US", "es-US"] * 3
    assert said[0][1] == desk.rt.playbook.text("phrases.voice_greeting", "en")
    assert said[3][1] == desk.rt.playbook.text("phrases.voice_hours", "es")
    dial = root.find("Dial")
    assert dial is not None
    assert dial.text == "+16025550101"


@pytest.mark.parametrize(
    "later", [timedelta(hours=10), timedelta(days=3), timedelta(days=5)], ids=["night", "Thanksgiving", "Saturday"]
)
def test_a_caller_outside_office_hours_hears_when_to_call(desk: Office, later: timedelta) -> None:
    desk.clock.pass_by(later)
    status, text = call(desk)
    root = ElementTree.fromstring(text)
    assert status == 200
    assert root.find("Dial") is None
    assert len(list(root.iter("Say"))) == 4


def test_a_call_that_is_not_twilios_is_refused(desk: Office) -> None:
    assert call(desk, AccountSid="AC" + "0" * 32)[0] == 403
    assert create_app(runtime=desk.rt).test_client().post("/voice", data={"From": "+16025550111"}).status_code == 403
