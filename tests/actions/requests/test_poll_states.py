"""What becomes of an order comes back as the request's status; what residents say later goes out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.rig.crm.server import running
from tests.rig.crm.works import Works
from tests.rig.databases import SqliteDatabases
from tests.rig.office import Office, Shelf
from tests.rig.works_desk import Desk, works_desk
from textbot.actions.requests.apply_state import apply_states
from textbot.actions.requests.poll_states import poll_states
from textbot.actions.turns.apply_effects import apply_effects
from textbot.actions.turns.ground import Ground
from textbot.connectors.work_orders import ExternalState
from textbot.core.effects import AddToRequest, CorrectRequest, VerifyFixed, WithdrawRequest
from textbot.core.places.place import Place
from textbot.core.session import Slot
from textbot.store import connectors, request_events, work_orders


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


def test_states_are_asked_for_mapped_and_told_once(city: Desk) -> None:
    request_id = city.report()
    city.work()
    city.works.orders[0].status = "Crew sent"
    city.works.orders[0].at = city.rt.now().isoformat()
    assert poll_states(city.rt) == "works"
    assert city.request(request_id).status == "in_progress"
    assert poll_states(city.rt) is None
    city.office.clock.pass_by(timedelta(minutes=11))
    city.works.orders[0].status, city.works.orders[0].at = "done", city.rt.now().isoformat()
    poll_states(city.rt)
    city.office.clock.pass_by(timedelta(minutes=11))
    poll_states(city.rt)
    with city.rt.database.read() as conn:
        moves = [event.status for event in request_events.of_request(conn, request_id) if event.kind == "status"]
    assert moves == ["in_progress", "closed"]


def test_a_round_in_which_nobody_was_asked_says_nothing_of_how_a_system_does(city: Desk) -> None:
    with city.rt.database.write() as conn:
        connectors.put(conn, "works", failures=2)
    assert poll_states(city.rt) == "works"
    with city.rt.database.read() as conn:
        row = connectors.by_name(conn, "works")
    assert (row.failures, row.last_success_at) == (2, None)
    assert not city.works.orders


def test_what_was_asked_for_before_the_system_told_more_changes_nothing(city: Desk) -> None:
    request_id = city.report()
    city.work()
    asked_at = city.rt.now()

    def told(status: str, *, asked: bool) -> None:
        states = [ExternalState("WO-1", status)]
        when = asked_at if asked else city.rt.now()
        apply_states(city.rt, "works", {"in_progress": "in_progress", "shut": "closed"}, states, when=when, asked=asked)

    city.office.clock.pass_by(timedelta(seconds=2))
    told("shut", asked=False)
    told("in_progress", asked=True)
    assert city.request(request_id).status == "closed"
    asked_at = city.rt.now()
    told("in_progress", asked=True)  # so it is, says the next round
    assert city.request(request_id).status == "in_progress"


def test_a_word_nobody_maps_moves_nothing_until_it_is_mapped(city: Desk) -> None:
    request_id = city.report()
    city.work()
    city.works.orders[0].status = "on ice"
    poll_states(city.rt)
    assert city.request(request_id).status == "open"
    with city.rt.database.read() as conn:
        known = work_orders.of_request(conn, request_id, "works")
    assert known is not None
    assert known.status == "on ice"
    works = city.rt.playbook.assignments.system("works")
    mapped = {"works": replace(works, statuses={**works.statuses, "on ice": "in_progress"})}
    assignments = replace(city.rt.playbook.assignments, systems=mapped)
    city.rt = replace(city.rt, shelf=Shelf(replace(city.rt.playbook, assignments=assignments)))  # type: ignore[arg-type]
    city.office.clock.pass_by(timedelta(minutes=11))
    poll_states(city.rt)
    assert city.request(request_id).status == "in_progress"


def test_what_a_resident_says_later_reaches_the_system(city: Desk) -> None:
    request_id = city.report()
    city.work()
    reference = city.request(request_id).reference
    contact_id = city.request(request_id).contact_id
    assert contact_id is not None
    effects = (
        AddToRequest(reference, "It ate my tire"),
        CorrectRequest(reference, {"place": Slot("132 Main St", Place.in_words("132 Main St"))}, "it's 132 Main St"),
        WithdrawRequest(reference, "never mind, it's fixed"),
    )
    for effect in effects:
        with city.rt.database.write() as conn:
            ground = Ground(conn, city.rt.playbook, contact_id, 1, city.rt.now(), "en")
            rings = apply_effects(ground, (effect,)).rings
        assert [deed for deed, _ in rings if deed == "push_request"] == ["push_request"]
        city.work()
    (order,) = city.works.orders
    assert order.remarks == [
        ("commented", "The resident adds: It ate my tire"),
        ("corrected", "The resident corrects: it's 132 Main St"),
        ("withdrawn", "The resident takes the report back: never mind, it's fixed"),
    ]
    assert order.order["place"]["address"] == "132 Main St"


def test_a_repair_that_is_none_is_told_with_the_residents_words(city: Desk) -> None:
    request_id = city.report()
    city.work()
    city.works.orders[0].status, city.works.orders[0].at = "done", city.rt.now().isoformat()
    poll_states(city.rt)
    row = city.request(request_id)
    assert (row.status, row.contact_id is not None) == ("closed", True)
    city.office.clock.pass_by(timedelta(minutes=5))
    with city.rt.database.write() as conn:
        ground = Ground(conn, city.rt.playbook, row.contact_id or 0, 1, city.rt.now(), "en")
        apply_effects(ground, (VerifyFixed(row.reference, False, "still there"),))
    city.work()
    assert city.works.orders[0].remarks == [("commented", "The resident says it is not fixed: still there")]
    assert city.request(request_id).status == "open"
    city.office.clock.pass_by(timedelta(minutes=11))
    city.works.orders[0].at = city.rt.now().isoformat()
    poll_states(city.rt)  # our own remark touched the order, which still says done: that is no news
    assert city.request(request_id).status == "open"
