"""Each system in miniature with the connector that speaks to it: what all of them promise is tested on all of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.rig.crm.dynamics import DynamicsSim
from tests.rig.crm.open311 import FIXMYSTREET, KEY, SEECLICKFIX, STRICT, Open311Sim
from tests.rig.crm.salesforce import SalesforceSim
from tests.rig.crm.server import Crm, running
from tests.rig.crm.servicenow import ServiceNowSim
from textbot.connectors.connector import Away, Unsure
from textbot.connectors.dynamics import SOMEBODY
from textbot.connectors.systems import SYSTEMS
from textbot.connectors.work_orders import External, Site, WorkOrders
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec

REFERENCE = "2026-1121-0042"
HUSH = "hush"
SITE = Site("https://text.mycity.gov", Path("var"))


@dataclass(frozen=True)
class Case:
    """One system. held: the orders it holds, by whatever; moves: staff close the order of a reference there; fields:
    what connectors.yaml would map."""

    kind: str
    make: Callable[[], Any]
    secrets: Mapping[str, str]
    held: Callable[[Any], list[Any]]
    moves: Callable[[Any, str], None]
    options: Mapping[str, str]
    fields: Mapping[str, str]
    path: str = ""

    def system(self, crm: Crm, seconds: float = 60.0, **options: str) -> WorkOrders:
        """The connector to a running one. {url} in an option is its address."""
        told = {name: value.replace("{url}", crm.url) for name, value in {**self.options, **options}.items()}
        spec = SystemSpec("works", self.kind, f"{crm.url}{self.path}", options=told, seconds=seconds)
        return SYSTEMS[self.kind](spec, self.secrets, SITE)

    @contextmanager
    def running(self) -> Iterator[Any]:
        """One of it, empty."""
        with running(self.make()) as crm:
            yield crm

    def order(self, **more: Any) -> WorkOrder:
        """An order as it would be sent there."""
        reference = more.get("reference", REFERENCE)
        return replace(an_order(), fields=self.fields, url=f"{SITE.url}/r/{reference}", **more)


def an_order() -> WorkOrder:
    """A pothole on Elm."""
    return WorkOrder(
        reference=REFERENCE,
        service="pothole",
        code="POTHOLE",
        title="Pothole at Elm St & 5th Ave",
        description="Size: big enough to damage a car\nLane: northbound",
        created_at=datetime.now(UTC),
        address="Elm St & 5th Ave",
        lat=33.4484,
        lon=-112.074,
        confidence="sure",
    )


def pushed(system: WorkOrders, order: WorkOrder, tries: int = 4) -> External:
    """What the delivery does, without its patience: what only waited is not looked for, what is unsure is."""
    unsure = False
    for attempt in range(tries):
        try:
            return (system.find(order) if unsure else None) or system.create(order)
        except Away as error:
            unsure = unsure or isinstance(error, Unsure)
            if attempt == tries - 1:
                raise
    raise AssertionError("no try was made")


def _open311(dialect: Any) -> Case:
    return Case(
        "open311",
        lambda: Open311Sim(dialect),
        {"api_key": KEY},
        lambda crm: crm.requests,
        lambda crm, reference: crm.move(crm.requests[0]["service_request_id"], "closed"),
        {"profile": dialect.name, "jurisdiction_id": dialect.jurisdiction},
        {"LANE": "NB"},
        "/open311/v2",
    )


CASES = {
    "open311 strict": _open311(STRICT),
    "open311 fixmystreet": _open311(FIXMYSTREET),
    "open311 seeclickfix": _open311(SEECLICKFIX),
    "salesforce": Case(
        "salesforce",
        SalesforceSim,
        {"client_id": "consumer", "client_secret": HUSH},
        lambda crm: list(crm.cases.values()),
        lambda crm, reference: crm.move(reference, "Closed"),
        {},
        {"Side__c": "NB"},
    ),
    "servicenow": Case(
        "servicenow",
        ServiceNowSim,
        {"user": "textbot", "password": HUSH},
        lambda crm: list(crm.records.values()),
        lambda crm, reference: crm.move(reference, "7"),
        {},
        {"u_side": "NB"},
    ),
    "servicenow oauth": Case(
        "servicenow",
        ServiceNowSim,
        {"client_id": "client", "client_secret": HUSH},
        lambda crm: list(crm.records.values()),
        lambda crm, reference: crm.move(reference, "7"),
        {},
        {"u_side": "NB"},
    ),
    "dynamics": Case(
        "dynamics",
        lambda: DynamicsSim(known=(SOMEBODY,)),
        {"client_id": "client", "client_secret": HUSH},
        lambda crm: list(crm.incidents.values()),
        lambda crm, reference: crm.move(reference, 1, 5),
        {"tenant": "riverbend", "token_url": "{url}/riverbend/oauth2/v2.0/token"},
        {"new_lane": "NB", "new_depth:float": "2.5"},
    ),
}
