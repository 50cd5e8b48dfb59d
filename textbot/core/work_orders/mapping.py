"""A system's own fields from our words: "{lane} lane" -> "NB lane"."""

from collections.abc import Mapping

from textbot.core.wording import PLACEHOLDER, fill
from textbot.core.work_orders.spec import ServiceSpec

FACTS = (
    "reference", "service", "title", "description", "place", "lat", "lon", "district", "zone", "confidence", "priority",
    "department", "language", "created", "url", "name", "phone",
)  # fmt: skip
"""What a field's template may say beside the steps of the flow."""
OF_PERSON = ("name", "phone")


def placeholder_of(step: str) -> str:
    """How a template names a step: "cross-street" -> "cross_street"."""
    return step.replace("-", "_")


def mapped_fields(service: ServiceSpec, facts: Mapping[str, str], slots: Mapping[str, str]) -> dict[str, str]:
    """Their field -> value. facts: FACTS -> text; slots: step -> value as stored. A field is left out when any of its
    placeholders has no value: an optional question that was skipped, a place that was not found."""
    own = {placeholder_of(step): service.values.get(step, {}).get(value, value) for step, value in slots.items()}
    known = {name: text for name, text in {**own, **facts}.items() if text}
    return {
        field: fill(template, known)
        for field, template in service.fields.items()
        if set(PLACEHOLDER.findall(template)) <= set(known)
    }
