"""From a report to one order in each kind of system, although the answer got lost, and back as the request's status."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from tests.rig.crm.cases import CASES, Case
from tests.rig.databases import SqliteDatabases
from tests.rig.office import Office, Shelf, office
from textbot.actions.requests.open_request import NewRequest, open_request
from textbot.actions.requests.poll_states import poll_states
from textbot.actions.requests.push_request import push_request
from textbot.actions.requests.queue_push import queue_push
from textbot.config import Settings
from textbot.core.places.place import Place
from textbot.core.work_orders.spec import Assignments, ServiceSpec, SystemSpec
from textbot.runtime import Runtime
from textbot.store import pushes, requests
from textbot.store.requests import RequestRow

ELM = Place("intersection", "Elm St & 5th St", 33.4484, -112.074, "3", "2", "exact", "intersection")
NAMES = [name for name in CASES if name != "servicenow oauth"]
TAKES_NO_REMARKS = ("open311 strict", "open311 seeclickfix")


@dataclass(repr=False)
class City:
    """A city whose potholes go to one system."""

    rt: Runtime
    office: Office
    crm: Any
    case: Case

    def report(self) -> int:
        """Somebody reports a pothole; the request's id."""
        contact_id = self.office.resident()
        text_id = self.office.hears(contact_id, "There's a pothole at Elm and 5th")
        new = NewRequest("pothole", "en", {"lane": "northbound"}, ELM, (), contact_id, text_id)
        with self.rt.database.write() as conn:
            return open_request(conn, self.rt.playbook, new, self.rt.now()).id

    def works(self, minutes: int = 20) -> None:
        """Time passes, and all that falls due is done."""
        for _ in range(minutes):
            with self.rt.database.read() as conn:
                due = pushes.due(conn, self.rt.now())
            for push_id in due:
                push_request(self.rt, push_id)
            self.office.clock.pass_by(timedelta(minutes=1))

    def states(self, request_id: int) -> list[str]:
        """How far its pushes are."""
        with self.rt.database.read() as conn:
            return [push.state for push in pushes.of_request(conn, request_id)]

    def request(self, request_id: int) -> RequestRow:
        """As it stands."""
        with self.rt.database.read() as conn:
            row = requests.by_id(conn, request_id)
        assert row is not None
        return row


@pytest.fixture(params=NAMES, ids=lambda name: name.replace(" ", "-"))
def city(
    request: pytest.FixtureRequest,
    settings: Settings,
    sqlite_databases: SqliteDatabases,
    redis_client: Redis,
    tmp_path: Path,
) -> Iterator[City]:
    case = CASES[request.param]
    with (
        case.running() as crm,
        sqlite_databases.fresh(tmp_path) as url,
        office(settings, url, redis_client) as desk,
    ):
        crm.now = desk.rt.now
        secrets = {name: f"TEXTBOT_CONNECTOR_{name.upper()}" for name in case.secrets}
        options = {name: value.replace("{url}", crm.url) for name, value in case.options.items()}
        spec = SystemSpec("works", case.kind, f"{crm.url}{case.path}", secrets, options, seconds=60, poll_minutes=5)
        pothole = ServiceSpec("works", "POTHOLE", case.fields)
        assignments = Assignments({"works": spec}, {"pothole": pothole})
        environment = {variable: case.secrets[name] for name, variable in secrets.items()}
        rt = replace(
            desk.rt,
            shelf=Shelf(replace(desk.rt.playbook, assignments=assignments)),  # type: ignore[arg-type]
            settings=replace(desk.rt.settings, connector_secrets=environment),
        )
        yield City(rt, replace(desk, rt=rt), crm, case)


def test_one_order_is_made_closed_and_told_although_its_answer_was_lost(city: City) -> None:
    city.crm.fail("too_many")
    city.crm.fail("after_create")
    request_id = city.report()
    city.works()
    assert city.states(request_id) == ["sent"]
    (held,) = city.case.held(city.crm)
    assert "Elm St & 5th St" in str(held)
    city.case.moves(city.crm, city.request(request_id).reference)
    poll_states(city.rt)
    assert city.request(request_id).status == "closed"


def test_what_is_taken_back_is_closed_there_or_refused_for_staff_to_see(
    city: City, request: pytest.FixtureRequest
) -> None:
    request_id = city.report()
    city.works(2)
    with city.rt.database.write() as conn:
        queue_push(conn, request_id, "withdraw", city.rt.now())
    city.works(2)
    refuses = request.node.callspec.params["city"] in TAKES_NO_REMARKS
    assert city.states(request_id) == ["sent", "refused" if refuses else "sent"]
    assert len(city.case.held(city.crm)) == 1
