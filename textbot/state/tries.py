"""Failed tries, counted in Redis so that guessing ends."""

import logging

from redis import Redis, RedisError

log = logging.getLogger(__name__)


class Tries:
    """Counts tries by name; after `limit` of them within `seconds` of the first no more are let through.

    Without Redis nobody is locked out: staff must be able to work, and each guess still costs its hash."""

    def __init__(self, redis: Redis, limit: int = 10, seconds: int = 900) -> None:
        self._redis = redis
        self._limit = limit
        self._seconds = seconds

    def may(self, name: str) -> bool:
        """Count one try and say whether it may be made."""
        try:
            pipe = self._redis.pipeline()
            pipe.incr(_key(name))
            pipe.expire(_key(name), self._seconds, nx=True)
            made = int(pipe.execute()[0])
        except RedisError as error:
            log.warning("tries are not counted: %s", type(error).__name__)
            return True
        return made <= self._limit

    def forget(self, name: str) -> None:
        """It went well: the count starts again."""
        try:
            self._redis.delete(_key(name))
        except RedisError as error:
            log.warning("tries are not forgotten: %s", type(error).__name__)


def _key(name: str) -> str:
    return f"tries:{name}"
