"""Trying a system without a resident: the request it would get for a report, and whether it answers."""

from dataclasses import dataclass, replace
from datetime import datetime

from textbot.actions.requests.compose_order import compose_order, order_of
from textbot.connectors.work_orders import External
from textbot.core.playbook import Flow, Step
from textbot.core.work_orders.order import Person, WorkOrder
from textbot.runtime import Runtime
from textbot.store import pushes, requests
from textbot.store.requests import RequestRow

# No real request has this reference, and the number is nobody's.
EXAMPLE = "TEST-0000"
NOBODY = Person("Test Resident", "+16025550199", "en")
TEST = "TEST, please ignore: "
NOT_SET = "[not set]"


class NoSuchKey(LookupError):
    """Neither a report of the playbook nor a request."""


@dataclass(frozen=True)
class Trial:
    """An order that may be tried. real: it is a resident's, not an example."""

    system: str
    order: WorkOrder
    real: bool


def trial_of(rt: Runtime, key: str) -> Trial:
    """The order of a request's reference, or an example for a report's key. Raises NoSuchKey."""
    flow = rt.playbook.flows.get(key)
    if flow is not None and flow.service_code:
        service = rt.playbook.assignments.service(flow.service_code)
        row = _example(flow, rt.now())
        order = order_of(rt, row, service, NOBODY if service.contact else None, ())
        return Trial(service.system, replace(order, title=f"{TEST}{order.title}", url=""), real=False)
    with rt.database.read() as conn:
        known = requests.by_reference(conn, key)
        if known is None:
            raise NoSuchKey(key)
        systems = pushes.systems_of(conn, known.id)
        system = systems[0] if systems else rt.playbook.assignments.service(known.service_code).system
        return Trial(system, compose_order(rt, conn, known.id, system), real=True)


def shown(rt: Runtime, trial: Trial) -> str:
    """The exact request, its secrets hidden. Raises ConnectorError."""
    return rt.work_orders(trial.system, unset=NOT_SET).preview(trial.order).shown()


def looked_for(rt: Runtime, trial: Trial) -> External | None:
    """What the system knows of it: a call that changes nothing. Raises ConnectorError."""
    return rt.work_orders(trial.system).find(trial.order)


def sent(rt: Runtime, trial: Trial) -> External:
    """Make the example's order there, for its people to close. Raises ConnectorError, and ValueError for a real one."""
    if trial.real:
        raise ValueError("a resident's request is pushed by itself")
    unique = replace(trial.order, reference=f"TEST-{rt.now():%Y%m%d%H%M%S}")
    return rt.work_orders(trial.system).create(unique)


def _example(flow: Flow, now: datetime) -> RequestRow:
    slots = {step.name: _said(step) for step in flow.steps if step.kind in ("ask", "choose")}
    return RequestRow(
        id=0, reference=EXAMPLE, contact_id=None, inbound_id=None, flow=flow.key, service_code=flow.service_code,
        department=flow.department, priority=flow.priority, status="open", slots=slots, place="123 Main St",
        lat=33.4484, lon=-112.074, district="1", zone="1", confidence="exact", found_by="address", language="en",
        photo_sids=[], created_at=now, updated_at=now, source="text", assignee="", verified=None, closed_at=None,
    )  # fmt: skip


def _said(step: Step) -> str:
    return step.options[0].key if step.options else "an example"
