"""What makes a password good enough."""

import pytest

from textbot.actions.staff.password_rules import TOO_CLOSE, TOO_COMMON, TOO_LONG, TOO_SHORT, fault

ANA = ("ana.lopez@riverbend.gov", "Ana López", "City of Riverbend", "Riverbend", "riverbend.gov")


@pytest.mark.parametrize(
    ("password", "wrong"),
    [
        ("", TOO_SHORT),
        ("k9#fQ2!xz7L", TOO_SHORT),
        ("x" * 201, TOO_LONG),
        ("ana.lopez@riverbend.gov", TOO_CLOSE),
        ("Riverbend2026!", TOO_CLOSE),
        ("analopez-2026", TOO_CLOSE),
        ("password1234", TOO_COMMON),
        ("Password1234!", TOO_COMMON),
        ("qwertyuiop12", TOO_COMMON),
        ("aaaaaaaaaaaa", TOO_COMMON),
        ("123456789012", TOO_COMMON),
        ("iloveyou1234", TOO_COMMON),
        ("Winter2026!!", TOO_COMMON),
        ("otter lamp seventeen", ""),
        ("k9#fQ2!xz7Lw", ""),
        ("tres gatos miran el río", ""),
        ("hk3f-9sdd-2mmq-x7yz", ""),
        ("🐢🐢🌵🌵 desert turtle", ""),
    ],
)
def test_a_password_is_judged(password: str, wrong: str) -> None:
    assert fault(password, ANA) == wrong
