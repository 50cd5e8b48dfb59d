"""What every system that takes work orders promises, tried on each in miniature: one order, whatever fails."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.rig.crm.cases import CASES, HUSH, REFERENCE, Case, pushed
from tests.rig.crm.open311 import KEY
from tests.rig.crm.server import RETRY_AFTER
from tests.rig.twilio_double import until
from textbot.connectors.connector import Away, ConnectorError, Expired, Refused, TooMany, Unsure
from textbot.connectors.work_orders import WorkOrders
from textbot.core.work_orders.order import Person

AGO = timedelta(hours=1)
PASSING = ("too_many", "away", "after_create", "gave_up", "dropped", "html", "expired")


@dataclass
class Line:
    """A system in miniature, and the connector to it."""

    case: Case
    crm: Any
    system: WorkOrders

    @property
    def held(self) -> list[Any]:
        return self.case.held(self.crm)

    def paths(self, method: str) -> list[str]:
        return [asked.path for asked in self.crm.asked if asked.method == method and "oauth" not in asked.path]


@pytest.fixture(params=CASES, ids=lambda name: name.replace(" ", "-"))
def line(request: pytest.FixtureRequest) -> Iterator[Line]:
    case = CASES[request.param]
    with case.running() as crm:
        yield Line(case, crm, case.system(crm))


def test_an_order_that_is_not_there_is_not_found(line: Line) -> None:
    assert line.system.find(line.case.order()) is None
    assert line.held == []


def test_an_order_is_made_and_found_by_our_reference(line: Line) -> None:
    made = line.system.create(line.case.order())
    assert made.id != ""
    found = line.system.find(line.case.order())
    assert found is not None
    assert found.id == made.id
    assert line.system.statuses[found.status.lower()] == "open"


def test_an_order_links_to_its_page_where_there_is_one(line: Line) -> None:
    made = line.system.create(line.case.order())
    assert line.case.kind == "open311" or made.url.startswith(f"{line.crm.url}/")
    assert line.case.kind == "open311" or made.id in made.url


def test_a_longer_reference_is_another_order(line: Line) -> None:
    longer = line.case.order(reference=f"{REFERENCE}7", description="Another one")
    line.system.create(longer)
    assert line.system.find(line.case.order()) is None


def test_all_of_an_order_reaches_the_system(line: Line) -> None:
    line.system.create(line.case.order())
    told = str(line.held[0])
    parts = [REFERENCE, "Lane: northbound", "Elm St & 5th Ave", "NB", "33.448400"]
    assert [part for part in parts if part not in told] == []


@pytest.mark.parametrize("fault", ["too_many", "away", "after_create", "dropped", "redirect", "html", "expired"])
def test_one_order_stands_there_after_any_fault(line: Line, fault: str) -> None:
    line.crm.fail(fault)
    if fault == "redirect":
        with pytest.raises(Refused):
            pushed(line.system, line.case.order())
    pushed(line.system, line.case.order())
    assert len(line.held) == 1


def test_one_order_stands_there_after_a_hang(line: Line) -> None:
    line.system.find(line.case.order())  # signed in
    hasty = line.case.system(line.crm, seconds=0.5)
    line.crm.fail("hang")
    with pytest.raises(Unsure):
        hasty.create(line.case.order())
    until(lambda: line.held)  # a busy machine may be later than our patience
    made = line.system.find(line.case.order())
    assert made is not None
    assert len(line.held) == 1


def test_faults_in_a_row_make_one_order(line: Line) -> None:
    for fault, on in [("away", "write"), ("after_create", "write"), ("too_many", "read"), ("dropped", "read")]:
        line.crm.fail(fault, on)
    pushed(line.system, line.case.order(), tries=6)
    assert len(line.held) == 1


@pytest.mark.parametrize("seed", range(8))
def test_no_row_of_faults_makes_two_orders_or_none(line: Line, seed: int) -> None:
    """Each try meets up to three faults, on reads and writes, before everything works again."""
    chance = random.Random(seed)
    for _ in range(chance.randint(3, 12)):
        line.crm.fail(chance.choice(PASSING), chance.choice(["read", "write", "any"]))
    pushed(line.system, line.case.order(), tries=40)
    assert len(line.held) == 1


def test_a_gateway_that_gives_up_on_a_request_leaves_one_order(line: Line) -> None:
    """A gateway's 503 may come while the system behind it is still at work."""
    line.crm.fail("gave_up")
    pushed(line.system, line.case.order())
    assert len(line.held) == 1


@pytest.mark.parametrize("fault", ["after_create", "dropped", "html"])
def test_what_broke_off_is_unsure_and_not_away(line: Line, fault: str) -> None:
    line.crm.fail(fault)
    with pytest.raises(Unsure):
        line.system.create(line.case.order())


def test_a_busy_system_says_when_to_come_back(line: Line) -> None:
    line.crm.fail("too_many")
    with pytest.raises(TooMany) as caught:
        line.system.create(line.case.order())
    assert caught.value.retry_after == RETRY_AFTER


@pytest.mark.parametrize("fault", ["away", "dropped", "html"])
def test_a_question_that_is_not_answered_leaves_nothing_unsure(line: Line, fault: str) -> None:
    line.crm.fail(fault, on="read")
    with pytest.raises(Away) as caught:
        line.system.find(line.case.order())
    assert not isinstance(caught.value, Unsure)


def test_a_redirect_is_not_followed(line: Line) -> None:
    line.crm.fail("redirect")
    with pytest.raises(Refused, match="leads elsewhere"):
        line.system.create(line.case.order())


def test_a_wrong_secret_waits_for_an_operator(line: Line) -> None:
    wrong = replace(line.case, secrets=dict.fromkeys(line.case.secrets, "wrong"))
    with pytest.raises(Expired):
        wrong.system(line.crm).create(line.case.order())
    assert line.held == []


def test_states_are_told_of_the_orders_asked_for(line: Line) -> None:
    line.crm.now = lambda: datetime.now(UTC) - timedelta(minutes=30)
    orders = [line.case.order(reference=f"2026-1121-00{n}", description=f"{n}") for n in range(10, 15)]
    ids = [line.system.create(order).id for order in orders]
    line.crm.now = lambda: datetime.now(UTC)
    line.case.moves(line.crm, "2026-1121-0010")
    told = {state.id: state for state in line.system.states(ids[:4], datetime.now(UTC) - AGO)}
    assert line.system.statuses[told[ids[0]].status.lower()] == "closed"
    assert abs(told[ids[0]].at - datetime.now(UTC)) < timedelta(minutes=1)  # type: ignore[operator]
    assert set(told) <= set(ids[:4])
    meant = {state.id: line.system.statuses[state.status.lower()] for state in told.values()}
    assert [each for each, status in meant.items() if status == "closed"] == ids[:1]


def test_no_orders_have_no_states(line: Line) -> None:
    assert list(line.system.states([], datetime.now(UTC) - AGO)) == []


def test_a_preview_is_what_is_sent_without_its_secrets(line: Line) -> None:
    shown = line.system.preview(line.case.order())
    assert line.crm.asked == []
    line.system.create(line.case.order())
    sent = next(asked for asked in line.crm.asked if asked.method == shown.method and asked.path in shown.url)
    assert shown.body.count("&") == sent.body.decode().count("&")
    assert not any(secret in shown.shown() for secret in (HUSH, KEY, "token-", "dGV4dGJvd"))


def test_the_residents_name_and_number_go_only_where_they_should(line: Line) -> None:
    line.system.create(line.case.order())
    assert "6025550123" not in str(line.held)
    person = Person("Ana Ruiz", "+16025550123", "es")
    line.system.create(line.case.order(reference="2026-1121-0043", person=person))
    everything = " ".join(asked.body.decode() for asked in line.crm.asked)
    assert "6025550123" in everything
    assert "Ruiz" in everything


def test_errors_quote_neither_secrets_nor_the_resident(line: Line, caplog: pytest.LogCaptureFixture) -> None:
    person = Person("Ana Ruiz", "+16025550123")
    for fault in ("too_many", "away", "after_create", "html"):
        line.crm.fail(fault)
        with pytest.raises(ConnectorError) as caught:
            line.system.create(line.case.order(person=person))
        told = f"{caught.value} {caplog.text}"
        assert not any(each in told for each in (HUSH, KEY, "Ruiz", "6025550123", "northbound"))


def test_a_system_that_is_not_there_is_away(line: Line) -> None:
    line.crm.port = 9
    with pytest.raises(Away) as caught:
        line.case.system(line.crm, token_url="http://127.0.0.1:9/token").create(line.case.order())
    assert not isinstance(caught.value, Unsure)
