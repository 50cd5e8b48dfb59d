"""Tokens: kept while they count, asked for again before they end, replaced once, and never a reason to be unsure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.rig.crm.server import Asked, Crm, Told, running
from textbot.connectors.connector import Away, Expired, Unsure
from textbot.connectors.signed_in import Client, send_signed_in
from textbot.connectors.wire import Wire


@dataclass
class Gate:
    """What the token's address answers, in turn; the last one again and again."""

    answers: list[Told] = field(default_factory=lambda: [Told(200, {"access_token": "t", "expires_in": 3600})])


class Gated(Crm):
    """Answers 200 to whoever has the token `t`."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Gate()
        self.good = "t"

    def is_for_a_token(self, asked: Asked) -> bool:
        return False

    def answer(self, asked: Asked) -> Told:
        if "oauth" in asked.path:
            return self.gate.answers.pop(0) if len(self.gate.answers) > 1 else self.gate.answers[0]
        return Told(200 if asked.headers.get("authorization") == f"Bearer {self.good}" else 401, {})

    @property
    def tokens_asked(self) -> int:
        return sum("oauth" in asked.path for asked in self.asked)


@pytest.fixture
def gated() -> Iterator[Any]:
    with running(Gated()) as crm:
        yield crm


def call(gated: Any, seconds: float = 5.0, method: str = "POST") -> int:
    client = Client(f"{gated.url}/oauth/token", "us", "hush", {"scope": f"of {gated.port}"})
    return send_signed_in(Wire(method, f"{gated.url}/orders"), client, seconds).status


def test_a_token_is_kept_while_it_counts(gated: Any) -> None:
    assert [call(gated) for _ in range(3)] == [200, 200, 200]
    assert gated.tokens_asked == 1


def test_a_token_about_to_end_is_not_used_again(gated: Any) -> None:
    gated.gate.answers = [Told(200, {"access_token": "t", "expires_in": 30})]
    call(gated)
    call(gated)
    assert gated.tokens_asked == 2


def test_a_token_that_is_turned_away_is_replaced_once(gated: Any) -> None:
    call(gated)
    gated.good = "fresh"
    gated.gate.answers = [Told(200, {"access_token": "fresh"})]
    assert call(gated) == 200
    gated.good = "another"
    with pytest.raises(Expired):
        call(gated)
    assert gated.tokens_asked == 3


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Told(400, {"error": "invalid_client"}), Expired),
        (Told(401, {"error": "invalid_client"}), Expired),
        (Told(500, b"oops"), Away),
        (Told(503, b""), Away),
        (Told(200, b"<html>"), Away),
        (Told(200, {"token": "t"}), Away),
        (Told(200, []), Away),
        (Told(302, b"", {"Location": "http://127.0.0.2:9/"}), Expired),
    ],
    ids=["a wrong secret", "turned away", "a fault", "closed", "a page", "no token", "no object", "elsewhere"],
)
def test_without_a_token_nothing_was_done(gated: Any, answer: Told, error: type[Away]) -> None:
    gated.gate.answers = [answer]
    with pytest.raises(error) as caught:
        call(gated)
    assert not isinstance(caught.value, Unsure)
    assert [asked.path for asked in gated.asked] == ["/oauth/token"]
    assert "hush" not in str(caught.value)


def test_a_token_that_does_not_come_leaves_nothing_unsure(gated: Any) -> None:
    gated.fail("hang", on="any")
    with pytest.raises(Away) as caught:
        call(gated, seconds=0.2)
    assert not isinstance(caught.value, Unsure)
