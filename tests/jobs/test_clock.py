"""The clock rings again whatever was left behind, and does not fill a queue with echoes."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer
from sqlalchemy import update

from tests.rig.line import Line, account, open_line
from tests.rig.rehearsal import PaperChannel
from tests.rig.valkey import hung, questions
from tests.rig.valkey import server as valkey_server
from textbot.jobs import clock as clock_module
from textbot.jobs.clock import Clock
from textbot.runtime import open_redis
from textbot.state import doorbell as doorbell_module
from textbot.state.doorbell import DEEDS, Doorbell
from textbot.store import outbox as outbox_rows
from textbot.store.conversations import conversations
from textbot.store.outbound import outbound
from textbot.store.outbox import outbox


def bells(line: Line, queue: str = "inbox") -> int:
    """How often somebody rang there, the rounds that come by themselves left out."""
    jobs = Queue(queue, connection=line.rt.redis, serializer=JSONSerializer).jobs
    rounds = {DEEDS[name].job for name in ("alert_on_call", "wake_snoozed")}
    return sum(job.func_name not in rounds for job in jobs)


def leave(line: Line, number: int = 1, deed: str = "route_conversation", age: float = 60) -> list[int]:
    """Deeds whose bell was lost."""
    with line.rt.database.write() as conn:
        due = line.clock() - timedelta(seconds=age)
        return [outbox_rows.add(conn, deed, 1000 + each, due) for each in range(number)]


def test_a_deed_whose_bell_was_lost_is_rung_again_and_done(line: Line) -> None:
    line.hears("I want to talk to a person about my water bill")
    line.rt.redis.flushall()
    line.clock.pass_by(5)
    assert Clock(line.rt).tick() == 1
    line.work()
    assert None not in [row.done_at for row in line.rows(outbox)]
    assert None not in [row.routed_at for row in line.rows(conversations)]
    line.clock.pass_by(60)
    assert Clock(line.rt).tick() == 0


def test_a_deed_just_committed_is_left_to_who_committed_it(quick: Line) -> None:
    leave(quick, age=1)
    assert Clock(quick.rt).tick() == 0
    quick.clock.pass_by(3)
    assert Clock(quick.rt).tick() == 1


def test_the_same_bell_is_not_rung_again_at_once(quick: Line) -> None:
    leave(quick, 5)
    clock = Clock(quick.rt)
    assert [clock.tick() for _ in range(4)] == [5, 0, 0, 0]
    assert bells(quick) == 5


def test_a_bell_is_rung_again_when_nobody_came(quick: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(quick)
    clock = Clock(quick.rt)
    assert clock.tick() == 1
    monkeypatch.setattr(clock_module, "AGAIN_SECONDS", 0.0)
    assert clock.tick() == 1


def test_a_queue_that_nobody_works_through_does_not_grow_for_ever(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    leave(line, 20)
    monkeypatch.setattr(clock_module, "AGAIN_SECONDS", 0.0)
    monkeypatch.setattr(doorbell_module, "CROWD", 50)
    clock = Clock(line.rt)
    for _ in range(10):
        clock.tick()
    assert bells(line) == 60


def test_a_deed_that_is_being_done_or_is_due_later_is_not_rung(line: Line) -> None:
    (busy, later) = leave(line, 2)
    with line.rt.database.write() as conn:
        assert outbox_rows.claim(conn, busy, line.clock(), timedelta(seconds=65))
        conn.execute(update(outbox).where(outbox.c.id == later).values(due_at=line.clock() + timedelta(seconds=30)))
    assert Clock(line.rt).tick() == 0
    line.clock.pass_by(70)
    assert Clock(line.rt).tick() == 2


def test_an_unsettled_text_is_rung_when_its_time_has_come(line: Line, paper: PaperChannel) -> None:
    line.hears("hi")
    assert Clock(line.rt).tick() == 0
    line.clock.pass_by(line.rt.settings.textbot_confirm_seconds + 1)
    assert Clock(line.rt).tick() == 1
    line.work()
    assert [row.state for row in line.rows(outbound)] == ["sent"]
    assert len(paper.sent) == 1


def test_the_list_is_read_at_the_start_and_then_now_and_again(quick: Line) -> None:
    clock = Clock(quick.rt)
    clock.tick()
    rung = bells(quick, "slow")
    assert rung >= 1
    clock.tick()
    assert bells(quick, "slow") == rung


def test_a_redis_that_hangs_holds_a_tick_up_once_and_not_for_each_bell(quick: Line, tmp_path: Path) -> None:
    leave(quick, 50)
    with valkey_server(tmp_path) as url:
        redis = open_redis(url)
        clock = Clock(quick.with_parts(doorbell=Doorbell(redis)).rt)
        with hung(url):
            asked = questions(redis)
            assert clock.tick() == 0
            assert len(asked) <= 3, "each of them is waited for"
        assert clock.tick() == 50


def test_a_database_that_is_away_is_waited_for(tmp_path: Path, redis_client: Redis) -> None:
    missing = f"sqlite:///{tmp_path / 'empty.db'}"
    with open_line(account(tmp_path / "var"), missing, redis_client) as line:
        stopped = threading.Event()
        monkey = threading.Timer(1.5, stopped.set)
        monkey.start()
        Clock(line.rt).run(stopped)
        monkey.join()
