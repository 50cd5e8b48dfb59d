"""What is told at the summary goes along with the report, in the resident's own words."""

import pytest

from tests.core.reports.talk import Talk, city
from textbot.core.steps.confirm import NOTE


def at_the_summary() -> Talk:
    """A pothole whose summary waits for YES."""
    talk = Talk(city(""))
    talk.text("pothole at elm and 5th")
    for _ in range(4):
        frame = talk.session.frame
        if frame is not None and frame.step == "check":
            break
        talk.text("skip")
    assert talk.session.frame is not None
    assert talk.session.frame.step == "check", talk.session.frame
    return talk


def test_more_words_stand_in_the_summary_and_go_with_the_report() -> None:
    talk = at_the_summary()
    assert "purple paint around the edge" in talk.text("purple paint around the edge")
    talk.text("two hubcaps beside the curb")
    talk.text("yes")
    assert talk.sent is not None
    assert talk.sent.slots[NOTE].value == "purple paint around the edge; two hubcaps beside the curb"


@pytest.mark.parametrize("text", ["can I keep it", "and what happens then?", "gracias", "hmm"])
def test_a_question_or_a_kind_word_is_no_note(text: str) -> None:
    talk = at_the_summary()
    talk.text(text)
    assert talk.session.frame is None or NOTE not in talk.session.frame.slots


def test_a_short_no_in_own_words_asks_what_to_change() -> None:
    talk = at_the_summary()
    talk.text("nope not like that")
    assert talk.session.offer is not None
    assert talk.session.offer.kind == "change"
