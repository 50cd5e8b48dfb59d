"""A system's own fields are filled from what a resident told."""

import pytest

from textbot.core.work_orders.mapping import mapped_fields
from textbot.core.work_orders.spec import ServiceSpec

FACTS = {"place": "Elm St & 5th St", "district": "3", "zone": "", "phone": ""}
SLOTS = {"lane": "northbound", "cross-street": "5th"}
CASES = {
    "an option in the system's word": ("{lane}", "NB"),
    "words around it": ("{lane} lane of {place}", "NB lane of Elm St & 5th St"),
    "a step with a dash": ("{cross_street}", "5th"),
    "fixed words": ("text", "text"),
    "an empty fact": ("{zone}", None),
    "a skipped step": ("{age}", None),
    "a person who is not sent": ("call {phone}", None),
}


@pytest.mark.parametrize(("template", "value"), CASES.values(), ids=CASES.keys())
def test_a_field_is_filled_or_left_out(template: str, value: str | None) -> None:
    service = ServiceSpec("works", fields={"f": template}, values={"lane": {"northbound": "NB"}})
    assert mapped_fields(service, FACTS, SLOTS).get("f") == value


def test_an_option_nobody_translates_keeps_our_key() -> None:
    service = ServiceSpec("works", fields={"f": "{lane}"}, values={"lane": {"southbound": "SB"}})
    assert mapped_fields(service, FACTS, SLOTS) == {"f": "northbound"}
