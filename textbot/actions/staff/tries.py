"""Tries to get in are counted before they are read, so that a thousand at once are no more than a few."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

from textbot.core.lockout import FORGOTTEN, Count, Rule, taken_back, tried
from textbot.runtime import Runtime
from textbot.store import sign_in_tries
from textbot.store.sign_in_tries import TriesRow

# What a try is counted under -> the rule for it. The names are told to nobody.
Names = Mapping[str, Rule]


class TooManyTries(Exception):
    """There were too many wrong tries; this one is not read. wait: until the next one is."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        super().__init__("too many tries")


def begin(rt: Runtime, names: Names) -> bool:
    """Count one try under all these names and let it be made; True when it is the last one before a wait.
    Raises TooManyTries, and counts nothing, while one of them must wait."""
    rules, now = _hidden(rt, names), rt.now()
    with rt.database.read() as conn:
        # Most of a storm ends here, at the price of one read.
        _refuse(sign_in_tries.read(conn, rules), now)
    with rt.database.write() as conn:
        held = sign_in_tries.hold(conn, rules, now)
        _refuse(held, now)
        counts = {name: tried(_count(row), rules[name], now) for name, row in held.items()}
        for name, count in counts.items():
            sign_in_tries.put(conn, TriesRow(name, count.wrong, count.at, count.until))
        sign_in_tries.forget_before(conn, now - 2 * FORGOTTEN)
    return any(count.until for count in counts.values())


def went_well(rt: Runtime, names: Names, forget: str) -> None:
    """The try that was begun was right. Under the name `forget` all wrong ones before it are forgotten, too."""
    rules, now, gone = _hidden(rt, names), rt.now(), _hide(rt, forget)
    with rt.database.write() as conn:
        for name, row in sign_in_tries.hold(conn, rules, now).items():
            count = Count(0, now) if name == gone else taken_back(_count(row), rules[name])
            sign_in_tries.put(conn, TriesRow(name, count.wrong, count.at, count.until))


def forget(rt: Runtime, names: Names) -> None:
    """Forget all wrong tries under these names."""
    with rt.database.write() as conn:
        for name in sign_in_tries.hold(conn, _hidden(rt, names), rt.now()):
            sign_in_tries.put(conn, TriesRow(name, 0, rt.now(), None))


def _refuse(rows: Mapping[str, TriesRow], now: datetime) -> None:
    wait = max((_count(row).waits(now) for row in rows.values()), default=timedelta(0))
    if wait:
        raise TooManyTries(wait)


def _count(row: TriesRow) -> Count:
    return Count(row.wrong, row.at, row.until)


def _hidden(rt: Runtime, names: Names) -> dict[str, Rule]:
    return {_hide(rt, name): rule for name, rule in names.items()}


def _hide(rt: Runtime, name: str) -> str:
    return hmac.new(rt.settings.secret_key.encode(), name.encode(), hashlib.sha256).hexdigest()
