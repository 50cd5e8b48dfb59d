"""A member's name stands in texts to residents: it is one line that turns nothing around."""

import pytest

from textbot.core.member_name import member_name


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("  Ana\n María ", "Ana María"),
        ("Ana\u202egpj\u202c", "Anagpj"),
        ("\u2067\u2066", ""),
        ("مريم\u200f", "مريم\u200f"),
        ("a" * 80, "a" * 80),
        ("a" * 81, ""),
    ],
    ids=["one line", "turned", "nothing else", "Arabic", "long", "too long"],
)
def test_a_name_is_one_line_that_turns_nothing_around(said: str, name: str) -> None:
    assert member_name(said) == name
