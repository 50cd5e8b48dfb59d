"""`textbot places`: what stands in a register is found, row errors are told, and all of it can be taken back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Town
from textbot.cli.places import places

HEAD = "LON,LAT,NUMBER,STREET,CITY,POSTCODE\n"
GOOD = "-112.07,33.46,123,ZEBRA STREET,,85099\n-112.08,33.47,150,OAK AVE,,\n-112.09,33.48,150,OAK CT,,\n"


@pytest.fixture
def register(town: Town) -> Path:
    file = town.city.parent / "register.csv"
    file.write_text(HEAD + GOOD + "-112.07,33.46,LOT 7,ZEBRA STREET,,\n")
    return file


def test_a_register_is_imported_found_in_and_taken_back(town: Town, register: Path) -> None:
    assert town.does(places, "find", "123 Zebra St").exit_code == 1
    tried = town.does(places, "import", str(register), "--dry-run")
    assert "Would import 3 addresses on 3 streets" in tried.output
    errors = register.with_suffix(".errors")
    done = town.does(places, "import", str(register), "--errors", str(errors))
    assert done.exit_code == 0, done.output
    assert "register.csv:5: 'LOT 7' is no house number" in done.output
    assert "Imported 3 addresses on 3 streets and 0 areas" in done.output
    assert [json.loads(line)["line"] for line in errors.read_text().splitlines()] == [5]
    assert town.does(places, "find", "123 zebra").output.startswith("123 Zebra St  33.46, -112.07")
    assert "2 places: the resident is asked which" in town.does(places, "find", "150 oak").output
    found = json.loads(town.does(places, "find", "123 Zebra St", "--json").output)
    assert (found["places"][0]["confidence"], found["places"][0]["found_by"]) == ("exact", "address")
    assert "the places of the playbook alone" in town.does(places, "undo").output
    assert "no_such_street: Zebra St" in town.does(places, "find", "123 Zebra St").output
    assert "nothing was imported" in town.does(places, "undo").output


def test_what_cannot_be_imported_is_told(town: Town, register: Path) -> None:
    assert "name a CSV file" in town.does(places, "import").output
    register.write_text("a,b\n1,2\n")
    assert "register.csv:1:" in town.does(places, "import", str(register)).output
    areas = register.with_name("zones.geojson")
    areas.write_text('{"type": "FeatureCollection", "features": []}')
    assert "at least one feature" in town.does(places, "import", "--zones", str(areas)).output


def test_areas_may_carry_their_name_in_a_property_of_any_name(town: Town, register: Path) -> None:
    corners = [[-113, 33], [-112, 33], [-112, 34], [-113, 34], [-113, 33]]
    shape = {"type": "Polygon", "coordinates": [corners]}
    feature = {"type": "Feature", "properties": {"WARD": 7}, "geometry": shape}
    areas = register.with_name("wards.geojson")
    areas.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    town.does(places, "import", str(register), "--districts", str(areas), "--district-name", "WARD")
    assert "district 7, zone ?" in town.does(places, "find", "123 Zebra St").output
