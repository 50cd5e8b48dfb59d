"""A service request comes into being: its facts, its first event, and whose it is. The one way, whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.requests.queue_push import queue_order
from textbot.core.places.place import Place
from textbot.core.playbook import Flow, Playbook
from textbot.core.routing import REQUEST, Matter, Routed, route
from textbot.store import outbox, request_copies, request_events, request_people, requests

DEED = "tell_department"
HOT = "find_hot_spot"


@dataclass(frozen=True)
class NewRequest:
    """What is asked for. slots: step name -> value as the city's system gets it, fit to be stored. photos: SIDs of the
    texts they came with. contact_id, inbound_id: None when it came another way than by text; source: which way.
    name, callback: how to reach who asked, kept apart from the rest. by: who made it, where that was not who asked
    ("staff:<email>")."""

    flow: str
    language: str
    slots: Mapping[str, Any] = field(default_factory=dict)
    place: Place = Place.in_words("")
    photos: tuple[str, ...] = ()
    contact_id: int | None = None
    inbound_id: int | None = None
    source: str = "text"
    name: str = ""
    callback: str = ""
    by: str = ""


@dataclass(frozen=True)
class Opened:
    """A request that was made. rings: deeds to ring after the commit."""

    id: int
    reference: str
    rings: tuple[tuple[str, int], ...] = ()


def open_request(conn: Connection, playbook: Playbook, new: NewRequest, now: datetime) -> Opened:
    """Store it in the caller's transaction and draw its reference. Raises KeyError for a flow the playbook lacks, and
    IntegrityError when the same text already made one."""
    flow = playbook.flows[new.flow]
    here = now.astimezone(ZoneInfo(playbook.city.timezone))
    reference = requests.next_reference(conn, here.date())
    routed = route(playbook.routing, _matter(flow, new, here), flow.notify)
    facts = _facts(flow, new, routed)
    request_id = requests.add(conn, reference=reference, **facts, created_at=now, updated_at=now)
    source = new.by or ("resident" if new.contact_id is not None else new.source)
    request_events.add(conn, request_id, "received", now, source=source, status="open")
    request_people.add(
        conn, request_id, new.contact_id, "reporter", now,
        language=new.language, name=new.name, callback=new.callback,
    )  # fmt: skip
    rings = _fan_out(conn, request_id, routed, now)
    if playbook.city.hot_spots.count and new.place.lat is not None:
        rings = (*rings, (HOT, outbox.add(conn, HOT, request_id, now)))
    return Opened(request_id, reference, (*rings, *queue_order(conn, playbook, request_id, flow.service_code, now)))


def _facts(flow: Flow, new: NewRequest, routed: Routed) -> dict[str, Any]:
    """The columns of its row but for reference and moments."""
    place = new.place
    return {
        "contact_id": new.contact_id,
        "inbound_id": new.inbound_id,
        "flow": flow.key,
        "service_code": flow.service_code,
        "department": routed.department,
        "assignee": routed.assignee,
        "priority": flow.priority,
        "status": "open",
        "slots": dict(new.slots),
        "place": place.text,
        "lat": place.lat,
        "lon": place.lon,
        "district": place.district,
        "zone": place.zone,
        "confidence": place.confidence,
        "found_by": place.found_by,
        "language": new.language,
        "photo_sids": list(new.photos),
        "source": new.source,
    }


def _matter(flow: Flow, new: NewRequest, here: datetime) -> Matter:
    """The request as the routing rules see it: words are all that was written in it."""
    words = " ".join(value for value in new.slots.values() if isinstance(value, str))
    district = new.place.district or ""
    return Matter(REQUEST, here, flow.key, flow.department, district, f"{words} {new.place.text}", flow.priority)


def _fan_out(conn: Connection, request_id: int, routed: Routed, now: datetime) -> tuple[tuple[str, int], ...]:
    """Other departments are told of it under its one reference; the deeds to ring."""
    if routed.rule:
        request_events.add(conn, request_id, "routed", now, source=f"rule:{routed.rule}")
    rings = []
    for department, rule in routed.notify:
        copy = request_copies.add(conn, request_id, department, rule, now)
        if copy is not None:
            rings.append((DEED, outbox.add(conn, DEED, copy, now)))
    return tuple(rings)
