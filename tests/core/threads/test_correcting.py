"""What is right, without what was wrong."""

import pytest

from textbot.core.threads.correcting import NOT


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("it's 132 not 123", "it's 132"),
        ("wrong street, it's Oak not Elm", "wrong street, it's Oak"),
        ("it's 132 Elm St instead of 123", "it's 132 Elm St"),
        ("es 132, no 123", "es 132"),
        ("es 132 en vez de 123", "es 132"),
        ("it's southbound", "it's southbound"),
    ],
)
def test_what_was_wrong_is_left_out(text: str, right: str) -> None:
    assert NOT.sub("", text) == right
