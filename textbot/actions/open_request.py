"""A service request comes into being: its facts, its first event, and whose it is. The one way, whoever asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from textbot.actions.queue_push import queue_order
from textbot.core.places.place import Place
from textbot.core.playbook import Playbook
from textbot.store import request_events, request_people, requests


@dataclass(frozen=True)
class NewRequest:
    """What is asked for. slots: step name -> value as the city's system gets it, fit to be stored. photos: SIDs of the
    texts they came with. contact_id, inbound_id: None when it came another way than by text; source: which way.
    name, callback: how to reach who asked, kept apart from the rest."""

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


@dataclass(frozen=True)
class Opened:
    """A request that was made. rings: deeds to ring after the commit."""

    id: int
    reference: str
    rings: tuple[tuple[str, int], ...] = ()


def open_request(conn: Connection, playbook: Playbook, new: NewRequest, now: datetime) -> Opened:
    """Store it in the caller's transaction and draw its reference. Raises KeyError for a flow the playbook lacks, and
    IntegrityError when the same text already made one."""
    flow, place = playbook.flows[new.flow], new.place
    reference = requests.next_reference(conn, now.astimezone(ZoneInfo(playbook.city.timezone)).date())
    request_id = requests.add(
        conn,
        reference=reference,
        contact_id=new.contact_id,
        inbound_id=new.inbound_id,
        flow=flow.key,
        service_code=flow.service_code,
        department=flow.department,
        priority=flow.priority,
        status="open",
        slots=dict(new.slots),
        place=place.text,
        lat=place.lat,
        lon=place.lon,
        district=place.district,
        zone=place.zone,
        confidence=place.confidence,
        found_by=place.found_by,
        language=new.language,
        photo_sids=list(new.photos),
        source=new.source,
        created_at=now,
        updated_at=now,
    )
    source = "resident" if new.contact_id is not None else new.source
    request_events.add(conn, request_id, "received", now, source=source, status="open")
    request_people.add(
        conn, request_id, new.contact_id, "reporter", now,
        language=new.language, name=new.name, callback=new.callback,
    )  # fmt: skip
    return Opened(request_id, reference, queue_order(conn, playbook, request_id, flow.service_code, now))
