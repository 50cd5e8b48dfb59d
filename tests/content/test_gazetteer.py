"""The files of places/: what they become, and what is said when one is broken."""

import json
from pathlib import Path

import pytest
from shapely.geometry import shape
from shapely.ops import unary_union

from textbot.content.gazetteer import gazetteer_version, load_gazetteer
from textbot.content.problems import ContentErrors
from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Gazetteer

PLACES = Path(__file__).parents[2] / "flows" / "places"
STREETS = b"""- name: Elm St
  line: [[33.45, -112.08], [33.45, -112.06]]
- name: 5th St
  line: [[33.44, -112.07], [33.46, -112.07]]
"""
POINT = b'{"type": "Point", "coordinates": [1, 2]}'


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {f"places/{path.name}": path.read_bytes() for path in PLACES.iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def demo(files: dict[str, bytes]) -> Gazetteer:
    return load_gazetteer(files)


def test_the_demo_city_is_a_whole_town(demo: Gazetteer) -> None:
    assert len(demo.streets) >= 60
    assert len(demo.landmarks) >= 20
    kinds = [area.kind for area in demo.areas]
    assert (kinds.count("boundary"), kinds.count("district"), kinds.count("zone")) == (1, 4, 5)
    assert {street.name for street in demo.streets} >= {"Elm St", "5th St", "Main St", "Oak Ave", "Oak Ct"}


@pytest.mark.parametrize("kind", ["district", "zone"])
def test_the_areas_tile_the_city(demo: Gazetteer, kind: str) -> None:
    [city] = [shape(json.loads(area.geometry)) for area in demo.areas if area.kind == "boundary"]
    tiles = [shape(json.loads(area.geometry)) for area in demo.areas if area.kind == kind]
    assert unary_union(tiles).symmetric_difference(city).area < 1e-12
    assert abs(sum(tile.area for tile in tiles) - city.area) < 1e-12


def test_every_address_and_landmark_lies_in_one_zone(demo: Gazetteer) -> None:
    areas = Areas(demo.areas)
    points = [address.point for address in demo.addresses] + [mark.point for mark in demo.landmarks]
    for point in points:
        district, zone, inside = areas.locate(*point)
        assert inside and district in {"1", "2", "3", "4"} and zone in {"1", "2", "3", "4", "5"}


def test_crossings_come_from_the_lines(demo: Gazetteer) -> None:
    numbers = {street.name: street.number for street in demo.streets}
    pairs = {(crossing.first, crossing.second) for crossing in demo.crossings}
    assert tuple(sorted((numbers["Elm St"], numbers["5th St"]))) in pairs
    assert tuple(sorted((numbers["Elm St"], numbers["Oak Ave"]))) not in pairs
    assert tuple(sorted((numbers["Oak Ave"], numbers["Oak Ct"]))) in pairs


def test_lines_that_stop_short_of_each_other_still_meet() -> None:
    short = STREETS.replace(b"[33.44, -112.07]", b"[33.45005, -112.07]")
    [crossing] = load_gazetteer({"places/streets.yaml": short}).crossings
    assert crossing.first == 1 and crossing.second == 2


def test_no_places_make_an_empty_gazetteer() -> None:
    assert load_gazetteer({"city.yaml": b"name: x"}) == Gazetteer()


def test_the_version_changes_with_the_places_and_with_nothing_else(files: dict[str, bytes]) -> None:
    version = gazetteer_version(files)
    assert gazetteer_version({**files, "city.yaml": b"x"}) == version
    assert gazetteer_version({**files, "places/around.yaml": b"city: Elsewhere\n"}) != version


BROKEN = [
    ("streets.yaml", b"- name: Elm St\n  line: [[33.45, -112.08]]\n", "places/streets.yaml:1:", "two or more"),
    (
        "streets.yaml",
        b"- name: Elm St\n  line: [[-112.08, 33.4], [1.0, 2.0]]\n",
        "places/streets.yaml:2:",
        "latitude first",
    ),
    ("streets.yaml", b"- name: Elm St\n  lines: []\n", "places/streets.yaml:2:", "'lines' is not known"),
    ("streets.yaml", b"- line: []\n", "places/streets.yaml:1:", "needs a name"),
    ("streets.yaml", b"name: Elm St\n", "places/streets.yaml:1:", "needs a list"),
    ("streets.yaml", STREETS + STREETS, "places/streets.yaml:5:", "here twice"),
    ("streets.yaml", b"- [\n", "places/streets.yaml:2:", "cannot read this"),
    ("ranges.csv", b"street,low\nElm St,1\n", "places/ranges.csv:1:", "lacks high"),
    (
        "ranges.csv",
        b"street,low,high,from_lat,from_lon,to_lat,to_lon\nElm St,200,100,33,-112,33,-112\n",
        "places/ranges.csv:2:",
        "swap",
    ),
    (
        "addresses.csv",
        b"street,number,lat,lon\nElm St,12,33,-112\nEml St,12,33,-112\n",
        "places/addresses.csv:3:",
        "did you mean 'Elm St'",
    ),
    ("addresses.csv", b"street,number,lat,lon\nElm St,twelve,33,-112\n", "places/addresses.csv:2:", "house number"),
    ("addresses.csv", b"street,number,lat,lon\nElm St,12,-112,33\n", "places/addresses.csv:2:", "swapped"),
    ("addresses.csv", b"street,number,lat,lon\nElm St,12,33\n", "places/addresses.csv:2:", "commas"),
    ("addresses.csv", b"street,number,lat,lon\nElm \xff,12,33,4\n", "places/addresses.csv:2:", "UTF-8"),
    ("landmarks.yaml", b"- name: City Hall\n  at: 12\n", "places/landmarks.yaml:2:", "a point is"),
    ("around.yaml", b"zips: [85098]\n", "places/around.yaml:1:", "double quotes"),
    ("zones.geojson", b"{\n oops", "places/zones.geojson:2:", "not JSON"),
    ("zones.geojson", b'{"features": []}', "places/zones.geojson:1:", "FeatureCollection"),
    (
        "zones.geojson",
        b'{"features": [\n{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": []}}]}',
        "places/zones.geojson:2:",
        "'zone'",
    ),
    (
        "zones.geojson",
        b'{"features": [\n{"type": "Feature", "properties": {"zone": 1}, "geometry": ' + POINT + b"}]}",
        "places/zones.geojson:2:",
        "Polygon",
    ),
]


@pytest.mark.parametrize(("name", "data", "place", "message"), BROKEN, ids=[f"{row[0]}-{row[3]}" for row in BROKEN])
def test_broken_data_names_its_file_and_line(name: str, data: bytes, place: str, message: str) -> None:
    with pytest.raises(ContentErrors) as caught:
        load_gazetteer({"places/streets.yaml": STREETS, f"places/{name}": data})
    assert str(caught.value).startswith(place)
    assert message in str(caught.value)
