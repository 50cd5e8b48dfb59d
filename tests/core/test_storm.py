"""A storm's banner is checked, and what everybody texts about is told by its words."""

import pytest

from textbot.core.playbook import Incident
from textbot.core.storm import faults, incident_in

NAMES = {"en": ("City of Riverbend", "Riverbend"), "es": ("Ciudad de Riverbend", "Riverbend")}
POWER = Incident("power", "incidents.power", "outage", listen={"en": ("power out",), "es": ("no hay luz",)})
NOT_WATER = {"en": ("hot water", "bill")}
WATER = Incident("water", "incidents.water", "outage", listen={"en": ("no water",)}, unless=NOT_WATER)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "missing"),
        ("Riverbend: " + "crews are out. " * 12, "long"),
        ("Riverbend: atención, ya trabajan las cuadrillas en toda la ciudad, espere por favor.", "long"),
        ("Crews are out.", "nobody"),
    ],
    ids=["missing", "too long", "letters outside the plain alphabet", "no sender"],
)
def test_a_banner_is_one_segment_and_says_who_writes(text: str, what: str) -> None:
    assert [each.what for each in faults({"en": text}, ("en",), NAMES)] == [what]


def test_each_language_needs_a_banner() -> None:
    found = faults({"en": "Riverbend: crews are out."}, ("en", "es"), NAMES)
    assert [(each.language, each.what) for each in found] == [("es", "missing")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("POWER OUT!!", "power"),
        ("No hay luz en mi calle", "power"),
        ("theres no water", "water"),
        ("no water bill came", None),
        ("no hot water", None),
        ("flower outside", None),
    ],
)
def test_an_incident_is_told_by_its_words(text: str, key: str | None) -> None:
    found = incident_in(text, (POWER, WATER))
    assert (found.key if found else None) == key
