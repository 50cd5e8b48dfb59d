"""Who is at a conversation: seen by the others for some seconds, and then no more."""

import time

import pytest
from redis import Redis

from textbot.state import presence as module
from textbot.state.presence import LOOKING, WRITING, Here, Presence

ANA, BEN, CAM = Here(1, "Ana", LOOKING), Here(2, "Ben", WRITING), Here(3, "Cam", LOOKING)


def test_others_are_seen_writers_first_and_oneself_is_not(redis_client: Redis) -> None:
    presence = Presence(redis_client)
    for here in (ANA, CAM, BEN):
        presence.say(12, here)
    presence.say(13, CAM)
    assert presence.others([12, 13, 14], 1) == {12: (BEN, CAM), 13: (CAM,)}
    assert presence.others([], 1) == {}


def test_coming_and_beginning_to_write_is_news_and_staying_is_none(redis_client: Redis) -> None:
    presence = Presence(redis_client)
    told = [presence.say(12, here) for here in (ANA, ANA, Here(1, "Ana", WRITING), Here(1, "Ana", WRITING), ANA)]
    assert told == [True, False, True, False, True]


def test_who_leaves_is_gone(redis_client: Redis) -> None:
    presence = Presence(redis_client)
    presence.say(12, ANA)
    presence.leave(12, 1)
    assert presence.others([12], 2) == {}


def test_who_says_nothing_more_is_gone_after_ten_seconds(redis_client: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    presence = Presence(redis_client)
    presence.say(12, ANA)
    assert 0 < redis_client.ttl("textbot:presence:12") <= 20
    later = time.time() + module.SECONDS + 0.1
    monkeypatch.setattr(module.time, "time", lambda: later)
    assert presence.others([12], 2) == {}
    assert presence.say(12, ANA)


def test_without_redis_nobody_is_seen_and_nothing_breaks() -> None:
    presence = Presence(Redis.from_url("redis://127.0.0.1:1"))
    assert not presence.say(12, ANA)
    presence.leave(12, 1)
    assert presence.others([12], 2) == {}
