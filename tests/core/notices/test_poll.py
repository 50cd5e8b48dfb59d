"""What of a reply answers a notice's poll."""

import pytest

from textbot.core.notices.poll import Poll

YES_NO, SCALE = Poll("yes-no"), Poll("scale")


@pytest.mark.parametrize(
    "text",
    ["yes", "Yeah!", "YES please", "sure", "of course", "claro que sí", "Sí", "si, me gusta la idea", "por supuesto"],
)
def test_these_say_yes(text: str) -> None:
    assert YES_NO.heard(text) == "yes"


@pytest.mark.parametrize(
    "text", ["no", "Nope", "No, too loud", "actually no", "absolutely not", "claro que no", "mejor no", "para nada"]
)
def test_these_say_no(text: str) -> None:
    assert YES_NO.heard(text) == "no"


@pytest.mark.parametrize("text", ["no pasó la basura", "no trash pickup today", "yes?", "ok", "thanks", "👍", "4"])
def test_what_may_be_something_else_is_no_answer(text: str) -> None:
    assert YES_NO.heard(text) is None


def test_a_comment_is_no_answer_where_something_else_is_plainly_meant() -> None:
    assert YES_NO.heard("sure, theres a pothole on elm", sure_of_else=True) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("4", "4"), ("four", "4"), ("cuatro", "4"), ("4/5", "4"), ("5 stars!", "5"), ("le doy un 5", "5"),
     ("I'd say 2", "2"), ("4 out of 5", "4"), ("cinco estrellas", "5"), ("#3", "3")],
)  # fmt: skip
def test_these_are_numbers(text: str, answer: str) -> None:
    assert SCALE.heard(text) == answer


@pytest.mark.parametrize("text", ["7", "0", "1-5", "100", "the pothole on 4", "yes", "4?"])
def test_these_are_no_number_from_1_to_5(text: str) -> None:
    assert SCALE.heard(text) is None


@pytest.mark.parametrize(
    ("data", "words"),
    [({"kind": "maybe"}, "one of"), ({"kind": "scale", "until": "2026-12-01T10:00:00"}, "zone")],
)
def test_a_poll_that_cannot_be_read_says_why(data: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Poll.from_data(data)
