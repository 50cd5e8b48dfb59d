"""Places in SQL: the same on SQLite and PostgreSQL."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from textbot.content.gazetteer import load_gazetteer
from textbot.core.places.gazetteer import Address, Gazetteer, Street
from textbot.core.places.place import Finding, FindPlace
from textbot.store import place_tables as tables
from textbot.store import places

PLACES = Path(__file__).parents[2] / "flows" / "places"


@pytest.fixture(scope="module")
def demo() -> Gazetteer:
    return load_gazetteer({f"places/{path.name}": path.read_bytes() for path in PLACES.iterdir() if path.is_file()})


def find(conn: Connection, text: str, version: str = "v1", *, loose: bool = False) -> Finding:
    return places.find(conn, FindPlace(text, "en", loose), version)


def test_the_migrated_tables_hold_a_gazetteer_and_find_in_it(conn: Connection, demo: Gazetteer) -> None:
    places.replace(conn, demo, "v1")
    said = {
        "123 main": ["123 Main St"],
        "5 y olmo": ["Elm St & 5th St"],
        "cerca de la biblioteca": ["Riverbend Library (310 Main St)"],
        "150 oak": ["150 Oak Ave", "150 Oak Ct"],
        "33.4484,-112.0740": ["351 Elm St (33.44840, -112.07400)"],
        "Elm between 4th and 5th": ["Elm St between 4th St and 5th St"],
        "400 block of oak": ["400 block of Oak Ave"],
    }
    for text, expected in said.items():
        assert [place.text for place in find(conn, text).places] == expected


def test_loading_the_same_version_again_changes_nothing(conn: Connection, demo: Gazetteer) -> None:
    places.replace(conn, demo, "v1")
    places.replace(conn, Gazetteer(), "v1")
    count = select(func.count()).select_from(tables.streets)
    assert conn.execute(count).scalar() == len(demo.streets)


def test_versions_stand_side_by_side(conn: Connection, demo: Gazetteer) -> None:
    old = Street(1, "Zebra St", ((33.45, -112.07), (33.46, -112.07)))
    places.replace(conn, demo, "v1")
    places.replace(conn, Gazetteer(streets=(old,), addresses=(Address(1, 5, (33.45, -112.07)),)), "v2")
    assert find(conn, "5 zebra st").problem == "no_such_street"
    assert [place.text for place in find(conn, "5 zebra st", "v2").places] == ["5 Zebra St"]


def test_an_unknown_version_is_an_error_and_an_empty_one_finds_nothing(conn: Connection) -> None:
    with pytest.raises(LookupError, match="v9"):
        find(conn, "123 main", "v9")
    places.replace(conn, Gazetteer(), "none")
    assert find(conn, "elm and 5th", "none") == Finding()
    assert [place.text for place in find(conn, "33.4484,-112.0740", "none").places] == ["33.44840, -112.07400"]


def test_a_photo_is_named_after_what_is_near_it(conn: Connection, demo: Gazetteer) -> None:
    places.replace(conn, demo, "v1")
    near = {
        (33.4485, -112.0710): "Elm St & 5th St (33.44850, -112.07100)",
        (33.44241, -112.07852): "123 Main St (33.44241, -112.07852)",
        (33.44860, -112.07240): "430 Elm St (33.44860, -112.07240)",
    }
    for point, text in near.items():
        [place] = places.pinned(conn, *point, "v1").places
        assert (place.text, place.kind, place.found_by, place.zone) == (text, "point", "photo", "1")
    assert places.pinned(conn, 40.7, -74.0, "v1").outside


def test_two_lookups_of_an_address_read_a_handful_of_rows(conn: Connection, demo: Gazetteer) -> None:
    many = tuple(Address(5, number, (33.44, -112.07)) for number in range(1, 3000))
    places.replace(conn, replace(demo, addresses=many), "many")
    [place] = find(conn, "2500 5th st", "many").places
    assert (place.text, place.confidence) == ("2500 5th St", "exact")
