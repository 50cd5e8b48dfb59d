"""The pace of senders, in a real Valkey and without one."""

import time

import pytest
from redis import Redis

from tests.rig.twilio_double import until
from textbot.core.notices.senders import Sender, Senders
from textbot.state.bucket import Buckets, Taken
from textbot.state.local_bucket import LocalBucket

SENDER = Sender("+16025550100", 100)
LIMITED = Sender("+16025550101", 100, 100)
KEY = "textbot:bucket:+16025550100"


@pytest.fixture
def buckets(redis_client: Redis) -> Buckets:
    return Buckets(redis_client, Senders((SENDER, LIMITED)))


def no_time_passes(redis_client: Redis) -> None:
    """Until the bucket is asked again, however late that is: a moment to come is waited for, not made up for."""
    redis_client.hset(KEY, "at", time.time() + 3600)


def nobody() -> int:
    raise AssertionError("nobody needs to know")


def test_a_text_of_many_segments_goes_when_the_level_is_above_the_floor_and_the_next_one_waits_the_longer(buckets):
    first = buckets.take(SENDER, [50, 1], "2026-11-22", nobody)
    assert first.count == 1
    assert 0.3 < first.wait < 0.6, "49 segments of debt at 100 a second"


def test_replies_are_counted_and_wait_for_nothing(buckets, redis_client):
    buckets.take(SENDER, [1], "2026-11-22", nobody)
    no_time_passes(redis_client)
    buckets.debit("+16025550100", 80, "2026-11-22")
    buckets.flush()
    until(lambda: float(redis_client.hget(KEY, "level")) < 0)
    no_time_passes(redis_client)
    assert buckets.take(SENDER, [1], "2026-11-22", nobody).wait > 0.5


def test_a_clock_that_is_set_back_or_forward_gives_no_burst(buckets, redis_client):
    buckets.take(SENDER, [1] * 300, "2026-11-22", nobody)
    for moved in (3600, -3600):
        at = float(redis_client.hget(KEY, "at"))
        redis_client.hset(KEY, "at", at + moved)
        assert buckets.take(SENDER, [1] * 300, "2026-11-22", nobody).count <= 110


def test_the_day_is_asked_for_once_and_keeps_a_tenth_for_replies(buckets):
    told = []

    def used() -> int:
        told.append(1)
        return 88

    assert buckets.take(LIMITED, [1], "2026-11-22", used) == Taken(1, 0.0)
    assert buckets.take(LIMITED, [2], "2026-11-22", used).spent
    assert len(told) == 1
    assert not buckets.take(LIMITED, [1], "2026-11-23", lambda: 0).spent


def test_a_429_halves_the_pace_once_and_it_climbs_back(buckets, redis_client):
    began = time.monotonic()
    for _ in range(30):
        buckets.slow_down(SENDER)
    took = time.monotonic() - began  # all of one answer, if it is less than a second
    assert 0.5 ** (1 + took) <= float(redis_client.hget(KEY, "factor")) <= 0.5 + took
    redis_client.hset(KEY, "at", float(redis_client.hget(KEY, "at")) - 31)
    buckets.take(SENDER, [1], "2026-11-22", nobody)
    assert float(redis_client.hget(KEY, "factor")) == 1


def test_without_redis_this_process_keeps_the_pace_by_itself():
    away = Buckets(Redis(port=1), Senders((SENDER, LIMITED)))
    assert 1 <= away.take(SENDER, [1] * 500, "2026-11-22", nobody).count <= 110
    assert away.take(LIMITED, [1], "2026-11-22", lambda: 90).spent


@pytest.mark.parametrize("rate", [1, 12, 225])
def test_over_a_minute_the_pace_is_the_one_that_was_set(rate):
    at = [0.0]
    bucket = LocalBucket(Sender("+16025550100", rate), lambda: at[0])
    sent = 0
    while at[0] < 60:
        count, wait, _ = bucket.take([1] * 32, "", nobody)
        sent += count
        at[0] += max(wait, 0.03)
    assert sent == pytest.approx(60 * rate, abs=max(1.5, rate * 60 * 0.02))
