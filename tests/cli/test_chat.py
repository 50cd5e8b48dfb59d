"""`textbot chat` through a real double, with a small receiver as the bot."""

import json
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
import yaml
from click.testing import CliRunner, Result

from tests.rig.double_fixtures import double, double_process, receiver  # noqa: F401
from tests.rig.twilio_double import Hit, Receiver, RunningDouble
from textbot.cli.chat import chat
from textbot.cli.dialogue import Turn, golden

PHONE = "+16025550123"


@pytest.fixture
def data(tmp_path: Path, double: RunningDouble) -> Path:  # noqa: F811
    (tmp_path / "run.json").write_text(json.dumps({"double_url": double.base}))
    return tmp_path


def run(data: Path, said: str, *options: str) -> Result:
    return CliRunner(env={"TEXTBOT_DATA": str(data)}).invoke(chat, ["--patience", "0", *options], input=said)


def echo(hit: Hit) -> tuple[int, str, str]:
    if hit.form["Body"] == "STOP":
        return 200, "text/xml", "<Response/>"
    twiml = f"<Response><Message>You said:\n{escape(hit.form['Body'])}</Message></Response>"
    return 200, "text/xml", twiml


def test_each_line_is_a_text_and_replies_come_in_order(data: Path, receiver: Receiver) -> None:  # noqa: F811
    receiver.answer = echo
    told = run(data, "hi\n\n¿Cuándo? <b>\n", "--from", PHONE)
    assert told.exit_code == 0, told.output
    assert told.stdout == "You said:\nhi\n\nYou said:\n¿Cuándo? <b>\n\n"
    assert [hit.form["From"] for hit in receiver.texts()] == [PHONE, PHONE]


def test_the_phone_of_the_last_chat_is_used_again_unless_a_fresh_one_is_wanted(
    data: Path,
    receiver: Receiver,  # noqa: F811
) -> None:
    for options in ((), (), ("--fresh",)):
        run(data, "hi\n", *options)
    first, second, third = (hit.form["From"] for hit in receiver.texts())
    assert first == second == "+16025550121"
    assert third == "+16025550122"


def test_a_recorded_dialogue_is_yaml_that_says_the_same(data: Path, receiver: Receiver) -> None:  # noqa: F811
    receiver.answer = echo
    told = run(data, "¿Qué: día?\nSTOP\n", "--from", PHONE, "--record", "--name", "two turns", "--language", "es")
    assert yaml.safe_load(told.stdout) == {
        "name": "two turns",
        "language": "es",
        "phone": PHONE,
        "turns": [{"them": "¿Qué: día?", "us": "You said:\n¿Qué: día?"}, {"them": "STOP", "us": None}],
    }
    assert "You said:" in told.stderr


@pytest.mark.parametrize("text", ["yes", "no", "null", "1", "a: b", "# x", "👍", 'say "hi"', "a\n\n  b\n", "á" * 300])
def test_a_golden_dialogue_keeps_every_text_exactly(text: str) -> None:
    told = yaml.safe_load(golden(text.strip() or "x", "en", PHONE, [Turn(text, (text, text))]))
    assert told["turns"] == [{"them": text, "us": [text, text]}]


def test_a_text_the_bot_does_not_take_is_told_and_fails(data: Path, receiver: Receiver) -> None:  # noqa: F811
    receiver.answer = lambda hit: (503, "text/plain", "")
    told = run(data, "hi\n", "--from", PHONE)
    assert told.exit_code == 1 and "did not take" in told.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "Start textbot first: make run", id="nothing_runs"),
        pytest.param({"double_url": "http://127.0.0.1:9"}, "Start textbot first: make run", id="left_by_a_crash"),
        pytest.param({"double_url": None}, "demo mode only", id="real_account"),
    ],
)
def test_without_a_running_demo_it_says_what_to_do(tmp_path: Path, content: dict | None, said: str) -> None:
    if content is not None:
        (tmp_path / "run.json").write_text(json.dumps(content))
    told = run(tmp_path, "hi\n")
    assert told.exit_code == 1 and said in told.stderr
