"""Who is at a conversation right now: passes by itself, a few seconds after the last word of it."""

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass

from redis import Redis, RedisError

log = logging.getLogger(__name__)

LOOKING, WRITING = "looking", "writing"
SECONDS = 10.0
"""How long somebody counts as being there. A page says so again sooner."""


@dataclass(frozen=True)
class Here:
    """A member of staff at a conversation. what: looking | writing."""

    staff_id: int
    name: str
    what: str


class Presence:
    """Members at conversations, in Redis. Without Redis nobody is seen, and nothing breaks."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def say(self, conversation_id: int, here: Here) -> bool:
        """Somebody is there (again); whether that is news: they were not there before, or did something else."""
        key, field = _key(conversation_id), str(here.staff_id)
        try:
            before = _read(here.staff_id, self._redis.hget(key, field))
            pipe = self._redis.pipeline()
            pipe.hset(key, field, json.dumps([here.name, here.what, time.time() + SECONDS]))
            pipe.expire(key, int(SECONDS) * 2)
            pipe.execute()
        except RedisError as error:
            log.warning("presence is not told: %s", type(error).__name__)
            return False
        return before is None or before.what != here.what

    def leave(self, conversation_id: int, staff_id: int) -> None:
        """They are gone, or have sent what they wrote."""
        try:
            self._redis.hdel(_key(conversation_id), str(staff_id))
        except RedisError as error:
            log.warning("presence is not told: %s", type(error).__name__)

    def others(self, conversation_ids: Sequence[int], staff_id: int) -> dict[int, tuple[Here, ...]]:
        """Who else is at each of these conversations, writers first; one without anybody is left out."""
        try:
            pipe = self._redis.pipeline(transaction=False)
            for each in conversation_ids:
                pipe.hgetall(_key(each))
            answers = pipe.execute() if conversation_ids else []
        except RedisError as error:
            log.warning("presence is not known: %s", type(error).__name__)
            return {}
        found = {
            conversation_id: tuple(
                here
                for field, value in sorted(answer.items())
                if int(field) != staff_id and (here := _read(int(field), value)) is not None
            )
            for conversation_id, answer in zip(conversation_ids, answers, strict=True)
        }
        return {
            conversation_id: tuple(sorted(here, key=lambda each: each.what != WRITING))
            for conversation_id, here in found.items()
            if here
        }


def _read(staff_id: int, value: object) -> Here | None:
    """What was said, None once it is too long ago."""
    if not isinstance(value, bytes):
        return None
    name, what, until = json.loads(value)
    return Here(staff_id, name, what) if until > time.time() else None


def _key(conversation_id: int) -> str:
    return f"textbot:presence:{conversation_id}"
