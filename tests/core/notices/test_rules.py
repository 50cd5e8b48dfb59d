import pytest

from textbot.core.notices.rules import Halt
from textbot.core.notices.state import MOVES, OVER, STATES, may_move

CASES = {
    "six opt-outs of 200 are few": (50_000, 6, 0, ""),
    "seven are too many, after however few": (50_000, 7, 0, "opt_outs"),
    "twenty failures are few": (50_000, 0, 20, ""),
    "twenty-one are too many": (50_000, 0, 21, "failures"),
    "two opt-outs of sixty are too many": (60, 2, 0, "opt_outs"),
    "one opt-out of sixty is not": (60, 1, 0, ""),
    "opt-outs weigh more": (200, 7, 21, "opt_outs"),
}


@pytest.mark.parametrize(("recipients", "opt_outs", "failures", "why"), CASES.values(), ids=list(CASES))
def test_a_notice_halts_by_its_first_texts(recipients: int, opt_outs: int, failures: int, why: str) -> None:
    assert Halt().why(recipients, opt_outs, failures) == why


def test_every_way_leads_from_a_state_to_a_state() -> None:
    assert all(way.sources <= set(STATES) and way.target in STATES for way in MOVES.values())


def test_only_texts_that_nobody_can_account_for_lead_back_from_what_is_over() -> None:
    assert {deed for deed in MOVES for state in OVER if may_move(state, deed)} == {"resend"}


def test_nobody_sends_what_is_not_approved() -> None:
    assert [state for state in STATES if may_move(state, "send")] == ["approved"]
