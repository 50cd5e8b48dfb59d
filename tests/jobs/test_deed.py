"""A deed is done once; one that fails is tried again, ever more rarely, and given up at last."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from tests.rig.line import Line
from textbot.jobs import lease, parts
from textbot.jobs.deed import do_deed
from textbot.jobs.lease import BEAT_SECONDS, LEASE
from textbot.runtime import Runtime
from textbot.state.doorbell import DEEDS, PATIENT, QUICK, Deed
from textbot.store import outbox as outbox_rows
from textbot.store.outbox import outbox


@dataclass
class Act:
    """What a deed does; it fails so many times first."""

    failures: int = 0
    done: list[int] = field(default_factory=list)

    def __call__(self, rt: Runtime, ref: int) -> None:
        if self.failures:
            self.failures -= 1
            raise ValueError("a fault that quotes a resident: kaboom")
        self.done.append(ref)


@pytest.fixture(autouse=True)
def at_work(quick: Line) -> Iterator[None]:
    """This process is the worker."""
    parts.use(quick.rt)
    yield


def leave(line: Line, deed: str = "fetch_media", ref: int = 7) -> int:
    with line.rt.database.write() as conn:
        return outbox_rows.add(conn, deed, ref, line.clock())


def test_a_deed_is_done_once_however_often_it_is_rung(quick: Line) -> None:
    deed, act = leave(quick), Act()
    for _ in range(3):
        do_deed(deed, act)
    assert act.done == [7]
    assert quick.rows(outbox)[0].done_at is not None


def test_two_workers_do_a_deed_once(line: Line) -> None:
    parts.use(line.rt)
    deed, act = leave(line), Act()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: do_deed(deed, act), range(8)))
    assert act.done == [7]


def test_a_deed_nobody_left_is_not_done() -> None:
    act = Act()
    do_deed(4711, act)
    assert act.done == []


@pytest.mark.parametrize("name", ["fetch_media", "route_conversation"])
def test_a_failing_deed_climbs_its_ladder_and_is_given_up(
    quick: Line, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    rules, deed, act = DEEDS[name], leave(quick, name), Act(failures=100)
    for attempt in range(1, rules.tries + 1):
        do_deed(deed, act)
        (row,) = quick.rows(outbox)
        assert row.attempts == attempt
        if attempt == rules.tries:
            break
        wait = (row.due_at - quick.clock()).total_seconds()
        assert wait == pytest.approx(rules.pause(attempt).total_seconds(), abs=2)
        do_deed(deed, act)  # not due yet
        assert act.failures == 100 - attempt
        quick.clock.pass_by(wait + 0.1)
    assert quick.rows(outbox)[0].done_at is not None
    do_deed(deed, act)
    assert act.failures == 100 - rules.tries
    assert "given up" in caplog.text
    assert "kaboom" not in caplog.text
    assert "kaboom" not in str(quick.rows(outbox))


def test_a_deed_that_failed_is_done_at_its_next_try(quick: Line) -> None:
    deed, act = leave(quick), Act(failures=1)
    do_deed(deed, act)
    quick.clock.pass_by(PATIENT[0].total_seconds())
    do_deed(deed, act)
    assert act.done == [7]


def test_the_deed_of_a_worker_that_died_is_taken_over_when_its_lease_ends(quick: Line) -> None:
    deed, act = leave(quick), Act()

    class Killed(BaseException):
        """SIGKILL leaves no time for anything."""

    def dies(rt: Runtime, ref: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        do_deed(deed, dies)
    do_deed(deed, act)
    assert act.done == []
    quick.clock.pass_by(LEASE.total_seconds() + 1)
    do_deed(deed, act)
    assert act.done == [7]


def test_who_works_longer_than_a_lease_is_not_overtaken(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(lease, "LONGEST_SECONDS", 3600)
    parts.use(line.rt)
    deed, overtaking = leave(line), Act()

    def takes_long(rt: Runtime, ref: int) -> None:
        line.clock.pass_by(LEASE.total_seconds() - 1)
        while line.rows(outbox)[0].due_at < line.clock() + LEASE / 2:
            time.sleep(0.01)  # a beat
        line.clock.pass_by(2)
        do_deed(deed, overtaking)

    do_deed(deed, takes_long)
    assert overtaking.done == []
    assert line.rows(outbox)[0].done_at is not None
    assert line.rows(outbox)[0].attempts == 1


def test_whoever_was_overtaken_and_fails_then_leaves_the_deed_to_the_other(quick: Line) -> None:
    deed = leave(quick)

    def is_overtaken(rt: Runtime, ref: int) -> None:
        with rt.database.write() as conn:
            taken = outbox_rows.claim(conn, deed, rt.now() + 2 * LEASE, LEASE)
        assert taken is not None
        raise ValueError("nothing goes any more")

    do_deed(deed, is_overtaken)
    (row,) = quick.rows(outbox)
    assert row.done_at is None
    assert row.error == ""


def test_several_beats_may_be_missed() -> None:
    assert LEASE.total_seconds() >= 4 * BEAT_SECONDS


@pytest.mark.parametrize("ladder", [QUICK, PATIENT])
def test_pauses_only_grow_and_the_last_one_repeats(ladder: tuple[timedelta, ...]) -> None:
    deed = Deed("slow", "x", ladder=ladder)
    pauses = [deed.pause(attempt) for attempt in range(1, 20)]
    assert pauses == sorted(pauses)
    assert pauses[: len(ladder)] == list(ladder)
    assert pauses[-1] == ladder[-1]


def test_a_residents_text_is_never_given_up() -> None:
    assert DEEDS["take_turn"].tries > 1000
