"""Secrets: what is taken out of texts while one is asked for, and what stays."""

import pytest

from textbot.core.message import Message
from textbot.core.redaction import hush, mask, only_number
from textbot.core.secrecy import WHILE_ASKED, heard, kept_alone
from textbot.core.session import Session

ASKED, AFTER, NEVER = Session(hush=WHILE_ASKED), Session(hush=1000.0), Session()
NOW = 500.0


@pytest.mark.parametrize("text", ["2468", "2 4 6 8", "24-68", "my pin is 2468!", "1234567 and 2468", "it's 123-4567"])
def test_a_number_is_hushed_while_a_secret_is_asked_for(text: str) -> None:
    said = heard(Message("SM1", text), ASKED, NOW).text
    assert not any(char.isdigit() for char in said.replace("###", ""))


@pytest.mark.parametrize("text", ["who represents 1234 Main St?", "bache en la calle Olmo 1234", "is it open at 9?"])
def test_a_street_or_a_small_number_is_still_understood(text: str) -> None:
    assert heard(Message("SM1", text), ASKED, NOW).text == text


def test_the_raw_text_is_left_for_the_step_that_asked() -> None:
    assert heard(Message("SM1", "2468", raw="2468"), ASKED, NOW).raw == "2468"


@pytest.mark.parametrize(
    ("text", "hushed"), [("2468", True), ("my pin is 2468", True), ("1234 Main St", False), ("at 5:30", False)]
)
def test_for_a_while_afterwards_bare_numbers_are_hushed(text: str, hushed: bool) -> None:
    assert (heard(Message("SM1", text), AFTER, NOW).text != text) is hushed
    assert heard(Message("SM1", text), AFTER, 1001.0).text == text


def test_nobody_else_is_hushed() -> None:
    assert heard(Message("SM1", "2468"), NEVER, NOW).text == "2468"


def test_a_text_nobody_has_thought_about_keeps_no_number_at_all() -> None:
    assert kept_alone("pin 2468, 1234 Main St", ASKED, NOW) == "pin ###, ### Main St"
    assert kept_alone("1234 Main St", AFTER, NOW) == "1234 Main St"
    assert kept_alone("2468", NEVER, NOW) == "2468"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("my pin is 2468", "my pin is [removed]"),
        ("account number: 1234567, PIN 24 68", "account number: [removed], PIN [removed]"),
        ("mi cuenta es 1234567 y el nip es 2468", "mi cuenta es [removed] y el nip es [removed]"),
        ("cuenta 123", "cuenta 123"),
        ("pin the notice at 2468 Main St", "pin the notice at 2468 Main St"),
        ("report 2026-1121-0042", "report 2026-1121-0042"),
        ("my account? call 602-555-0120", "my account? call 602-555-0120"),
    ],
)
def test_what_is_called_a_pin_or_an_account_number_is_masked_in_any_text(text: str, kept: str) -> None:
    assert mask(text) == kept


def test_numbers_are_hushed_however_they_are_spaced() -> None:
    assert hush("a 12 34 56 b 78") == "a ### b 78"


@pytest.mark.parametrize(
    ("text", "alone"), [("2468", True), ("el nip es 2468", True), ("2468 Main St", False), ("hi", False)]
)
def test_a_number_alone_is_told_from_a_text_with_one(text: str, alone: bool) -> None:
    assert only_number(text) is alone
