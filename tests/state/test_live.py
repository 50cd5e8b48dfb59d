"""News through a real Valkey."""

from collections.abc import Iterator

import pytest
from redis import Redis, RedisError
from redis.exceptions import ConnectionError as RedisConnectionError

from textbot.state.live import Listener, Live, News, channel, moment

NOWHERE = Redis.from_url("redis://127.0.0.1:1/0", socket_connect_timeout=0.2)


@pytest.fixture
def live(redis_client: Redis) -> Live:
    return Live(redis_client)


@pytest.fixture
def ear(live: Live) -> Iterator[Listener]:
    opened = live.listen()
    yield opened
    opened.close()


def test_news_is_heard_by_who_listens(live: Live, ear: Listener) -> None:
    before = moment()
    live.tell("delivery", 12, "streets", text=7, state="delivered")
    (news,) = ear.take(60)
    assert (news.what, news.conversation, news.departments) == ("delivery", 12, {"streets"})
    assert news.more == {"text": 7, "state": "delivered"}
    assert before <= news.at <= moment()


def test_without_a_department_it_is_for_those_who_sort(live: Live, ear: Listener) -> None:
    live.tell("text", 12)
    assert ear.take(60)[0].departments == {"action-center"}


def test_what_left_a_department_is_news_there_too(live: Live, ear: Listener) -> None:
    live.tell("state", 12, "water", was="streets")
    assert ear.take(60)[0].departments == {"water", "streets"}


def test_a_burst_is_taken_together(live: Live, ear: Listener) -> None:
    for number in range(5):
        live.tell("text", number)
    assert [each.conversation for each in ear.take(60, gather=1.0)] == [0, 1, 2, 3, 4]


def test_silence_is_no_news(ear: Listener) -> None:
    assert ear.take(0.01) == ()


@pytest.mark.parametrize("rubbish", [b"", b"[]", b"{}", b'{"what": "text"}', b"\xff", b'{"what":1,"conversation":"x"}'])
def test_what_cannot_be_read_is_passed_over(live: Live, ear: Listener, redis_client: Redis, rubbish: bytes) -> None:
    redis_client.publish(channel(redis_client), rubbish)
    live.tell("note", 3)
    found = [each for _ in range(2) for each in ear.take(60)]
    assert [each.what for each in found] == ["note"]


def test_databases_of_one_server_do_not_hear_each_other(redis_client: Redis, ear: Listener) -> None:
    kwargs = redis_client.connection_pool.connection_kwargs
    other = Redis(unix_socket_path=kwargs["path"], db=3)
    Live(other).tell("text", 1)
    other.close()
    assert ear.take(0.05) == ()


def test_with_redis_away_nothing_is_raised_and_nobody_waits_twice() -> None:
    now, tried = [100.0], []

    class Away(Redis):
        def publish(self, *told: object, **more: object) -> None:
            tried.append(now[0])
            raise RedisConnectionError

    live = Live(Away(), clock=lambda: now[0])
    for _ in range(1000):
        live.tell("text", 1)
    now[0] += 3
    live.tell("text", 1)
    assert tried == [100, 103]


def test_who_listens_is_told_that_redis_is_away() -> None:
    with pytest.raises(RedisError):
        Live(NOWHERE).listen()


def test_a_listener_that_was_cut_off_says_so(redis_client: Redis, live: Live, ear: Listener) -> None:
    redis_client.execute_command("CLIENT", "KILL", "TYPE", "pubsub")
    with pytest.raises(RedisError):
        for _ in range(20):
            ear.take(0.1)


@pytest.mark.parametrize(
    ("departments", "seen"),
    [(None, True), (frozenset({"streets"}), True), (frozenset({"water"}), False), (frozenset(), False)],
    ids=["all", "own", "other", "none"],
)
def test_departments_see_their_own(departments: frozenset[str] | None, seen: bool) -> None:
    assert News("text", 1, frozenset({"streets", "action-center"}), 0, {}).seen_by(departments) is seen
