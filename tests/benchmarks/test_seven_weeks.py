"""The seven weeks of the seed city come out of the rows as they went in: 1,295 engagements, 312 questions answered, 253
messages and requests responded."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from redis import Redis

from benchmarks.seven_weeks import plan
from benchmarks.seven_weeks.rows import load
from tests.rig.office import Office, office
from textbot.config import Settings
from textbot.core.days.period import Period
from textbot.store import figure_rows, measures
from textbot.store.measures import Scope

ALL = Period(plan.FIRST, plan.LAST)
TOLD = {
    "engagements": 1295, "questions": 312, "responded": 253, "reports": 118, "messages": 196, "answered": 169,
    "handled": 84,
}  # fmt: skip


@pytest.fixture
def desk(settings: Settings, database_url: str, redis_client: Redis) -> Iterator[Office]:
    with office(settings, database_url, redis_client) as opened:
        playbook = opened.rt.playbook
        with opened.rt.database.write() as conn:
            load(conn, playbook, plan.visits(playbook.city))
        yield opened


def test_the_figures_are_those_of_the_log_and_so_are_the_rows_behind_them(desk: Office) -> None:
    zone = ZoneInfo(desk.rt.playbook.city.timezone)
    since, until = ALL.moments(zone)
    with desk.rt.database.read() as conn:
        assert {each: measures.count(conn, each, Scope(), since, until) for each in TOLD} == TOLD
        for measure, number in TOLD.items():
            spots = measures.page(conn, measure, Scope(), since, until, None, 5000)
            assert len({(each.kind, each.id) for each in spots}) == number
            assert len(figure_rows.rows(conn, spots[:50])) == 50
            weeks = [part.moments(zone) for part in ALL.parts()]
            bounds = [weeks[0][0], *(end for _begin, end in weeks)]
            numbers = [measures.count(conn, measure, Scope(), *week) for week in weeks]
            assert numbers == measures.counts(conn, measure, Scope(), bounds)
            assert (len(weeks), sum(numbers)) == (7, number)
        median = measures.median_wait(conn, Scope(), since, until)
    assert median is not None
    assert timedelta(minutes=40) < timedelta(seconds=median) < timedelta(hours=2)


def test_a_departments_figures_are_its_own(desk: Office) -> None:
    since, until = ALL.moments(ZoneInfo(desk.rt.playbook.city.timezone))
    streets = Scope(frozenset({"streets"}))
    with desk.rt.database.read() as conn:
        found = {each: measures.count(conn, each, streets, since, until) for each in ("reports", "messages")}
        assert 0 < found["reports"] < 118
        assert found["messages"] == 0
        assert measures.count(conn, "questions", Scope(frozenset({"library"}), frozenset({"jobs"})), since, until) > 0
