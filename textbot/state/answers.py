"""Answers of connectors about numbers, kept for a while in Redis. Nothing about accounts comes here."""

import hashlib
import json
import logging
from collections.abc import Mapping

from redis import Redis, RedisError

log = logging.getLogger(__name__)


class AnswerCache:
    """What a connector said of a number: (state, values). Redis away or full means a miss, never an error."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def get(self, connector: str, number: str) -> tuple[str, dict[str, str]] | None:
        """The kept answer, None for none."""
        try:
            found = self._redis.get(_key(connector, number))
            state, values = json.loads(found) if isinstance(found, bytes) else (None, {})
        except (RedisError, ValueError, TypeError) as error:
            log.warning("no kept answer: %s", type(error).__name__)
            return None
        return (state, values) if state else None

    def put(self, connector: str, number: str, state: str, values: Mapping[str, str], seconds: int) -> None:
        """Keep an answer; 0 seconds keeps nothing."""
        if seconds <= 0:
            return
        try:
            self._redis.set(_key(connector, number), json.dumps([state, dict(values)]), ex=seconds)
        except RedisError as error:
            log.warning("answer not kept: %s", type(error).__name__)


def _key(connector: str, number: str) -> str:
    digest = hashlib.sha256(number.encode()).hexdigest()[:32]
    return f"textbot:answer:{connector}:{digest}"
