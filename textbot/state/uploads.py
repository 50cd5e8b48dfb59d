"""Files that were looked through and wait for a member to say that they are to be taken in."""

import logging
import secrets
import zlib

from redis import Redis, RedisError

log = logging.getLogger(__name__)

SECONDS = 1800


class Uploads:
    """Keeps a file for half an hour, for one member alone. What is lost is uploaded again."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def keep(self, member_id: int, name: str, data: bytes) -> str:
        """The token it is asked for by; "" when it could not be kept."""
        token = secrets.token_urlsafe(18)
        try:
            packed = zlib.compress(name.encode() + b"\0" + data, 1)
            self._redis.set(_key(member_id, token), packed, ex=SECONDS)
        except RedisError as error:
            log.warning("an upload is not kept: %s", type(error).__name__)
            return ""
        return token

    def take(self, member_id: int, token: str) -> tuple[str, bytes] | None:
        """Its name and content; None when it is gone, or another member's."""
        try:
            packed = self._redis.get(_key(member_id, token))
        except RedisError as error:
            log.warning("an upload is not read: %s", type(error).__name__)
            return None
        if not isinstance(packed, bytes):
            return None
        name, _, data = zlib.decompress(packed).partition(b"\0")
        return name.decode(), data

    def forget(self, member_id: int, token: str) -> None:
        """It was taken in."""
        try:
            self._redis.delete(_key(member_id, token))
        except RedisError as error:
            log.warning("an upload is not forgotten: %s", type(error).__name__)


def _key(member_id: int, token: str) -> str:
    return f"upload:{member_id}:{token}"
