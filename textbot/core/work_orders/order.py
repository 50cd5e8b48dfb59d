"""A work order: a service request as a system of the city's gets it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Person:
    """Whom the crew may call back; only where the service's `contact` says so."""

    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    language: str = ""


@dataclass(frozen=True)
class WorkOrder:
    """One order, complete and ready to be sent.

    reference: ours, the key under which it is found or created. service: our service_code; code: the system's name of
    that service. title: short words; description: everything the resident told, in lines. address: normalised; lat,
    lon: WGS 84 degrees, None for a place nobody could look up (confidence "unverified"). priority: low | normal | high
    | urgent. fields: their field -> value, as connectors.yaml maps them. person: None unless the service sends it.
    media: https links to photos. url: the request's page here.
    """

    reference: str
    service: str
    code: str
    title: str
    description: str = field(repr=False)
    created_at: datetime
    address: str = ""
    lat: float | None = None
    lon: float | None = None
    district: str = ""
    zone: str = ""
    confidence: str = ""
    priority: str = "normal"
    department: str = ""
    fields: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)
    person: Person | None = field(default=None, repr=False)
    media: tuple[str, ...] = ()
    url: str = ""
