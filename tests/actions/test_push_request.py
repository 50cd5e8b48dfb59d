"""A request becomes one work order in the city's own system, whatever fails, and comes back as its status."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.rig.crm.server import running
from tests.rig.crm.works import SECRET, Works
from tests.rig.databases import SqliteDatabases
from tests.rig.office import Office, Shelf
from textbot.actions.apply_effects import apply_effects
from textbot.actions.compose_order import compose_order
from textbot.actions.ground import Ground
from textbot.actions.open_request import NewRequest, open_request
from textbot.actions.poll_states import poll_states
from textbot.actions.push_request import push_request
from textbot.actions.queue_push import queue_push
from textbot.core.effects import AddToRequest, CorrectRequest, VerifyFixed, WithdrawRequest
from textbot.core.places.place import Place
from textbot.core.session import Slot
from textbot.core.work_orders.pace import FAILURES, RESTS
from textbot.core.work_orders.spec import Assignments, ServiceSpec, SystemSpec
from textbot.runtime import Runtime
from textbot.store import connectors, pushes, request_events, request_notes, requests, work_orders
from textbot.store.pushes import PushRow
from textbot.store.requests import RequestRow

ELM = Place("intersection", "Elm St & 5th St", 33.4484, -112.074, "3", "2", "exact", "intersection")
POTHOLE = ServiceSpec(
    "works", "POT", {"lane": "{lane} lane", "age": "{age}"}, {"lane": {"northbound": "NB"}}, contact=True
)


@dataclass(repr=False)
class Desk:
    """An office whose potholes go to the works department."""

    office: Office
    works: Works
    rt: Runtime

    def report(self, phone: str = "+16025550111") -> int:
        """Somebody reports a pothole; the request's id."""
        contact_id = self.office.resident(phone)
        text_id = self.office.hears(contact_id, "There's a pothole at Elm and 5th")
        new = NewRequest("pothole", "en", {"lane": "northbound"}, ELM, (), contact_id, text_id)
        with self.rt.database.write() as conn:
            return open_request(conn, self.rt.playbook, new, self.rt.now()).id

    def add(self, request_id: int, kind: str, push: str, words: str = "") -> None:
        """The resident says something more about it."""
        with self.rt.database.write() as conn:
            note_id = request_notes.add(
                conn, request_id, kind, self.rt.now(), contact_id=None, inbound_id=None, body=words
            )
            queue_push(conn, request_id, push, self.rt.now(), note_id)

    def work(self) -> int:
        """All that is due now is done, as the clock and a worker would; how many deeds."""
        done = 0
        while True:
            with self.rt.database.read() as conn:
                due = pushes.due(conn, self.rt.now())
            if not due:
                return done
            push_request(self.rt, due[0])
            done += 1

    def wait(self, span: timedelta, steps: int = 10) -> None:
        """Time passes; what falls due meanwhile is done."""
        for _ in range(steps):
            self.office.clock.pass_by(span / steps)
            self.work()

    def push(self, request_id: int, number: int = 0) -> PushRow:
        """One of a request's pushes."""
        with self.rt.database.read() as conn:
            return pushes.of_request(conn, request_id)[number]

    def request(self, request_id: int) -> RequestRow:
        """As it stands."""
        with self.rt.database.read() as conn:
            row = requests.by_id(conn, request_id)
        assert row is not None
        return row


@pytest.fixture
def database_url(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    """SQLite alone: what the two databases do differently is tried in tests/store/test_pushes.py."""
    with sqlite_databases.fresh(tmp_path) as url:
        yield url


@pytest.fixture
def works() -> Iterator[Works]:
    with running(Works()) as crm:
        assert isinstance(crm, Works)
        yield crm


@pytest.fixture
def city(desk: Office, works: Works) -> Desk:
    system = SystemSpec(
        "works",
        "webhook",
        works.url,
        secrets={"signing": "TEXTBOT_CONNECTOR_WORKS"},
        options={"finds": "/orders?reference={reference}", "states": "/states?since={since}"},
        seconds=0.5,
        settle_seconds=30,
        statuses={"new": "open", "crew sent": "in_progress", "done": "closed"},
    )
    playbook = replace(desk.rt.playbook, assignments=Assignments({"works": system}, {"pothole": POTHOLE}))
    settings = replace(desk.rt.settings, connector_secrets={"TEXTBOT_CONNECTOR_WORKS": SECRET})
    rt = replace(desk.rt, shelf=Shelf(playbook), settings=settings)  # type: ignore[arg-type]
    return Desk(replace(desk, rt=rt), works, rt)


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
    city.works.fail(fault)
    request_id = city.report()
    city.work()
    assert city.push(request_id).state == "unsure"
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


def test_a_word_nobody_maps_moves_nothing(city: Desk) -> None:
    request_id = city.report()
    city.work()
    city.works.orders[0].status = "on ice"
    poll_states(city.rt)
    assert city.request(request_id).status == "open"
    with city.rt.database.read() as conn:
        known = work_orders.of_request(conn, request_id, "works")
    assert known is not None
    assert known.status == "on ice"


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
    poll_states(city.rt)  # the system still says done, since before: that is no news
    assert city.request(request_id).status == "open"
