"""Importing a register of addresses: beside what is in use, then used at once, on both databases."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, func, select

from tests.rig.rehearsal import stage
from textbot.actions.playbook.import_places import Imported, NothingThere, TooManyBad, import_places
from textbot.content.address_rows import BadRow, read_addresses
from textbot.content.place_areas import areas_in
from textbot.content.problems import ContentErrors
from textbot.core.places.gazetteer import Area
from textbot.core.places.place import FindPlace
from textbot.runtime import Runtime
from textbot.store import place_imports, place_tables, places

HEAD = "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH\n"
ROWS = (
    "-112.0700,33.4600,123,ZEBRA STREET,,,,AZ,85099,,\n"
    "-112.0695,33.4600,141,ZEBRA STREET,,,,AZ,85099,,\n"
    "-112.0655,33.4601,125,MAIN ST,,,,AZ,85099,,\n"
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def city(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    """The demo city on each kind of database, made once for this module."""
    folder = tmp_path_factory.mktemp("import")
    databases = request.getfixturevalue(f"{'sqlite' if request.param == 'sqlite' else 'postgres'}_databases")
    with databases.fresh(folder) if request.param == "sqlite" else databases.fresh() as url:
        runtime = stage(url, folder)
        yield runtime
        runtime.database.close()


@pytest.fixture
def rt(city: Runtime) -> Iterator[Runtime]:
    """That city with nothing imported."""
    with city.database.write() as conn:
        conn.execute(delete(place_tables.current))
    yield city


def take(rt: Runtime, rows: str, areas: tuple[Area, ...] = (), *, dry: bool = False) -> Imported:
    return import_places(rt, read_addresses((HEAD + rows).splitlines(), "city.csv"), areas, dry=dry)


def found(rt: Runtime, text: str) -> list[str]:
    with rt.database.read() as conn:
        finding = places.find(conn, FindPlace(text, "en", loose=False), rt.playbook.gazetteer)
    return [f"{place.text}, {place.confidence}" for place in finding.places] or [finding.problem or "-"]


def test_an_empty_file_leaves_in_use_what_is_there(rt: Runtime) -> None:
    take(rt, ROWS)
    zone = Area("zone", "A", '{"type":"Polygon","coordinates":[[[-112.1,33.4],[-112,33.4],[-112,33.5],[-112.1,33.4]]]}')
    for areas in ((), (zone,)):
        with pytest.raises(NothingThere):
            take(rt, "", areas)
    assert found(rt, "123 Zebra St") == ["123 Zebra St, exact"]


def test_imported_addresses_lie_over_the_playbooks_own_and_can_be_undone(rt: Runtime) -> None:
    assert found(rt, "123 Zebra St") == ["no_such_street"]
    assert take(rt, ROWS, dry=True).addresses == 3
    assert found(rt, "123 Zebra St") == ["no_such_street"]
    done = take(rt, ROWS)
    assert (done.addresses, done.streets, done.left_out) == (3, 2, 0)
    said = {
        "123 zebra": ["123 Zebra St, exact"],
        "131 Zebra St": ["131 Zebra St, range"],
        "999 Zebra St": ["range"],
        "125 Main St": ["125 Main St, exact"],
        "123 Main St": ["123 Main St, exact"],
        "elm and 5th": ["Elm St & 5th St, exact"],
        "by the library": ["Riverbend Library (310 Main St), exact"],
        "33.46001,-112.07001": ["123 Zebra St (33.46001, -112.07001), approximate"],
    }
    assert {text: found(rt, text) for text in said} == said
    take(rt, ROWS.replace("ZEBRA", "GIRAFFE"))
    assert found(rt, "123 Zebra St") == ["no_such_street"]
    assert found(rt, "123 Giraffe St") == ["123 Giraffe St, exact"]
    with rt.database.write() as conn:
        assert place_imports.undo(conn)
    assert found(rt, "123 Zebra St") == ["123 Zebra St, exact"]


def test_what_two_imports_left_behind_goes_with_the_third(rt: Runtime) -> None:
    for name in ("ZEBRA", "GIRAFFE", "LION"):
        take(rt, ROWS.replace("ZEBRA", name))
    take(rt, ROWS)
    with rt.database.read() as conn:
        kept = select(func.count(place_tables.addresses.c.version.distinct()))
        imported = kept.where(place_tables.addresses.c.version.startswith("import-"))
        assert conn.execute(imported).scalar() <= 3
        assert place_imports.current(conn)[1]["addresses"] == 3


def test_a_broken_import_changes_nothing(rt: Runtime) -> None:
    lines = "x,33.4,1,ELM ST", "-112,33.4,LOT 7,ELM ST", "-112,33.4,7,", "33.4,-112,7,ELM ST", "-112"
    bad = "\n".join(lines) + "\n"
    rows = [row for row in read_addresses((HEAD + bad).splitlines(), "city.csv") if isinstance(row, BadRow)]
    assert [row.line for row in rows] == [2, 3, 4, 5, 6]
    with pytest.raises(TooManyBad, match="5 of 6"):
        take(rt, bad + ROWS.splitlines()[0] + "\n")
    with pytest.raises(ContentErrors, match="LON, LAT"):
        import_places(rt, read_addresses(["a,b\n"], "city.csv"))
    assert found(rt, "123 Zebra St") == ["no_such_street"]


def test_imported_zones_take_the_stead_of_the_playbooks(rt: Runtime) -> None:
    whole = [[[-112.2, 33.3], [-111.9, 33.3], [-111.9, 33.6], [-112.2, 33.6], [-112.2, 33.3]]]
    feature = {"type": "Feature", "properties": {"zone": "Z9"}, "geometry": {"type": "Polygon", "coordinates": whole}}
    data = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    take(rt, ROWS, tuple(areas_in("zones.geojson", data, "zone")))
    with rt.database.read() as conn:
        [place] = places.find(conn, FindPlace("123 Main St", "en", loose=False), rt.playbook.gazetteer).places
    assert (place.zone, place.district) == ("Z9", "1")
