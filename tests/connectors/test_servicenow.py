"""ServiceNow: records found by correlation_id, its two tables, journal, data policies and time zones."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.rig.crm.cases import CASES, REFERENCE
from tests.rig.crm.server import Told, running
from tests.rig.crm.servicenow import ServiceNowSim
from textbot.connectors.connector import Expired, Refused
from textbot.connectors.work_orders import External
from textbot.core.work_orders.order import Person, WorkOrder

CASE = CASES["servicenow"]


@pytest.fixture
def instance() -> Iterator[Any]:
    with CASE.running() as sim:
        yield sim


def servicenow(instance: Any, **options: str) -> Any:
    return CASE.system(instance, **options)


def order(**more: Any) -> WorkOrder:
    return CASE.order(**more)


def test_a_record_is_looked_for_and_made_as_the_table_api_says(instance: Any) -> None:
    system = servicenow(instance)
    assert system.find(order()) is None
    made = system.create(order())
    looked, posted = instance.asked
    assert looked.query["sysparm_query"].startswith(f"correlation_id={REFERENCE}")
    assert (posted.method, posted.path) == ("POST", "/api/now/table/incident")
    assert posted.json["correlation_id"] == REFERENCE
    assert (posted.json["contact_type"], posted.json["u_side"]) == ("sms", "NB")
    page = f"{instance.url}/incident.do?sys_id={1:032x}"
    assert made == External(f"{1:032x}", "INC0010001", url=page, status="1")


def test_the_first_of_two_twins_is_the_order(instance: Any) -> None:
    system = servicenow(instance)
    first = system.create(order())
    system.create(order())
    assert system.find(order()).id == first.id


def test_a_table_that_cannot_be_searched_is_refused_and_not_filled(instance: Any) -> None:
    servicenow(instance).create(order(reference="2026-1121-0001"))
    for record in instance.records.values():
        del record["correlation_id"]
    instance._list = lambda asked: Told(200, {"result": list(instance.records.values())})
    with pytest.raises(Refused, match="correlation_id"):
        servicenow(instance).find(order())


def test_the_case_table_has_states_of_its_own() -> None:
    with running(ServiceNowSim("sn_customerservice_case")) as instance:
        system = servicenow(instance, table="sn_customerservice_case")
        made = system.create(order())
        system.withdraw(made, order(), "The resident takes the report back.", "2026-1121-0042/7")
        assert instance.records[made.id]["state"] == "7"
    assert [system.statuses[state] for state in ("1", "10", "3")] == ["open", "in_progress", "closed"]


def test_a_table_that_is_not_there_is_refused(instance: Any) -> None:
    with pytest.raises(Refused, match="Invalid table"):
        servicenow(instance, table="u_potholes").create(order())


@pytest.mark.parametrize("hours", [-11, 0, 14])
def test_states_do_not_hang_on_the_users_time_zone(instance: Any, hours: int) -> None:
    """A condition on a time is read in the zone of the signed-in user, while values are in UTC."""
    system = servicenow(instance)
    made = system.create(order())
    whole = instance._list

    def zoned(asked: Any) -> Told:
        said, _, order_by = asked.query["sysparm_query"].partition("^ORDERBY")
        start, _, local = said.partition(">=")
        at = datetime.fromisoformat(local) - timedelta(hours=hours)
        query = {**asked.query, "sysparm_query": f"{start}>={at:%Y-%m-%d %H:%M:%S}^ORDERBY{order_by}"}
        return whole(replace(asked, query=query))  # type: ignore[no-any-return]

    instance._list = zoned
    assert [state.id for state in system.states([made.id], datetime.now(UTC) - timedelta(minutes=5))] == [made.id]


def test_states_come_page_by_page(instance: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textbot.connectors.servicenow.PAGE", 3)
    system = servicenow(instance)
    ids = [system.create(order(reference=f"2026-1121-00{n}")).id for n in range(10, 17)]
    assert [state.id for state in system.states(ids, datetime.now(UTC))] == ids


@pytest.mark.parametrize("is_open", [True, False], ids=["the journal may be read", "it may not"])
def test_a_remark_is_written(instance: Any, is_open: bool) -> None:
    instance.journal_is_open = is_open
    system = servicenow(instance)
    made = system.create(order())
    for _ in range(2):
        system.comment(made, order(), "It is getting bigger", "2026-1121-0042/7")
    assert len(instance.comments) == (1 if is_open else 2)


def test_a_correction_rewrites_the_record(instance: Any) -> None:
    system = servicenow(instance)
    made = system.create(order())
    system.correct(made, order(address="132 Elm St"), "The place is 132 Elm St", "2026-1121-0042/7")
    assert "132 Elm St" in instance.records[made.id]["description"]


def test_a_withdrawn_record_is_canceled_with_its_reason(instance: Any) -> None:
    system = servicenow(instance)
    made = system.create(order())
    system.withdraw(made, order(), "", "2026-1121-0042/7")
    record = instance.records[made.id]
    assert (record["state"], system.statuses[record["state"]]) == ("8", "closed")
    assert record["close_notes"] != ""


def test_a_data_policy_is_a_refusal_and_no_wrong_password(instance: Any) -> None:
    said = "Data Policy Exception: The following fields are mandatory: Category"
    instance.answer = lambda asked: Told(403, {"error": {"message": "Operation Failed", "detail": said}})
    with pytest.raises(Refused, match="mandatory: Category"):
        servicenow(instance).create(order())


def test_neither_login_nor_client_waits_for_an_operator(instance: Any) -> None:
    with pytest.raises(Expired, match="user and password"):
        replace(CASE, secrets={}).system(instance)


def test_a_long_description_keeps_the_reference_and_the_number(instance: Any) -> None:
    person = Person("Ana Ruiz", "+16025550123")
    made = servicenow(instance).create(order(description="x" * 5000, person=person))
    told = instance.records[made.id]["description"]
    assert len(told) <= 4000
    assert REFERENCE in told
    assert "Call back: Ana Ruiz +16025550123" in told
