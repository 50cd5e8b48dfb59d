"""Faults on demand: what can go wrong at Twilio, and when it does."""

import random
import threading
from dataclasses import asdict, dataclass
from typing import Any

# Sending by REST: before it is accepted, or after it was kept.
BEFORE_KEEPING = ("rest_429", "rest_500", "rest_reset", "rest_refuse", "rest_hang_before")
AFTER_KEEPING = ("rest_500_after", "rest_reset_after", "rest_hang")
KINDS: dict[str, str] = {
    "rest_429": "the API answers 429 / 20429; nothing is kept",
    "rest_500": "the API answers 500; nothing is kept",
    "rest_reset": "the connection closes before anything is kept",
    "rest_refuse": "the API answers 400 with `code` (21610 when unset); nothing is kept",
    "rest_hang_before": "the API answers 503 after `seconds` (30); nothing is kept",
    "rest_500_after": "the message is kept, the API answers 500",
    "rest_reset_after": "the message is kept, the connection closes without an answer",
    "rest_hang": "the message is kept, the answer comes after `seconds` (30)",
    "list_lag": "messages younger than `seconds` (5) are not on the list yet",
    "list_429": "reading the list or a message answers 429 / 20429",
    "list_500": "reading the list or a message answers 500",
    "callback_double": "each status callback is posted twice",
    "callback_reverse": "`delivered` is posted before `sent`",
    "callback_drop": "the status callback is never posted",
    "callback_late": "the status callback is posted `seconds` (5) late",
    "undelivered": "the message ends undelivered with `code` (30003 when unset)",
    "webhook_double": "the text is posted twice, `seconds` (0) apart; the first answer is lost",
    "webhook_refuse": "the text is never posted: Twilio has given up",
    "webhook_late": "the text is posted `seconds` (5) late",
}


@dataclass
class Rule:
    """One fault: for `number` (or all), with `probability`, at most `count` times (None: no end)."""

    kind: str
    count: int | None = None
    probability: float = 1.0
    number: str | None = None
    seconds: float | None = None
    code: int | None = None
    struck: int = 0
    asked: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown fault {self.kind!r}; known: {', '.join(KINDS)}")

    def after(self, default: float) -> float:
        """Its `seconds`, or `default`."""
        return default if self.seconds is None else self.seconds


class Faults:
    """The rules in force. The n-th chance of a rule falls the same way for the same seed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rules: list[Rule] = []
        self._seed = 0

    def add(self, rules: list[dict[str, Any]], seed: int | None = None) -> None:
        """Put more rules in force. ValueError or TypeError when one is not understood: then none is."""
        made = [Rule(**rule) for rule in rules]
        with self._lock:
            self._seed = self._seed if seed is None else seed
            self._rules += made

    def clear(self) -> None:
        """All is well again."""
        with self._lock:
            self._rules = []

    def listed(self) -> dict[str, Any]:
        """Rules in force, with how often each was asked and struck."""
        with self._lock:
            return {"seed": self._seed, "rules": [asdict(rule) for rule in self._rules]}

    def strike(self, kind: str, number: str | None = None) -> Rule | None:
        """The rule of that kind that strikes now for that number, or None."""
        with self._lock:
            return next((rule for rule in self._rules if rule.kind == kind and self._strikes(rule, number)), None)

    def first(self, kinds: tuple[str, ...], number: str | None = None) -> Rule | None:
        """The first rule of several kinds that strikes now."""
        return next((rule for kind in kinds if (rule := self.strike(kind, number))), None)

    def _strikes(self, rule: Rule, number: str | None) -> bool:
        if rule.number is not None and rule.number != number:
            return False
        if rule.count is not None and rule.struck >= rule.count:
            return False
        rule.asked += 1
        if random.Random(f"{self._seed}:{rule.kind}:{rule.number}:{rule.asked}").random() >= rule.probability:
            return False
        rule.struck += 1
        return True
