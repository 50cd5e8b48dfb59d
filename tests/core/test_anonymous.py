"""What is kept of a question is what was asked, not who asked."""

import pytest

from textbot.core.anonymous import LONGEST, anonymous, normal_form

KEPT = {
    "is the office at city hall open on monday": None,
    "where do i get the 1040 form for 2026": None,
    "can i call 311 or 211 about it": None,
    "do you take 2 old tires": None,
    "is it $250 to adopt 3 cats": None,
    "write to ana.diaz+bills@mail.example.com please": "write to [email] please",
    "call me at (602) 555-0123": "call me at [phone]",
    "mi numero es 602.555.0123 gracias": "mi numero es [phone] gracias",
    "text 555-0123": "text [phone]",
    "i live at 123 Main St": "i live at [number] Main St",
    "123 n elm street has no water": "[number] n elm street has no water",
    "vivo en calle Olmo 45": "vivo en calle Olmo [number]",
    "1450 oak trash": "[number] oak trash",
    "apt 4B has no heat": "apt [number] has no heat",
    "my account is 00123456": "my account is [removed]",
    "my report 2026-1121-0042": "my report [reference]",
    "my name is Rosa Maria Lopez and i need a permit": "my name is [name] and i need a permit",
    "me llamo Rosa y necesito un permiso": "me llamo [name] y necesito un permiso",
    "card 4111 1111 1111 1111": "card [card number removed]",
    "my ssn 123-45-6789": "my ssn [SSN removed]",
    "two\n lines": "two lines",
}


@pytest.mark.parametrize(("text", "kept"), KEPT.items(), ids=KEPT)
def test_whom_it_came_from_is_taken_out(text: str, kept: str | None) -> None:
    assert anonymous(text) == (text if kept is None else kept)


def test_a_message_is_kept_as_its_beginning() -> None:
    assert len(anonymous("why " * 400)) == LONGEST


def test_two_askings_of_one_question_share_a_form() -> None:
    asked = ("Is the pool open?", "is the POOL open!!", "is the pool   open")
    assert {normal_form(anonymous(each)) for each in asked} == {"is the pool open"}
    first, second = (normal_form(anonymous(f"who owns {number} Main St?")) for number in (12, 345))
    assert first == second
    assert normal_form(anonymous("602-555-0123")) == ""
