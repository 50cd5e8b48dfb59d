"""Our services and requests with the field names of GeoReport v2."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from textbot.core.open311.request import PublicRequest
from textbot.core.open311.service import Attribute, Service
from textbot.core.playbook import Playbook

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
FORMATS = ["text/xml", "application/json"]
# Every service answers at once with its number; tokens are kept for programs that lost the answer.
REALTIME = "realtime"

Shape = Mapping[str, Any]


def discovery(playbook: Playbook, url: str, since: datetime | None, demo: bool, language: str) -> Shape:
    """Where the endpoint is, and whom to ask for a key."""
    changed = since.isoformat(timespec="seconds") if since else ""
    facts, phones = playbook.facts(language), playbook.city.phones
    phone = phones.get("action_center") or phones.get("main", "")
    return {
        "changeset": changed,
        "contact": f"{facts['city']}, {phone}",
        "key_service": f"Ask the {facts['city']} for an API key: {phone}. Reading needs none.",
        "endpoints": [
            {
                "specification": SPECIFICATION,
                "url": url,
                "changeset": changed,
                "type": "test" if demo else "production",
                "formats": FORMATS,
            }
        ],
    }


def service(each: Service) -> Shape:
    """One service of the list."""
    return {
        "service_code": each.code,
        "service_name": each.name,
        "description": each.description,
        "metadata": bool(each.attributes),
        "type": REALTIME,
        "keywords": each.keywords,
        "group": each.group,
    }


def definition(each: Service) -> Shape:
    """What a service asks."""
    return {"service_code": each.code, "attributes": [_attribute(one) for one in each.attributes]}


def _attribute(each: Attribute) -> Shape:
    shape: dict[str, Any] = {
        "variable": True,
        "code": each.code,
        "datatype": each.datatype,
        "required": each.required,
        "datatype_description": each.hint or None,
        "order": each.order,
        "description": each.description,
    }
    if each.values:
        shape["values"] = [{"key": value.key, "name": value.name} for value in each.values]
    return shape


def service_request(each: PublicRequest) -> Shape:
    """One request. What is never told (ZIP code, photos) is empty, since clients read every field."""
    return {
        "service_request_id": each.reference,
        "status": each.status,
        "status_notes": each.notes or None,
        "service_name": each.name,
        "service_code": each.code,
        "description": each.description or None,
        "agency_responsible": each.agency or None,
        "service_notice": None,
        "requested_datetime": each.requested_at.isoformat(timespec="seconds"),
        "updated_datetime": each.updated_at.isoformat(timespec="seconds"),
        "expected_datetime": each.expected_at.isoformat(timespec="seconds") if each.expected_at else None,
        "address": each.address or None,
        "address_id": None,
        "zipcode": None,
        "lat": each.lat,
        "long": each.lon,
        "media_url": None,
    }
