"""News of the inbox, told from process to process through Redis while pages are open.

News is no record: it says that something changed, and a page that hears it reads the record. What is told while
nobody listens, or while Redis is away, is gone; pages ask once what they missed.
"""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from redis import Redis, RedisError

from textbot.core.routing import TRIAGE

log = logging.getLogger(__name__)

# text: a resident wrote. said: a text to them was stored. delivery: what became of one. state: taken, assigned,
# snoozed, routed, closed, or something of it changed. urgent: it cannot wait. writing: a member is at it. note. notice:
# something of a notice changed; it belongs to no conversation (0).
WHAT = ("text", "said", "delivery", "state", "urgent", "writing", "note", "notice")

# After a failure nobody waits for Redis again for so long.
PAUSE_SECONDS = 2.0
# A connection that says nothing for so long is asked whether it is still there, and is given up after twice that.
QUIET_SECONDS = 10.0


@dataclass(frozen=True)
class News:
    """Something that changed. departments: who works in one of them may know; at: when it was told, in milliseconds
    since 1970; more: never a word of a text or a number."""

    what: str
    conversation: int
    departments: frozenset[str]
    at: int
    more: dict[str, Any]

    def seen_by(self, departments: frozenset[str] | None) -> bool:
        """Whether it is for somebody of those departments (None: of all)."""
        return departments is None or not departments.isdisjoint(self.departments)


class Live:
    """Tells news. Never raises, and never makes a resident wait: with Redis away or full nothing is told."""

    def __init__(self, redis: Redis, clock: Callable[[], float] = time.monotonic) -> None:
        self._redis = redis
        self._clock = clock
        self._quiet_until = float("-inf")

    def tell(self, what: str, conversation_id: int, department: str = "", *, was: str = "", **more: str | int) -> None:
        """Tell that something of a conversation changed; call it after the commit. was: its department before, when it
        has left that. more: further ids and states, never a body or a number."""
        assert what in WHAT, what
        departments = sorted({department or TRIAGE, was or department or TRIAGE})
        self._send({"what": what, "conversation": conversation_id, "departments": departments, **more})

    def end(self, stream: str) -> None:
        """Tell the process that serves this stream that nobody reads it any more."""
        self._send({"what": "end", "conversation": 0, "departments": [], "stream": stream})

    def listen(self) -> "Listener":
        """Hear what is told from now on. Raises RedisError."""
        return Listener(self._redis)

    def _send(self, told: dict[str, Any]) -> None:
        if self._clock() < self._quiet_until:
            return
        try:
            self._redis.publish(channel(self._redis), json.dumps({"at": moment(), **told}))
        except RedisError as error:
            self._quiet_until = self._clock() + PAUSE_SECONDS
            log.warning("news not told: %s", type(error).__name__)


class Listener:
    """One connection that hears all news. Each of its methods may raise RedisError: then some was missed."""

    def __init__(self, redis: Redis) -> None:
        self._channel = redis.pubsub()
        self._heard_at = self._asked_at = time.monotonic()
        self._channel.subscribe(channel(redis))
        self._channel.get_message(timeout=1.0)

    def take(self, seconds: float, gather: float = 0.0) -> tuple[News, ...]:
        """Wait up to `seconds` for news, then up to `gather` seconds for more; () when there was none."""
        first = self._next(seconds)
        self._stay()
        if first is None:
            return ()
        found, end = [first], time.monotonic() + gather
        while (left := end - time.monotonic()) > 0:
            more = self._next(left)
            found += [more] if more else []
        return tuple(found)

    def close(self) -> None:
        """Give the connection back."""
        self._channel.close()

    def _next(self, seconds: float) -> News | None:
        message = self._channel.get_message(timeout=seconds)
        if message is None:
            return None
        self._heard_at = time.monotonic()
        return _read(message["data"]) if message["type"] == "message" else None

    def _stay(self) -> None:
        """Make sure that the other end is still there: a silent one may be gone."""
        now = time.monotonic()
        if now - self._heard_at > 2 * QUIET_SECONDS:
            raise RedisError("the connection fell silent")
        if now - max(self._heard_at, self._asked_at) > QUIET_SECONDS:
            self._asked_at = now
            self._channel.ping()


def moment() -> int:
    """Now, as news says it: milliseconds since 1970."""
    return round(time.time() * 1000)


def channel(redis: Redis) -> str:
    """Where news is told. Redis gives channels to all of its databases alike, so the name has the database's number."""
    return f"textbot:live:{redis.connection_pool.connection_kwargs.get('db') or 0}"


def _read(data: Any) -> News | None:
    try:
        told = json.loads(data)
        what, conversation, departments = told.pop("what"), int(told.pop("conversation")), told.pop("departments")
        return News(what, conversation, frozenset(departments), int(told.pop("at")), told)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        log.warning("news that cannot be read: %s", type(error).__name__)
        return None
