"""Salesforce: one Case under an external id, tokens, its words for what went wrong, comments."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.rig.crm.cases import CASES, REFERENCE
from tests.rig.crm.salesforce import SalesforceSim
from tests.rig.crm.server import Told, running
from textbot.connectors.connector import Away, ConnectorError, Expired, Refused, TooMany
from textbot.core.work_orders.order import WorkOrder

CASE = CASES["salesforce"]


@pytest.fixture
def org() -> Iterator[Any]:
    with CASE.running() as sim:
        yield sim


def salesforce(org: Any, **options: str) -> Any:
    return CASE.system(org, **options)


def order(**more: Any) -> WorkOrder:
    return CASE.order(**more)


def test_the_case_is_upserted_under_our_reference(org: Any) -> None:
    salesforce(org).create(order())
    asked = org.asked[-1]
    assert (asked.method, asked.path) == ("PATCH", f"/services/data/v66.0/sobjects/Case/SMS_Ref__c/{REFERENCE}")
    assert set(asked.json) == {"Subject", "Description", "Origin", "Side__c"}
    assert (asked.json["Origin"], asked.json["Side__c"]) == ("SMS", "NB")


def test_two_creates_hold_one_case(org: Any) -> None:
    system = salesforce(org)
    assert system.create(order()).id == system.create(order()).id
    assert len(org.cases) == 1


def test_versions_that_answer_nothing_are_understood() -> None:
    with running(SalesforceSim(old=True)) as org:
        system = salesforce(org, version="45.0")
        first = system.create(order())
        again = system.create(order())
    assert (again.id, again.number) == (first.id, "00001026")


def test_one_token_serves_many_calls(org: Any) -> None:
    for n in range(3):
        salesforce(org).create(order(reference=f"2026-1121-00{n}0"))
    assert sum("oauth" in asked.path for asked in org.asked) <= 1


def test_a_token_that_ran_out_is_replaced_at_once(org: Any) -> None:
    system = salesforce(org)
    system.create(order())
    org.tokens.clear()
    assert system.find(order()) is not None


def test_a_login_address_of_its_own_gives_the_token(org: Any) -> None:
    with CASE.running() as login:
        login.tokens = org.tokens
        salesforce(org, login_url=login.url).create(order())
        assert [asked.path for asked in login.asked] == ["/services/oauth2/token"]
    assert len(org.cases) == 1


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (403, "REQUEST_LIMIT_EXCEEDED", TooMany),
        (400, "UNABLE_TO_LOCK_ROW", Away),
        (403, "API_DISABLED_FOR_ORG", Expired),
        (403, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", Expired),
        (400, "INVALID_FIELD", Refused),
        (400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", Refused),
    ],
)
def test_its_words_for_what_went_wrong_are_known(org: Any, status: int, code: str, error: type[ConnectorError]) -> None:
    salesforce(org).create(order())
    org.answer = lambda asked: Told(status, [{"errorCode": code, "message": "no", "fields": []}])
    with pytest.raises(error) as caught:
        salesforce(org).create(order())
    assert type(caught.value) is error


def test_a_field_it_does_not_have_is_named(org: Any) -> None:
    with pytest.raises(Refused, match="Lane__c"):
        salesforce(org).create(replace(order(), fields={"Lane__c": "NB"}))


def test_a_missing_external_id_is_no_missing_order(org: Any) -> None:
    said = "Provided external ID field does not exist or is not accessible: SMS_Ref__c"
    salesforce(org).find(order())
    org.answer = lambda asked: Told(404, [{"errorCode": "NOT_FOUND", "message": said}])
    with pytest.raises(Refused, match="SMS_Ref__c"):
        salesforce(org).find(order())


def test_two_cases_made_by_hand_are_one_order(org: Any) -> None:
    system = salesforce(org)
    first = system.create(order())
    org.cases["500TWIN"] = {**org.cases[first.id], "Id": "500TWIN"}
    assert system.find(order()).id == first.id
    with pytest.raises(Refused, match="several"):
        system.create(order())


def test_states_come_page_by_page(org: Any) -> None:
    system = salesforce(org)
    ids = [system.create(order(reference=f"2026-1121-00{n}")).id for n in range(10, 17)]
    states = list(system.states(ids, datetime.now(UTC) - timedelta(minutes=5)))
    assert [state.id for state in states] == ids
    assert states[0].reference == "2026-1121-0010"


def test_a_remark_is_written_once(org: Any) -> None:
    system = salesforce(org)
    made = system.create(order())
    for key in ("2026-1121-0042/7", "2026-1121-0042/7", "2026-1121-0042/8"):
        system.comment(made, order(), "It is getting bigger", key)
    assert [each["CommentBody"] for each in org.comments] == [
        "It is getting bigger [2026-1121-0042/7]",
        "It is getting bigger [2026-1121-0042/8]",
    ]


def test_a_correction_rewrites_the_case_and_says_what_changed(org: Any) -> None:
    system = salesforce(org)
    made = system.create(order())
    system.correct(made, order(address="132 Elm St"), "The place is 132 Elm St", "2026-1121-0042/7")
    assert "132 Elm St" in org.cases[made.id]["Description"]
    assert len(org.comments) == 1


def test_a_withdrawn_case_is_closed(org: Any) -> None:
    system = salesforce(org, withdrawn="Withdrawn")
    made = system.create(order())
    system.withdraw(made, order(), "The resident takes the report back.", "2026-1121-0042/7")
    assert org.cases[made.id]["Status"] == "Withdrawn"
    assert system.statuses["withdrawn"] == "closed"


def test_a_quote_in_an_id_stays_a_quote(org: Any) -> None:
    system = salesforce(org)
    made = system.create(order())
    system.comment(type(made)("500' OR Id != '"), order(), "words", "key")
    assert r"ParentId = '500\' OR Id != \''" in org.asked[-2].query["q"]
