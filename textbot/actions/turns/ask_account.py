"""Asking a connector about an account, while the resident waits: the one kind of need that is no plain read.

The number and the PIN must not rest anywhere, so no job can carry them: they are asked about inside the request that
brought them, within seconds, with no connection and no transaction held. A try is counted before it is made, in a
transaction of its own: many texts at once get no more tries than one after the other.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from textbot.actions.record_health import asked
from textbot.connectors.connector import Away
from textbot.core.lookups.account import LOCKED_SECONDS, TRIES, AccountFacts, OpenAccount, ReadAccount, VerifyAccount
from textbot.runtime import Runtime
from textbot.store import account_tries

LOCKED = timedelta(seconds=LOCKED_SECONDS)
LAST = 4


def ask_account(rt: Runtime, need: Any, phone: str, sid: str) -> AccountFacts:
    """What came of a need about an account. sid: of the text that asks."""
    return ASKS[type(need)](rt, need, phone, sid)


def _open(rt: Runtime, need: OpenAccount, phone: str, sid: str) -> AccountFacts:
    key = _key(rt, f"account {need.connector} {need.number}")
    if _wrong(rt, key, _key(rt, f"phone {phone}")) >= TRIES:
        return AccountFacts("locked")
    try:
        answer = asked(rt, need.connector, lambda system: system.open_account(need.number))
    except Away:
        return AccountFacts("away")
    return AccountFacts("opened", answer.handle, need.number[-LAST:], key)


def _verify(rt: Runtime, need: VerifyAccount, phone: str, sid: str) -> AccountFacts:
    whom = (need.key, _key(rt, f"phone {phone}"))
    with rt.database.write() as conn:
        for who in whom:
            account_tries.begin(conn, who, sid, rt.now())
    if _wrong(rt, *whom) > TRIES:
        _undo(rt, sid)
        return AccountFacts("locked")
    try:
        answer = asked(rt, need.connector, lambda system: system.verify_account(need.handle, need.pin))
    except Away:
        _undo(rt, sid)
        return AccountFacts("away")
    return _settled(rt, answer.state, answer.handle, whom, sid)


def _settled(rt: Runtime, state: str, handle: str, whom: tuple[str, str], sid: str) -> AccountFacts:
    if state == "expired":
        _undo(rt, sid)
        return AccountFacts("expired")
    with rt.database.write() as conn:
        account_tries.end(conn, sid, "right" if state == "verified" else "wrong")
    if state == "verified":
        return AccountFacts("verified", handle)
    left = TRIES - _wrong(rt, *whom)
    return AccountFacts("wrong", left=left) if left > 0 else AccountFacts("locked")


def _read(rt: Runtime, need: ReadAccount, phone: str, sid: str) -> AccountFacts:
    try:
        answer = asked(rt, need.connector, lambda system: system.read_account(need.handle))
    except Away:
        return AccountFacts("away")
    return AccountFacts(answer.state, values=answer.values)


def _wrong(rt: Runtime, *whom: str) -> int:
    """The most wrong tries that any of them made of late."""
    since = rt.now() - LOCKED
    with rt.database.read() as conn:
        return max(account_tries.wrong(conn, who, since) for who in whom)


def _undo(rt: Runtime, sid: str) -> None:
    with rt.database.write() as conn:
        account_tries.undo(conn, sid)


def _key(rt: Runtime, name: str) -> str:
    """A name under which tries are counted, that leads back to nobody without our key."""
    return hmac.new(rt.settings.secret_key.encode(), name.encode(), hashlib.sha256).hexdigest()[:40]


ASKS: Mapping[type, Callable[[Runtime, Any, str, str], AccountFacts]] = {
    OpenAccount: _open,
    VerifyAccount: _verify,
    ReadAccount: _read,
}
