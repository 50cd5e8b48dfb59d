"""Who looks after what is not the city's: what places/around.yaml and around.geojson may say."""

import pytest

from textbot.content.gazetteer import load_gazetteer
from textbot.content.problems import ContentErrors
from textbot.core.places.place import Finding, Owner

GOOD = b"""owners:
  - key: county
    name: County Roads
    phone: "602-555-0185"
    roads: [CR 12]
    elsewhere: true
"""
LAND = (
    b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"owner":"tempe"},"geometry":'
    b'{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}'
)


def test_an_owner_is_known_by_its_roads() -> None:
    city = load_gazetteer({"places/around.yaml": GOOD}).city
    assert city.owners[0].owner == Owner("county", "County Roads", "602-555-0185")
    assert city.roads == {"CR 12": "county"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace(b"key", b"kee", 1), "'kee' is not known"),
        (GOOD.replace(b"name: County Roads", b'name: ""'), "a key and a name"),
        (GOOD.replace(b'"602-555-0185"', b"6025550185"), "double quotes"),
        (GOOD.replace(b"[CR 12]", b"[12]"), "a list of texts"),
        (GOOD + GOOD.partition(b"\n")[2], "here twice"),
        (b"owners: county\n", "owners is a list"),
        (b"owners: [county]\n", "needs lines"),
    ],
)
def test_a_broken_owner_is_told_with_its_line(text: bytes, message: str) -> None:
    with pytest.raises(ContentErrors, match=r"places/around.yaml:\d+: .*") as caught:
        load_gazetteer({"places/around.yaml": text})
    assert message in str(caught.value)


def test_land_belongs_to_somebody_who_is_named() -> None:
    with pytest.raises(ContentErrors, match="'tempe' is not in places/around.yaml; there are: county"):
        load_gazetteer({"places/around.yaml": GOOD, "places/around.geojson": LAND})


def test_whoever_takes_that_report_by_name_comes_first() -> None:
    county, power = Owner("county", "County"), Owner("power", "Power", reports=("streetlight",))
    found = Finding(outside=True, owners=(county, power))
    assert (found.owner("streetlight"), found.owner("pothole")) == (power, county)
    assert Finding(outside=True, owners=(power,)).owner("pothole") is None
