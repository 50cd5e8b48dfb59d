"""The phone simulator, with a real double behind it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask.testing import FlaskClient

from tests.rig.double_fixtures import double, double_process, receiver  # noqa: F401
from tests.rig.twilio_double import Receiver, RunningDouble, until
from textbot.config import load_settings
from textbot.runtime import open_runtime
from textbot.web import create_app
from textbot.web.simulator.phone_numbers import read_number, read_numbers
from textbot.web.simulator.phone_texts import Part, linked, map_link

PHONE, SHOWN = "+16025550111", "602-555-0111"
OURS = {"X-Requested-With": "phone"}
FORM = {"from": PHONE, "n": SHOWN}


@pytest.fixture
def client(double: RunningDouble, tmp_path: Path) -> Iterator[FlaskClient]:  # noqa: F811
    settings = replace(load_settings({"TEXTBOT_DATA": str(tmp_path)}), twilio_api_url=double.base)
    playbook = SimpleNamespace(
        facts=lambda language: {"city": "City of Riverbend"},
        languages=("en",),
        city=SimpleNamespace(timezone="America/Phoenix", demo=True),
    )
    # The page asks nothing of a database or of Redis, so neither need be there.
    runtime = replace(open_runtime(settings), shelf=SimpleNamespace(current=lambda: playbook))
    with create_app(runtime=runtime).test_client() as found:
        yield found
    runtime.close()


def bodies(double: RunningDouble) -> list[str]:  # noqa: F811
    return [text.body for text in double.control.thread(PHONE).texts if text.direction == "in"]


def test_the_page_shows_a_phone_and_needs_no_inline_code(client: FlaskClient) -> None:
    answer = client.get("/phone")
    assert answer.status_code == 200 and SHOWN in answer.text
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert "<style" not in answer.text and "style=" not in answer.text and "onclick" not in answer.text
    assert "<script>" not in answer.text


def test_a_form_without_javascript_sends_and_shows_the_thread(
    client: FlaskClient,
    double: RunningDouble,  # noqa: F811
    receiver: Receiver,  # noqa: F811
) -> None:
    receiver.says("<Response><Message>Trash day is &lt;b&gt;Monday&lt;/b&gt;. https://x.example/a</Message></Response>")
    sent = client.post("/phone/texts", data=FORM | {"body": "When?\r\nMonday?"}, headers={"Origin": "http://localhost"})
    assert (sent.status_code, sent.headers["Location"]) == (303, f"/phone?n={SHOWN}#latest-{SHOWN}")
    html = client.get(sent.headers["Location"]).text
    assert "When?\nMonday?" in html
    assert "Trash day is &lt;b&gt;Monday&lt;/b&gt;." in html and 'href="https://x.example/a"' in html
    assert "1 segment, GSM-7" in html


def test_a_script_gets_json_and_what_is_new(
    client: FlaskClient,
    double: RunningDouble,  # noqa: F811
    receiver: Receiver,  # noqa: F811
) -> None:
    receiver.says("<Response><Message>¿Qué día?</Message></Response>")
    assert client.post("/phone/texts", json={"from": SHOWN, "body": "hola"}, headers=OURS).json["sid"]
    until(lambda: [text.status for text in double.control.thread(PHONE).texts] == ["received", "delivered"])
    found = client.get(f"/phone/threads?numbers={PHONE}&after=0").json
    mine, theirs = found["bubbles"]
    assert (mine["mine"], mine["parts"][0]["text"], mine["meta"]) == (True, "hola", "Delivered")
    assert (theirs["mine"], theirs["meta"]) == (False, "1 segment, UCS-2 · Delivered")
    again = client.get(f"/phone/threads?numbers={PHONE}&after={found['rev']}").json
    assert again == {"bubbles": [], "rev": found["rev"]}


@pytest.mark.parametrize(
    ("button", "body"),
    [
        pytest.param({"chip": "AGENT"}, "AGENT", id="chip"),
        pytest.param({"place": "City Hall"}, "https://maps.google.com/?q=33.4411,-112.0770", id="place"),
    ],
)
def test_a_button_sends_its_own_words(
    client: FlaskClient,
    double: RunningDouble,  # noqa: F811
    button: dict[str, str],
    body: str,
) -> None:
    assert client.post("/phone/texts", data=FORM | {"body": ""} | button, headers=OURS).status_code == 200
    assert bodies(double) == [body]


def test_a_photo_travels_to_the_thread_and_back(client: FlaskClient, double: RunningDouble) -> None:  # noqa: F811
    assert client.post("/phone/texts", data=FORM | {"sample": "1"}, headers=OURS).status_code == 200
    (text,) = double.control.thread(PHONE).texts
    shown = client.get(f"/phone/media/{text.media[0].id}")
    assert (shown.status_code, shown.mimetype, shown.data[:2]) == (200, "image/jpeg", b"\xff\xd8")
    uploaded = client.post("/phone/media", data=b"GIF89a", content_type="image/gif", headers=OURS).json["id"]
    client.post("/phone/texts", json={"from": PHONE, "media": [uploaded]}, headers=OURS)
    assert len(double.control.thread(PHONE).texts) == 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param({"body": "  "}, "Write a text first", id="empty"),
        pytest.param({"body": "x" * 1601}, "two texts", id="too_long"),
        pytest.param({"body": "hi", "from": "5"}, "602-555-0111", id="no_number"),
    ],
)
def test_what_cannot_be_sent_says_what_to_do(
    client: FlaskClient,
    double: RunningDouble,  # noqa: F811
    values: dict[str, str],
    said: str,
) -> None:
    refused = client.post("/phone/texts", data=FORM | values, headers=OURS)
    assert refused.status_code == 400 and said in refused.json["error"]
    page = client.post("/phone/texts", data=FORM | values, headers={"Sec-Fetch-Site": "same-origin"})
    assert page.status_code == 400 and said in page.text
    assert bodies(double) == []


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html"])
def test_only_photos_are_taken_and_shown(client: FlaskClient, double: RunningDouble, kind: str) -> None:  # noqa: F811
    assert client.post("/phone/media", data=b"<script>", content_type=kind, headers=OURS).status_code == 400
    kept = double.control.upload(b"<script>", kind)
    assert client.get(f"/phone/media/{kept}").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "https://evil.example"}, id="other_origin"),
        pytest.param({"Origin": "https://evil.example"} | OURS, id="other_origin_as_script"),
        pytest.param({}, id="no_origin"),
        pytest.param({"Host": "evil.example"} | OURS, id="rebound_host"),
    ],
)
def test_other_sites_cannot_text(client: FlaskClient, double: RunningDouble, headers: dict[str, str]) -> None:  # noqa: F811
    assert client.post("/phone/texts", data=FORM | {"body": "hi"}, headers=headers).status_code == 403
    assert bodies(double) == []


def test_other_machines_see_nothing(client: FlaskClient) -> None:
    assert client.get("/phone", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 403


def test_up_to_four_phones_stand_side_by_side(client: FlaskClient) -> None:
    html = client.get("/phone?" + "&".join(f"n=602-555-011{n}" for n in (1, 2, 2, 3, 4, 5))).text
    assert html.count('class="phone"') == 4 and "Add a phone" not in html


def test_a_double_that_is_away_is_said_plainly(client: FlaskClient) -> None:
    runtime = client.application.extensions["textbot"]
    settings = replace(runtime.settings, twilio_api_url="http://127.0.0.1:9")
    client.application.extensions["textbot"] = replace(runtime, settings=settings)
    page = client.get("/phone")
    assert page.status_code == 503 and "not answering" in page.text
    assert client.get(f"/phone/threads?numbers={PHONE}&after=0").status_code == 503


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("602-555-0111", PHONE),
        ("(602) 555 0111", PHONE),
        ("+16025550111", PHONE),
        ("555-0111", None),
        ("", None),
        ("0025550111", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str | None) -> None:
    assert read_number(text) == number


def test_a_wrong_number_falls_back_to_the_first_pick_and_says_so() -> None:
    assert read_numbers(["5"]) == ([PHONE], "Please use a phone number like 602-555-0111.")


def test_links_end_before_the_sentence_does() -> None:
    assert linked("See https://a.example/r/2026-1121-0001. Or javascript:alert(1)") == (
        Part("See "),
        Part("https://a.example/r/2026-1121-0001", "https://a.example/r/2026-1121-0001"),
        Part(". Or javascript:alert(1)"),
    )
    assert len(linked(map_link("City Hall"))) == 1
