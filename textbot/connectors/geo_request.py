"""A work order as the form of a GeoReport v2 request, and whether a request that a server lists is that order."""

import math
from collections.abc import Iterator, Mapping
from datetime import timedelta

from textbot.connectors.answers_read import moment
from textbot.connectors.geo_report import Row
from textbot.connectors.order_text import full_text
from textbot.core.work_orders.order import WorkOrder

DESCRIPTION = 4_000
# Fields of the standard that connectors.yaml may fill; any other name is an attribute of the service.
OWN_FIELDS = ("address_id", "account_id", "device_id", "email", "first_name", "last_name", "phone", "media_url")
# A twin without our reference (its words were edited) lies no farther away than this, in metres.
TWIN_METRES = 30.0
# A request without a description is ours only at the very point, made no earlier than our order.
SAME_METRES = 1.0
CLOCKS_DIFFER = timedelta(minutes=2)
METRES_PER_DEGREE = 111_320.0


def form_of(order: WorkOrder, media: int, email: str) -> list[tuple[str, str]]:
    """The fields of the form, in the standard's order. media: how many photos go along; the links of all stand in the
    description where there are more. email: the city's own, "" for none."""
    links = order.media[:media]
    told = full_text(order, DESCRIPTION, media=len(order.media) > len(links))
    fields = [("service_code", order.code), *_place(order), ("description", told)]
    fields += [("media_url", link) for link in links]
    return [*fields, *_person(order, email).items(), *_attributes(order.fields)]


def may_be(row: Row, order: WorkOrder) -> bool:
    """Whether a request without a word of description is this order, by point and time."""
    at = moment(row.get("requested_datetime", ""))
    is_since = at is not None and at >= order.created_at - CLOCKS_DIFFER
    return not row.get("description") and is_since and metres_from(row, order) <= SAME_METRES


def metres_from(row: Row, order: WorkOrder) -> float:
    """How far a request lies from an order, reckoned flat; infinite without points."""
    try:
        lat, lon = float(row.get("lat", "")), float(row.get("long", ""))
    except ValueError:
        return math.inf
    if order.lat is None or order.lon is None:
        return math.inf
    north, east = lat - order.lat, (lon - order.lon) * math.cos(math.radians(order.lat))
    return math.hypot(north, east) * METRES_PER_DEGREE


def _place(order: WorkOrder) -> list[tuple[str, str]]:
    address = [("address_string", order.address)] if order.address else []
    if order.lat is None or order.lon is None:
        return address
    return [("lat", f"{order.lat:.6f}"), ("long", f"{order.lon:.6f}"), *address]


def _person(order: WorkOrder, email: str) -> dict[str, str]:
    """Who reported it, where the service sends that; the city's own address where a server demands one."""
    given = {"email": email} if email else {}
    if order.person:
        first, _, last = order.person.name.partition(" ")
        given |= {"first_name": first, "last_name": last, "phone": order.person.phone}
    return {name: value for name, value in given.items() if value}


def _attributes(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """`LANE` becomes attribute[LANE]; `SIGNS[]` takes several values, written with commas."""
    for name, value in fields.items():
        if name in OWN_FIELDS:
            yield name, value
        elif name.endswith("[]"):
            yield from ((f"attribute[{name[:-2]}][]", each.strip()) for each in value.split(",") if each.strip())
        else:
            yield f"attribute[{name}]", value
