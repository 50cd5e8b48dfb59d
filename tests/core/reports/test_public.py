"""What anybody may see of a place."""

import pytest

from textbot.core.reports.public import Shown, block_of, shown_place

POINT = (33.448512, -112.071034)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1234 Elm St", "1200 block of Elm St"),
        ("45 Oak Ct", "1 block of Oak Ct"),
        ("510 5th St", "500 block of 5th St"),
        ("12B Elm St #3", "1 block of Elm St"),
        ("123-125 1/2 Elm St Apt 4", "100 block of Elm St"),
        ("near 123 Main St", "near 100 block of Main St"),
        ("123 Main St (33.44850, -112.07100)", "100 block of Main St"),
        ("Riverbend Library (310 Main St)", "Riverbend Library (300 block of Main St)"),
        ("1200 block of Elm St", "1200 block of Elm St"),
        ("Elm St & 5th St", "Elm St & 5th St"),
        ("Elm St between 5th St and 6th St", "Elm St between 5th St and 6th St"),
        ("33.44850, -112.07100", ""),
        ("", ""),
    ],
)
def test_a_block_names_no_house(text: str, shown: str) -> None:
    assert block_of(text) == shown


def test_a_block_is_written_in_the_readers_language() -> None:
    assert block_of("1234 Elm St", "cuadra {block} de {street}") == "cuadra 1200 de Elm St"


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("place", Shown("1234 Elm St", *POINT)),
        ("block", Shown("1200 block of Elm St", 33.449, -112.071)),
        ("none", None),
        ("", None),
        ("anything", None),
    ],
)
def test_the_rule_of_the_kind_holds(rule: str, shown: Shown | None) -> None:
    assert shown_place(rule, "1234 Elm St", *POINT, "exact") == shown


@pytest.mark.parametrize("rule", ["place", "block"])
def test_the_residents_own_words_are_never_shown(rule: str) -> None:
    assert shown_place(rule, "by Maria Lopez's blue house", None, None, "unverified") == Shown()
