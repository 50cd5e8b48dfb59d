"""States of orders as a system sends them to us, or gives them when asked: plain JSON of one shape.

{"states": [{"reference": "2026-1121-0042", "id": "WO-7", "status": "closed", "at": "2026-11-24T09:30:00-07:00"}]}, or
one such object alone. `reference` or `id` names the order; `at` has a zone.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from textbot.connectors.work_orders import ExternalState
from textbot.core.words import clean

MOST = 1000
LONGEST = 120


def read_states(said: Any) -> tuple[ExternalState, ...]:
    """The states. Raises ValueError, saying what is wrong with which."""
    listed = said.get("states", [said]) if isinstance(said, dict) else said
    if not isinstance(listed, list) or len(listed) > MOST:
        raise ValueError(f'write {{"states": [...]}} with at most {MOST} of them')
    return tuple(_state(number, each) for number, each in enumerate(listed, 1))


def _state(number: int, said: Any) -> ExternalState:
    if not isinstance(said, Mapping):
        raise ValueError(f"state {number} is no object")
    reference, named, status = (_text(said.get(name)) for name in ("reference", "id", "status"))
    if not status or not (reference or named):
        raise ValueError(f"state {number} needs a status, and a reference or an id")
    return ExternalState(named, status, _moment(number, said.get("at")), _text(said.get("words")), reference)


def _text(value: Any) -> str:
    return clean(str("" if value is None else value)).strip()[:LONGEST]


def _moment(number: int, value: Any) -> datetime | None:
    if value in (None, ""):
        return None
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"state {number}: at is no time; write 2026-11-24T09:30:00-07:00") from None
    if at.tzinfo is None:
        raise ValueError(f"state {number}: at has no zone; write 2026-11-24T09:30:00-07:00")
    return at
