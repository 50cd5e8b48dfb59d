"""What still goes to a phone that opted out: the one confirmation, the answer to its HELP, and danger."""

from tests.rig.line import Line, messages, new_sid
from tests.rig.rehearsal import PaperChannel
from textbot.actions.turns.store_text import store_alone


def test_a_text_that_is_delivered_again_after_stop_is_not_answered_again(line: Line) -> None:
    sid = new_sid()
    assert line.hears("library hours", MessageSid=sid, SmsSid=sid)
    assert line.hears("STOP")
    assert line.hears("library hours", MessageSid=sid, SmsSid=sid) == []


def test_a_stop_that_is_delivered_again_is_confirmed_again(line: Line) -> None:
    form = line.form("STOP")
    assert messages(line.post(form).text) == messages(line.post(form).text) != []


def test_help_is_answered_by_rest_too(line: Line, paper: PaperChannel) -> None:
    line.hears("hi")
    line.hears("STOP")
    line.all_delivered()
    text = line.text("HELP")
    store_alone(line.rt, text.phone, text)
    line.work()
    assert ["assistant" in body for _, body in paper.sent] == [True]
