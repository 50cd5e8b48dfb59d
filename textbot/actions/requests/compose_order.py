"""A request as the work order that a system of the city's gets: read from our record, in the city's first language."""

import hashlib
import hmac
from collections.abc import Mapping

from sqlalchemy import Connection

from textbot.core.playbook import Flow, Playbook, Step
from textbot.core.work_orders.mapping import mapped_fields
from textbot.core.work_orders.order import Person, WorkOrder
from textbot.core.work_orders.spec import ServiceSpec
from textbot.runtime import Runtime
from textbot.store import contacts, inbound, media, request_people, requests
from textbot.store.requests import RequestRow

# Steps whose slots are told; a place stands in its own columns, photos are links.
TOLD = ("ask", "choose")
NOT_KEPT = "refused"


def compose_order(rt: Runtime, conn: Connection, request_id: int, system: str) -> WorkOrder:
    """The order as it reads now. Raises LookupError for a request that is not there."""
    row = requests.by_id(conn, request_id)
    if row is None:
        raise LookupError(f"no request {request_id}")
    service = service_of(rt.playbook, row.service_code, system)
    person = _person(conn, row) if service.contact else None
    return order_of(rt, row, service, person, photo_links(rt, conn, tuple(row.photo_sids)))


def order_of(
    rt: Runtime, row: RequestRow, service: ServiceSpec, person: Person | None, links: tuple[str, ...]
) -> WorkOrder:
    """A request's order, from what is known of it."""
    playbook, flow = rt.playbook, rt.playbook.flows.get(row.flow)
    slots = {name: str(value) for name, value in row.slots.items() if value not in (None, "")}
    page = f"{rt.settings.public_url}/r/{row.reference}" if flow and flow.public != "none" else ""
    order = WorkOrder(
        reference=row.reference,
        service=row.service_code,
        code=service.code or row.service_code,
        title=playbook.text(f"{flow.path}.title", playbook.languages[0]) if flow else row.flow,
        description="\n".join(f"{label}: {value}" for label, value in _told(playbook, flow, slots)),
        created_at=row.created_at,
        address=row.place,
        lat=row.lat,
        lon=row.lon,
        district=row.district or "",
        zone=row.zone or "",
        confidence=row.confidence,
        priority=row.priority,
        department=row.department,
        person=person,
        media=links,
        url=page,
    )
    return _with_fields(order, service, slots, row.language)


def service_of(playbook: Playbook, service_code: str, system: str) -> ServiceSpec:
    """How that system is told of a service; its own code where connectors.yaml sends the service elsewhere by now."""
    known = playbook.assignments.service(service_code)
    return known if known.system == system else ServiceSpec(system)


def photo_links(rt: Runtime, conn: Connection, sids: tuple[str, ...]) -> tuple[str, ...]:
    """Addresses of the photos that came with those texts; nobody can guess them, the city's systems need no login."""
    texts = (inbound.by_sid(conn, sid) for sid in sids)
    rows = media.of_messages(conn, tuple(text.id for text in texts if text))
    return tuple(
        f"{rt.settings.public_url}/connectors/photo/{row.id}/{photo_key(rt, row.id)}"
        for row in rows
        if row.state != NOT_KEPT
    )


def photo_key(rt: Runtime, media_id: int) -> str:
    """The part of a photo's address that only we can make."""
    return hmac.new(rt.settings.secret_key.encode(), f"photo {media_id}".encode(), hashlib.sha256).hexdigest()[:32]


def _with_fields(order: WorkOrder, service: ServiceSpec, slots: Mapping[str, str], language: str) -> WorkOrder:
    facts = {
        "reference": order.reference,
        "service": order.service,
        "title": order.title,
        "description": order.description,
        "place": order.address,
        "lat": "" if order.lat is None else f"{order.lat:.6f}",
        "lon": "" if order.lon is None else f"{order.lon:.6f}",
        "district": order.district,
        "zone": order.zone,
        "confidence": order.confidence,
        "priority": order.priority,
        "department": order.department,
        "language": language,
        "created": order.created_at.isoformat(timespec="seconds"),
        "url": order.url,
        "name": order.person.name if order.person else "",
        "phone": order.person.phone if order.person else "",
    }
    fields = mapped_fields(service, facts, slots)
    return WorkOrder(**{**vars(order), "fields": fields})


def _told(playbook: Playbook, flow: Flow | None, slots: Mapping[str, str]) -> list[tuple[str, str]]:
    """(label, value) of all that was told, in the flow's order; a step that is gone by now keeps its name."""
    steps = {step.name: step for step in flow.steps} if flow else {}
    known = [step for step in steps.values() if step.kind in TOLD and not step.secret and step.name in slots]
    told = [(_label(playbook, step), _value(playbook, step, slots[step.name])) for step in known]
    return told + [(name, value) for name, value in slots.items() if name not in steps]


def _label(playbook: Playbook, step: Step) -> str:
    path = f"{step.path}.label"
    return playbook.text(path, playbook.languages[0]) if playbook.has(path) else step.name


def _value(playbook: Playbook, step: Step, value: str) -> str:
    option = next((option for option in step.options if option.key == value), None)
    return playbook.text(f"{option.path}.say", playbook.languages[0]) if option else value


def _person(conn: Connection, row: RequestRow) -> Person:
    """Who reported it: the number they text from, unless they gave another."""
    people = request_people.of_request(conn, row.id)
    reporter = next((each for each in people if each.role == "reporter"), None)
    if reporter is None:
        return Person(language=row.language)
    phone = contacts.by_id(conn, reporter.contact_id).phone if reporter.contact_id is not None else ""
    return Person(reporter.name, reporter.callback or phone, reporter.language or row.language)
