"""A request becomes one work order in the city's own system, whatever fails on the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.rig.crm.server import running
from tests.rig.crm.works import Works
from tests.rig.databases import SqliteDatabases
from tests.rig.office import Office, Shelf
from tests.rig.twilio_double import until
from tests.rig.works_desk import POTHOLE, Desk, works_desk
from textbot.actions.requests.compose_order import compose_order
from textbot.core.work_orders.pace import FAILURES, RESTS
from textbot.core.work_orders.spec import Assignments
from textbot.store import connectors, pushes, request_events, work_orders


@pytest.fixture
def database_url(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    """SQLite alone: what the two databases do differently is tried in tests/store/test_pushes.py."""
    with sqlite_databases.fresh(tmp_path) as url:
        yield url


@pytest.fixture
def city(desk: Office) -> Iterator[Desk]:
    with running(Works()) as works:
        assert isinstance(works, Works)
        yield works_desk(desk, works)


def test_a_request_becomes_one_order_with_all_the_crew_needs(city: Desk) -> None:
    request_id = city.report()
    assert city.work() == 1
    (order,) = city.works.orders
    row = city.request(request_id)
    assert order.reference == row.reference
    assert order.order["code"] == "POT"
    assert order.order["fields"] == {"lane": "NB lane"}
    assert order.order["place"]["address"] == "Elm St & 5th St"
    assert order.order["person"]["phone"] == "+16025550111"
    assert order.order["description"] == "lane: northbound"
    assert city.push(request_id).state == "sent"
    with city.rt.database.read() as conn:
        known = work_orders.of_request(conn, request_id, "works")
        kinds = [event.kind for event in request_events.of_request(conn, request_id)]
    assert known is not None
    assert (known.external_id, known.number) == ("WO-1", "#1")
    assert kinds == ["received", "pushed"]


def test_a_request_without_a_system_stays_in_our_own_store(city: Desk) -> None:
    rt = replace(city.rt, shelf=Shelf(replace(city.rt.playbook, assignments=Assignments())))  # type: ignore[arg-type]
    city.rt = rt
    request_id = city.report()
    with rt.database.read() as conn:
        assert pushes.of_request(conn, request_id) == ()


@pytest.mark.parametrize("fault", ["after_create", "dropped", "hang"])
def test_an_order_whose_answer_was_lost_is_found_not_made_again(city: Desk, fault: str) -> None:
    if fault == "hang":
        city = works_desk(city.office, city.works, seconds=0.5)
    city.works.fail(fault)
    request_id = city.report()
    city.work()
    assert city.push(request_id).state == "unsure"
    until(lambda: city.works.orders)  # a busy machine may be later than our patience
    city.wait(timedelta(seconds=40))
    assert city.push(request_id).state == "sent"
    assert len(city.works.orders) == 1


@pytest.mark.parametrize("fault", ["too_many", "away"])
def test_an_order_that_was_not_taken_is_sent_again(city: Desk, fault: str) -> None:
    city.works.fail(fault)
    request_id = city.report()
    city.work()
    assert not city.works.orders
    city.wait(timedelta(seconds=60))
    assert city.push(request_id).state == "sent"
    assert len(city.works.orders) == 1


def test_patience_that_is_asked_for_is_given(city: Desk) -> None:
    city.works.fail("too_many")
    city.report()
    city.work()
    began = len(city.works.asked)
    city.office.clock.pass_by(timedelta(seconds=6))
    assert city.work() == 0
    assert len(city.works.asked) == began
    city.office.clock.pass_by(timedelta(seconds=2))
    assert city.work() == 1
    assert len(city.works.orders) == 1


def test_a_worker_killed_in_the_middle_leaves_one_order(city: Desk) -> None:
    request_id = city.report()
    with city.rt.database.write() as conn:  # all that a killed worker leaves behind
        was = pushes.claim(conn, city.push(request_id).id, city.rt.now(), city.rt.now() + timedelta(seconds=10))
    assert was is not None
    system = city.rt.work_orders("works")
    with city.rt.database.read() as conn:
        system.create(compose_order(city.rt, conn, request_id, "works"))
    assert city.work() == 0
    city.wait(timedelta(seconds=15))
    assert city.push(request_id).state == "sent"
    assert len(city.works.orders) == 1


def test_a_look_that_took_too_long_leaves_the_order_to_whoever_has_it_now(city: Desk) -> None:
    request_id = city.report()
    push_id = city.push(request_id).id
    with city.rt.database.write() as conn:
        pushes.change(conn, push_id, state="unsure")

    def another_takes_it() -> None:
        city.office.clock.pass_by(timedelta(hours=1))
        now = city.rt.now()
        with city.rt.database.write() as conn:
            assert pushes.claim(conn, push_id, now, now + timedelta(seconds=10))

    city.works.meanwhile = another_takes_it
    city.work()
    assert not city.works.orders
    assert (city.push(request_id).state, city.push(request_id).tries) == ("sending", 2)
    city.wait(timedelta(seconds=15))
    assert (len(city.works.orders), city.push(request_id).state) == (1, "sent")


def test_an_hour_without_the_system_loses_nothing_and_keeps_the_order(city: Desk) -> None:
    for _ in range(400):
        city.works.fail("away")
    ids = []
    for number in range(12):
        ids.append(city.report(f"+1602555{1000 + number}"))
        city.add(ids[-1], "added", "comment", "It is deep.")
        city.wait(timedelta(minutes=5), steps=5)
    assert len(city.works.asked) < 40, "a system that is down is left alone"
    assert not city.works.orders
    with city.rt.database.read() as conn:
        assert sum(pushes.counts(conn).values()) == 24
        assert connectors.by_name(conn, "works").last_error == "status 503"
    city.works.faults.clear()
    city.wait(timedelta(minutes=6))
    assert [order.reference for order in city.works.orders] == [city.request(each).reference for each in ids]
    assert all(order.remarks == [("commented", "The resident adds: It is deep.")] for order in city.works.orders)


def test_the_breaker_opens_after_a_few_failures_and_lets_one_try(city: Desk) -> None:
    for _ in range(50):
        city.works.fail("away")
    for number in range(10):
        city.report(f"+1602555{2000 + number}")
    city.work()
    assert len(city.works.asked) == FAILURES
    city.office.clock.pass_by(RESTS[0] + timedelta(seconds=1))
    city.work()
    assert len(city.works.asked) == FAILURES + 1


def test_one_request_is_told_in_its_own_order(city: Desk) -> None:
    request_id = city.report()
    city.add(request_id, "added", "comment", "Glass around it.")
    city.add(request_id, "corrected", "correct", "It's at 132")
    city.works.fail("away")
    city.work()
    city.wait(timedelta(minutes=2))
    (order,) = city.works.orders
    assert [kind for kind, _ in order.remarks] == ["commented", "corrected"]


def test_what_is_taken_back_before_it_was_sent_is_never_sent(city: Desk) -> None:
    request_id = city.report()
    city.add(request_id, "withdrawn", "withdraw", "never mind")
    assert city.work() == 0
    assert not city.works.asked
    assert city.push(request_id).state == "dropped"


def test_what_is_taken_back_later_is_told(city: Desk) -> None:
    request_id = city.report()
    city.work()
    city.add(request_id, "withdrawn", "withdraw", "never mind, it's fixed")
    city.work()
    assert city.works.orders[0].remarks == [("withdrawn", "The resident takes the report back: never mind, it's fixed")]


def test_what_the_system_refuses_is_kept_for_staff_and_may_be_tried_again(city: Desk) -> None:
    good = city.rt
    refusing = replace(
        good.playbook,
        assignments=replace(good.playbook.assignments, services={"pothole": replace(POTHOLE, code="refuse-me")}),
    )
    city.rt = replace(good, shelf=Shelf(refusing))  # type: ignore[arg-type]
    request_id = city.report()
    city.add(request_id, "added", "comment", "more")
    city.work()
    row = city.push(request_id)
    assert (row.state, "no such service" in row.last_error) == ("refused", True)
    assert city.push(request_id, 1).state == "refused"
    city.rt = good
    with good.database.write() as conn:
        assert pushes.retry(conn, "works", good.now()) == 2
    city.work()
    assert len(city.works.orders) == 1
    assert city.push(request_id, 1).state == "sent"


def test_a_missing_secret_keeps_orders_waiting(city: Desk) -> None:
    good = city.rt
    city.rt = replace(good, settings=replace(good.settings, connector_secrets={}))
    request_id = city.report()
    city.work()
    row = city.push(request_id)
    assert (row.state, row.last_error) == ("waiting", "TEXTBOT_CONNECTOR_WORKS is not set")
    city.rt = good
    city.wait(timedelta(minutes=1))
    assert city.push(request_id).state == "sent"
