"""Dynamics 365: the contact first, an incident under an alternate key that is made once, notes, typed columns."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.rig.crm.cases import CASES, REFERENCE, pushed
from tests.rig.crm.dynamics import CUSTOMER, DynamicsSim
from tests.rig.crm.server import Told, running
from textbot.connectors.connector import Away, Refused, Unsure
from textbot.connectors.dynamics import SOMEBODY
from textbot.core.work_orders.order import Person, WorkOrder

CASE = CASES["dynamics"]
ANA = Person("Ana O'Brien", "+16025550123")


@pytest.fixture
def environment() -> Iterator[Any]:
    with running(DynamicsSim()) as sim:
        yield sim


def dynamics(environment: Any, **options: str) -> Any:
    return CASE.system(environment, **options)


def order(**more: Any) -> WorkOrder:
    return CASE.order(**more)


def test_an_incident_is_made_under_our_key_and_only_if_it_is_new(environment: Any) -> None:
    made = dynamics(environment).create(order())
    asked = environment.asked[-1]
    assert asked.method == "PATCH"
    assert asked.path == f"/api/data/v9.2/incidents(new_textreference='{REFERENCE}')"
    assert (asked.headers["if-none-match"], asked.headers["odata-version"]) == ("*", "4.0")
    assert (asked.json["new_lane"], asked.json["new_depth"]) == ("NB", 2.5)
    assert made.number == "CAS-01001-A1B2C3"


def test_one_contact_stands_for_residents_whose_number_stays_here(environment: Any) -> None:
    for n in range(3):
        dynamics(environment).create(order(reference=f"2026-1121-00{n}0"))
    assert [each["lastname"] for each in environment.contacts.values()] == [SOMEBODY]


def test_the_residents_contact_is_found_by_phone_or_made(environment: Any) -> None:
    for n in range(2):
        dynamics(environment).create(order(reference=f"2026-1121-00{n}0", person=ANA))
    (contact,) = environment.contacts.values()
    assert (contact["lastname"], contact["mobilephone"]) == ("Ana O'Brien", "+16025550123")
    customers = {incident[CUSTOMER] for incident in environment.incidents.values()}
    assert customers == {f"/contacts({contact['contactid']})"}


def test_a_contact_of_the_citys_choice_stands_for_residents(environment: Any) -> None:
    contact_id = environment._new_contact({"lastname": "311"})
    dynamics(environment, contact=contact_id).create(order())
    assert len(environment.contacts) == 1


@pytest.mark.parametrize("fault", ["after_create", "dropped", "away", "too_many", "expired"])
def test_a_fault_while_the_contact_is_made_leaves_no_order_unsure(environment: Any, fault: str) -> None:
    system = dynamics(environment)
    environment.fail(fault)
    try:
        system.create(order(person=ANA))
    except Away as error:
        assert not isinstance(error, Unsure)
    pushed(system, order(person=ANA))
    assert (len(environment.contacts), len(environment.incidents)) == (1, 1)


def test_an_incident_that_is_there_already_is_not_touched(environment: Any) -> None:
    system = dynamics(environment)
    made = system.create(order())
    environment.incidents[made.id]["title"] = "Edited by staff"
    assert system.create(order()) == made
    assert environment.incidents[made.id]["title"] == "Edited by staff"


@pytest.mark.parametrize(
    ("fields", "named"),
    [({"new_depth:float": "deep"}, "new_depth"), ({"new_depth": "2"}, "new_depth"), ({"new_strange": "x"}, "strange")],
    ids=["no number", "a text for a number", "a column it does not have"],
)
def test_a_value_that_does_not_fit_names_its_column(environment: Any, fields: dict[str, str], named: str) -> None:
    with pytest.raises(Refused, match=named):
        dynamics(environment).create(replace(order(), fields=fields))


def test_a_missing_key_is_no_missing_order(environment: Any) -> None:
    with pytest.raises(Refused, match="0x8006088a"):
        dynamics(environment, key_field="new_other").find(order())


def test_what_ran_into_another_request_is_tried_again(environment: Any) -> None:
    system = dynamics(environment)
    system.create(order())
    environment.answer = lambda asked: Told(400, {"error": {"code": "0x80071151", "message": "deadlock"}})
    with pytest.raises(Away):
        system.find(order())


def test_states_come_page_by_page(environment: Any) -> None:
    system = dynamics(environment)
    ids = [system.create(order(reference=f"2026-1121-00{n}")).id for n in range(10, 17)]
    states = list(system.states(ids, datetime.now(UTC) - timedelta(minutes=5)))
    assert [state.id for state in states] == ids
    assert states[0].reference == "2026-1121-0010"


def test_a_next_page_elsewhere_is_not_asked_for(environment: Any) -> None:
    system = dynamics(environment)
    made = system.create(order())
    environment._list = lambda asked: Told(200, {"value": [], "@odata.nextLink": "http://127.0.0.2:9/api"})
    with pytest.raises(Away, match="another host"):
        list(system.states([made.id], datetime.now(UTC)))


@pytest.mark.parametrize(
    ("statecode", "statuscode", "status"),
    [(0, 1, "open"), (0, 3, "in_progress"), (1, 5, "closed"), (2, 6, "closed"), (1, 100000007, "closed")],
)
def test_its_states_are_ours(environment: Any, statecode: int, statuscode: int, status: str) -> None:
    system = dynamics(environment)
    system.create(order())
    environment.move(REFERENCE, statecode, statuscode)
    assert system.statuses[system.find(order()).status] == status


def test_a_remark_is_a_note_that_is_made_once(environment: Any) -> None:
    system = dynamics(environment)
    made = system.create(order())
    for key in ("2026-1121-0042/7", "2026-1121-0042/7", "2026-1121-0042/8"):
        system.comment(made, order(), "It is getting bigger", key)
    assert [each["notetext"] for each in environment.notes.values()] == ["It is getting bigger"] * 2


def test_a_correction_rewrites_the_incident(environment: Any) -> None:
    system = dynamics(environment)
    made = system.create(order())
    system.correct(made, order(address="132 Elm St"), "The place is 132 Elm St", "2026-1121-0042/7")
    assert "132 Elm St" in environment.incidents[made.id]["description"]
    assert environment.asked[-2].headers["if-match"] == "*"


def test_a_withdrawn_incident_is_canceled_with_a_note(environment: Any) -> None:
    system = dynamics(environment)
    made = system.create(order())
    system.withdraw(made, order(), "", "2026-1121-0042/7")
    assert system.statuses[system.find(order()).status] == "closed"
    assert len(environment.notes) == 1


def test_an_incident_that_is_gone_takes_no_remark(environment: Any) -> None:
    system = dynamics(environment)
    made = system.create(order())
    environment.incidents.clear()
    with pytest.raises(Refused):
        system.withdraw(made, order(), "", "2026-1121-0042/7")
