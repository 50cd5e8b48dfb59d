"""Numbers as people, spreadsheets and networks write them."""

import pytest

from textbot.core.phone import typed_phone


@pytest.mark.parametrize(
    "typed",
    [
        "+16025550143", "16025550143", "6025550143", "(602) 555-0143", "602.555.0143", "602 555 0143",
        "1-602-555-0143", "6025550143.0", "'+16025550143", "tel:+1-602-555-0143", "\u00a0602\u2013555\u20130143 ",
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written(typed: str) -> None:
    assert typed_phone(typed) == "+16025550143"


def test_numbers_end_in_noughts_and_come_from_abroad() -> None:
    assert typed_phone("602.555.0000") == "+16025550000"
    assert typed_phone("+52 55 1234 5678") == "+525512345678"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1.6E+10", "rounded"), ("1,60256E+10", "rounded"), ("6.03E10", "rounded"), ("", "missing"), ("  ", "missing"),
        ("555-0143", "ten digits"), ("602555014", "ten digits"), ("60255501433", "ten digits"),
        ("1025550143", "ten digits"), ("6021550143", "ten digits"), ("602-555-0143 x12", "no phone"),
        ("602-CALL-NOW", "no phone"), ("n/a", "no phone"), ("=6025550143", "no phone"), ("٦٠٢٥٥٥٠١٤٣", "no phone"),
        ("602-555-0143, 602-555-0144", "no phone"), ("6025550143 6025550144", "ten digits"), ("+1", "ten digits"),
    ],
)  # fmt: skip
def test_what_is_no_number_says_why(typed: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        typed_phone(typed)
