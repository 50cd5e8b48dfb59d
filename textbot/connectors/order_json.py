"""A work order as plain JSON values and as a row of a table: for systems without a format of their own."""

from typing import Any

from textbot.core.work_orders.order import WorkOrder

COLUMNS = (
    "reference", "event", "key", "at", "service", "code", "title", "description", "priority", "department", "address",
    "lat", "lon", "district", "zone", "confidence", "name", "phone", "text", "url", "media", "fields",
)  # fmt: skip
# A spreadsheet would run a cell that begins so.
RUNS = ("=", "+", "-", "@", "\t", "\r")


def order_json(order: WorkOrder) -> dict[str, Any]:
    """Everything there is to say of it."""
    person = order.person
    return {
        "reference": order.reference,
        "service": order.service,
        "code": order.code,
        "title": order.title,
        "description": order.description,
        "created_at": order.created_at.isoformat(),
        "priority": order.priority,
        "department": order.department,
        "place": {
            "address": order.address,
            "lat": order.lat,
            "lon": order.lon,
            "district": order.district,
            "zone": order.zone,
            "confidence": order.confidence,
        },
        "fields": dict(order.fields),
        "person": {"name": person.name, "phone": person.phone, "language": person.language} if person else None,
        "media": list(order.media),
        "url": order.url,
    }


def order_row(order: WorkOrder, event: str, key: str, text: str, at: str) -> list[str]:
    """The cells under COLUMNS, safe to be opened as a spreadsheet."""
    person = order.person
    known: dict[str, Any] = {
        **{name: getattr(order, name) for name in COLUMNS if hasattr(order, name)},
        "event": event,
        "key": key,
        "at": at,
        "text": text,
        "name": person.name if person else "",
        "phone": person.phone if person else "",
        "media": " ".join(order.media),
        "fields": "; ".join(f"{name}={value}" for name, value in order.fields.items()),
    }
    return [_cell(known[name]) for name in COLUMNS]


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6f}"
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(RUNS) else text
