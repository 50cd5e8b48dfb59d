"""The streams of one process, with a real Valkey."""

import json
import time
from collections.abc import Callable, Iterator

import pytest
from redis import Redis

from textbot.state.live import Live, News, moment
from textbot.web.inbox.live import STILL_THERE, SignedOut, Words
from textbot.web.inbox.recent import SLACK, Recent
from textbot.web.inbox.streams import MOST_OF_ONE, PACE_SECONDS, ROOM, Departments, Stream, Streams


@pytest.fixture
def live(redis_client: Redis) -> Live:
    return Live(redis_client)


@pytest.fixture
def streams(live: Live) -> Iterator[Streams]:
    opened = Streams(live)
    yield opened
    opened.end_all()


def opened(streams: Streams, owner: str = "ana", departments: Departments = None) -> Stream:
    """A stream whose subscriber is known to hear."""
    stream = streams.open(owner, departments)
    assert stream is not None
    said = take(stream)
    if said[0] == "away":
        said = take(stream)
    assert (said[0], said[1]["gap"], said[1]["stream"]) == ("hello", True, stream.key)
    return stream


def take(stream: Stream, seconds: float = 60.0) -> tuple[str, dict[str, object]]:
    """The next batch's first event: name, data."""
    batch = stream.wait(seconds)
    assert batch, "nothing came"
    lines = dict(line.split(": ", 1) for line in batch.decode().split("\n\n")[0].splitlines())
    return lines["event"], json.loads(lines["data"])


def until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_news_reaches_every_stream_it_is_for(streams: Streams, live: Live) -> None:
    all_of_them, streets, water = (
        opened(streams, departments=each) for each in (None, frozenset({"streets"}), frozenset({"water"}))
    )
    live.tell("text", 12, "streets", status="open")
    assert take(all_of_them) == ("text", {"what": "text", "conversation": 12, "status": "open"})
    assert take(streets)[1]["conversation"] == 12
    assert water.wait(0.3) == b""


def test_nothing_of_a_department_goes_over_the_wire(streams: Streams, live: Live) -> None:
    stream = opened(streams)
    live.tell("text", 12, "streets")
    assert b"streets" not in (stream.wait(60) or b"")


def test_a_burst_is_handed_on_in_few_batches(streams: Streams, live: Live) -> None:
    stream = opened(streams)
    began = time.monotonic()
    for number in range(100):
        live.tell("text", number)
    batches, found = 0, 0
    while found < 100:
        batch = stream.wait(60)
        assert batch
        batches, found = batches + 1, found + batch.count(b"event: text")
    assert batches <= 2 + (time.monotonic() - began) / PACE_SECONDS


def test_a_page_that_was_away_hears_what_it_missed(streams: Streams, live: Live) -> None:
    opened(streams)
    before = moment() + SLACK
    live.tell("text", 1, "streets")
    live.tell("text", 2, "water")
    until(lambda: len(streams.since(before, None) or ()) == 2)
    again = streams.open("ben", frozenset({"water"}), before)
    assert again is not None
    batch = again.wait(60)
    assert batch is not None
    assert b'"gap": false' in batch
    assert [b'"conversation": 1' in batch, b'"conversation": 2' in batch] == [False, True]


@pytest.mark.parametrize("since", [0, 1_000], ids=["a new page", "before this process heard"])
def test_a_page_whose_gap_is_unknown_asks(streams: Streams, since: int) -> None:
    opened(streams)
    again = streams.open("ben", None, since)
    assert again is not None
    assert take(again)[1]["gap"] is True


def test_a_page_without_a_stream_asks_for_the_same(streams: Streams, live: Live) -> None:
    stream = opened(streams)
    assert streams.since(moment() - 60_000, None) is None
    before = moment() + SLACK
    live.tell("text", 1, "streets")
    take(stream)
    found = streams.since(before, None)
    assert found is not None
    assert [each.conversation for each in found] == [1]
    assert streams.since(before, frozenset({"water"})) == ()


def test_what_is_too_long_ago_to_be_kept_is_a_gap() -> None:
    recent = Recent(kept=2)
    assert recent.since(moment() + 1_000, None) is None
    recent.begin()
    start = moment() + 5_000
    for number in range(3):
        recent.add(News("text", number, frozenset({"streets"}), start + 1000 * number, {}))
    assert recent.since(start + SLACK, None) is None
    assert [each.conversation for each in recent.since(start + 1000, None) or ()] == [1, 2]
    recent.stop()
    assert recent.since(start + 1000, None) is None


def test_after_redis_was_away_every_page_asks_what_it_missed(streams: Streams, live: Live, redis_client: Redis) -> None:
    stream = opened(streams)
    redis_client.execute_command("CLIENT", "KILL", "TYPE", "pubsub")
    assert take(stream)[0] == "away"
    assert take(stream) == ("hello", {"gap": True, "stream": stream.key})
    live.tell("text", 1)
    assert take(stream)[0] == "text"


def test_there_is_room_for_so_many_and_no_more(live: Live) -> None:
    streams = Streams(live, most=3)
    found = [streams.open(f"member {number}", None) for number in range(4)]
    assert found[3] is None
    assert found[0] is not None
    streams.close(found[0])
    streams.close(found[0])
    assert streams.open("one more", None) is not None
    streams.end_all()


def test_one_browser_cannot_take_all_the_room(streams: Streams) -> None:
    first = opened(streams)
    for _ in range(MOST_OF_ONE):
        streams.open("ana", None)
    assert take(first)[0] == "enough"
    assert first.wait(60) is None
    assert len(streams) == MOST_OF_ONE


def test_who_reads_too_slowly_is_dropped(streams: Streams, live: Live) -> None:
    slow = opened(streams)
    while slow.put(b"x"):
        pass
    live.tell("text", 1)
    until(lambda: len(streams) == 0)
    assert [slow.wait(60) for _ in range(ROOM)] == [b"x"] * ROOM
    assert slow.wait(60) is None


def test_a_page_that_is_left_ends_its_stream_in_whatever_process_it_is(live: Live) -> None:
    here, there = Streams(live), Streams(live)
    stream, other = opened(there), opened(here)
    here.end(stream.key)
    assert stream.wait(60) is None
    assert len(there) == 0
    here.end(other.key)
    assert other.wait(60) is None
    for each in (here, there):
        each.end_all()


def test_at_the_end_every_stream_ends_at_once_and_none_begins(streams: Streams) -> None:
    stream = opened(streams)
    streams.end_all()
    assert stream.wait(60) is None
    assert streams.open("ben", None) is None


def test_the_answer_begins_with_when_to_come_back_and_goes_on_with_signs_of_life() -> None:
    stream = Stream("ana", None)
    words = Words(stream, lambda: None, heartbeat=0.01)
    assert next(words).startswith(b"retry: ")
    assert next(words) == STILL_THERE
    stream.put(b"event: text\n\n")
    assert next(words) == b"event: text\n\n"
    stream.end()
    assert list(words) == []


def test_who_signed_out_loses_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    def look() -> Departments:
        raise SignedOut

    monkeypatch.setattr("textbot.web.inbox.live.LOOK_SECONDS", 0.01)
    words = Words(Stream("ana", None), look, heartbeat=3600)  # it does not wait for that
    assert b"event: signed-out" in b"".join(words)


def test_who_may_see_less_than_before_hears_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textbot.web.inbox.live.LOOK_SECONDS", 0.01)
    stream = Stream("ana", None)
    words = Words(stream, lambda: frozenset({"water"}), heartbeat=0.02)
    while stream.departments is None:
        next(words)
    assert stream.departments == {"water"}
