"""Sessions in Redis: a cache keyed by contact, valid only together with the contact's turn number."""

import logging
from datetime import timedelta

from redis import Redis, RedisError

log = logging.getLogger(__name__)

KEPT = timedelta(days=3)


class SessionCache:
    """Where contacts stand, as JSON text. Redis away or full means a miss, never an error."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def get(self, contact_id: int, turn: int) -> str | None:
        """The session as it was after `turn`; None when Redis has none or one of another turn."""
        try:
            found = self._redis.get(_key(contact_id))
        except RedisError as error:
            log.warning("no session cache: %s", type(error).__name__)
            return None
        if not isinstance(found, bytes):
            return None
        number, _, text = found.partition(b" ")
        return text.decode(errors="replace") if number == str(turn).encode() else None

    def put(self, contact_id: int, turn: int, text: str) -> None:
        """Keep the session as it is after `turn`."""
        try:
            self._redis.set(_key(contact_id), f"{turn} {text}", ex=KEPT)
        except RedisError as error:
            log.warning("session not cached: %s", type(error).__name__)


def _key(contact_id: int) -> str:
    return f"textbot:session:{contact_id}"
