"""What texts mean, against the demo city; the tables of texts stand in place_texts/."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from textbot.content.gazetteer import load_gazetteer
from textbot.core.places.areas import Areas
from textbot.core.places.gazetteer import Area, Block, metres
from textbot.core.places.map_links import find_pin
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.core.places.street_names import StreetNames
from textbot.core.places.tokens import tokens
from textbot.store import places
from textbot.store.schema import metadata

HERE = Path(__file__).parent / "place_texts"
PLACES = Path(__file__).parents[3] / "flows" / "places"


def rows(name: str) -> list[list[str]]:
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.rsplit(" => ", 1) for line in lines if line and not line.startswith("# ")]


def cases(*names: str) -> list[object]:
    return [pytest.param(text, place, id=text[:60]) for name in names for text, place in rows(name)]


@pytest.fixture(scope="module")
def city() -> Iterator[Connection]:
    """The demo city's places in a database in memory."""
    engine = create_engine("sqlite://")
    with engine.connect() as conn:
        metadata.create_all(conn)
        files = {f"places/{path.name}": path.read_bytes() for path in PLACES.iterdir() if path.is_file()}
        places.replace(conn, load_gazetteer(files), "demo")
        yield conn
    engine.dispose()


def find(conn: Connection, text: str, *, loose: bool) -> Finding:
    return places.find(conn, FindPlace(text, "en", loose), "demo")


def in_words(finding: Finding) -> str:
    if finding.outside:
        return "outside"
    if finding.problem:
        return f"{finding.problem}: {finding.hint}" if finding.hint else finding.problem
    return " | ".join(place.text for place in finding.places) or "-"


@pytest.mark.parametrize(("text", "place"), cases("either", "sentences"))
def test_a_sentence_gives_its_place(city: Connection, text: str, place: str) -> None:
    assert in_words(find(city, text, loose=True)) == place


@pytest.mark.parametrize(("text", "place"), cases("either", "answers"))
def test_an_answer_gives_its_place(city: Connection, text: str, place: str) -> None:
    assert in_words(find(city, text, loose=False)) == place


@pytest.mark.parametrize("text", [pytest.param(text, id=text[:60]) for (text,) in rows("nowhere")])
def test_a_sentence_without_a_place_gives_none(city: Connection, text: str) -> None:
    assert find(city, text, loose=True) == Finding()


def test_the_mention_is_the_words_that_named_it(city: Connection) -> None:
    finding = find(city, "There's a pothole on the corner of Élm and 5th, thanks", loose=True)
    assert finding.mention == "Élm and 5th"


def test_a_known_address_is_exact_and_in_one_zone(city: Connection) -> None:
    [place] = find(city, "123 Main St", loose=False).places
    assert (place.kind, place.confidence, place.zone, place.district) == ("address", "exact", "1", "1")
    assert place.lat is not None and place.lon is not None


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("450 Oak Ave", "range"),
        ("450 Mian St", "approximate"),
        ("Elm & 5th", "exact"),
        ("two blocks from the library", "approximate"),
        ("Elm St", "approximate"),
        ("400 block of Oak Ave", "approximate"),
        ("Elm Ave and 5th", "approximate"),
    ],
)
def test_confidence_says_how_sure_the_point_is(city: Connection, text: str, confidence: str) -> None:
    assert {place.confidence for place in find(city, text, loose=False).places} == {confidence}


def test_a_street_in_several_zones_has_none(city: Connection) -> None:
    [elm] = find(city, "Elm St", loose=False).places
    [quail] = find(city, "Quail Run", loose=False).places
    assert (elm.zone, quail.zone) == (None, "4")


def test_twins_are_never_merged(city: Connection) -> None:
    assert len(find(city, "150 Oak", loose=False).places) == 2
    assert len(find(city, "450 Oak", loose=False).places) == 1


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "🙂", "?" * 2000, "&" * 500, "5 " * 800, "\ud800", "calle", "la", "de la"]
)
def test_no_text_breaks_it(city: Connection, text: str) -> None:
    assert find(city, text, loose=True) == Finding()
    assert find(city, text, loose=False).places == ()


def test_a_place_survives_json() -> None:
    place = Place("address", "123 Main St", 33.4, -112.0, "1", "2", "exact", "address")
    assert Place.from_dict(place.to_dict()) == place
    assert Place.in_words("  by the\nbig tree ") == Place("text", "by the big tree")


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("https://maps.apple.com/?ll=33.4484,-112.074&q=Dropped%20Pin", (33.4484, -112.074)),
        ("https://www.google.com/maps/@33.4484,-112.074,17z", (33.4484, -112.074)),
        ("https://www.google.com/maps/search/?api=1&query=33.4484%2C-112.074", (33.4484, -112.074)),
        ("https://www.openstreetmap.org/#map=17/33.4484/-112.074", (33.4484, -112.074)),
        ("https://waze.com/ul?ll=33.4484%2C-112.074&navigate=yes", (33.4484, -112.074)),
        ("I'm here: geo:33.4484,-112.074", (33.4484, -112.074)),
        ("33.4484 N 112.074 W", (33.4484, -112.074)),
        ("-33.4412, 151.2050", (-33.4412, 151.205)),
    ],
)
def test_a_pin_is_read_and_never_fetched(text: str, point: tuple[float, float]) -> None:
    pin = find_pin(text)
    assert pin is not None
    assert (pin.lat, pin.lon) == point


@pytest.mark.parametrize(
    "text", ["https://example.com/?q=33.4484,-112.074", "it cost 33.50, 112.25", "http://[x", "99.1234,-200.1234"]
)
def test_what_is_no_pin(text: str) -> None:
    assert find_pin(text) is None


def test_directions_tell_streets_apart_only_where_both_exist() -> None:
    names = StreetNames([(1, "N 5th St"), (2, "S 5th St"), (3, "Elm St"), (4, "North St")])
    said = {"5th": (1, 2), "S 5th St": (2,), "north fifth street": (1,), "W Elm": (3,), "North St": (4,)}
    for text, streets in said.items():
        mention = names.at(tokens(text), 0)
        assert mention is not None and mention.streets == streets, text


def test_a_house_stands_on_its_side_of_the_block() -> None:
    block = Block(1, 100, 199, (33.0, -112.0), (33.0, -111.998))
    even, odd = block.at(150), block.at(151)
    assert even[0] > 33.0 > odd[0]
    assert 20 < metres(even, odd) < 30
    assert block.near(even)[0] == 150 and block.near(odd)[0] == 151


def test_a_point_on_a_shared_border_has_one_area() -> None:
    left = Area("zone", "1", '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}')
    right = Area("zone", "2", '{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}')
    assert Areas([left, right]).locate(0.5, 1.0) == (None, "1", True)
