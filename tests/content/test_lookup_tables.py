"""Tables of places/tables: what keeps one from being used is said by file and row."""

from datetime import date

import pytest
from pydantic import ValidationError

from tests.content.tiny import TRASH, tiny
from textbot.content.lookup_tables import read_tables
from textbot.content.proof import proofread
from textbot.content.schema.city import ConnectorEntry

COUNCIL = "district,member,note,note_es\n1,Ana,hello,hola\n2,Ben,hello,hola\n"


def problems_of(text: str, name: str = "council.csv") -> list[str]:
    _, problems = read_tables({f"places/tables/{name}": text.encode()}, ("en", "es"))
    return [f"{problem.line}: {problem.message}" for problem in problems]


def test_a_whole_table_is_read() -> None:
    tables, problems = read_tables({"places/tables/council.csv": COUNCIL.encode()}, ("en", "es"))
    assert problems == ()
    assert (tables["council"].key, len(tables["council"].rows)) == ("district", 2)


def test_points_in_geojson_are_a_table_of_what_is_nearest() -> None:
    point = '{"geometry": {"coordinates": [-112.07, 33.44]}, "properties": {"name": "North"}}'
    tables, problems = read_tables({"places/tables/parks.geojson": f'{{"features": [{point}]}}'.encode()}, ("en",))
    assert problems == ()
    assert tables["parks"].rows == ({"name": "North", "lat": "33.44", "lon": "-112.07"},)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name,phone\nAna,1\n", 1, "names no key"),
        ("district,member\n,Ana\n", 2, "district is empty"),
        ("district,member\n1,Ana\n1,Ben\n", 3, "has a row above"),
        ("zone,date\n1,soon\n", 2, "write a day like"),
        ("name,lat,lon\nNorth,33.4,west\n", 2, "are degrees"),
        ("district,member\n1,Ana,Ben\n", 2, "too many or too few commas"),
        ("district,Member\n1,Ana\n", 1, "a column is named 'Member'"),
        ("district,note_es\n1,hola\n", 1, "there is no column 'note'"),
        ("district,member\n", 1, "no rows"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(text: str, line: int, words: str) -> None:
    found = problems_of(text)
    assert len(found) == 1
    assert found[0].startswith(f"{line}: ")
    assert words in found[0]


def test_a_broken_geojson_is_said() -> None:
    assert problems_of("[]", "parks.geojson") == ["0: this is no GeoJSON FeatureCollection of Points"]


COUNCIL_ANSWER = TRASH.replace("lookup: collection", "lookup: {by: address, table: council}").replace(
    'say: "Trash at {place}: {weekday}, next {date}. {holiday_note}See {domain}/trash"', 'say: "{place}: {member}"'
)


def messages(answer: str, **files: str) -> list[str]:
    given = tiny() | {"answers/trash-day.yaml": answer.encode()}
    given |= {f"places/tables/{name}.csv": text.encode() for name, text in files.items()}
    return [problem.message for problem in proofread(given).problems]


def test_an_answer_may_say_a_tables_columns() -> None:
    found = messages(COUNCIL_ANSWER, council=COUNCIL)
    assert not any("no value is given" in message or "no places/tables" in message for message in found)


def test_a_column_that_is_not_there_is_said() -> None:
    found = messages(COUNCIL_ANSWER.replace("{member}", "{membr}"), council=COUNCIL)
    assert "no value is given for {membr} here: did you mean 'member'?" in found


def test_a_table_that_is_not_there_is_said() -> None:
    found = messages(COUNCIL_ANSWER.replace("table: council", "table: counsil"), council=COUNCIL)
    assert any(message.startswith("there is no places/tables/counsil.csv") for message in found)


def test_a_connector_that_is_not_there_is_said() -> None:
    answer = COUNCIL_ANSWER.replace("{by: address, table: council}", "{by: account, connector: billing}")
    assert any("city.yaml has no connector 'billing'" in message for message in messages(answer))


def districts(*names: str) -> bytes:
    square = "[[[0, 0], [0, 1], [1, 1], [0, 0]]]"
    features = ", ".join(
        f'{{"type": "Feature", "properties": {{"district": "{name}"}},'
        f' "geometry": {{"type": "Polygon", "coordinates": {square}}}}}'
        for name in names
    )
    return f'{{"type": "FeatureCollection", "features": [{features}]}}'.encode()


def test_an_area_without_a_row_is_said() -> None:
    given = tiny() | {
        "places/tables/council.csv": COUNCIL.encode(),
        "places/districts.geojson": districts("1", "2", "3"),
    }
    found = [str(problem.message) for problem in proofread(given).problems if "council" in problem.file]
    assert found == ["district 3 has no row: who lives there is passed to a person; add one"]


def test_days_that_are_over_are_said() -> None:
    weeks = b"district,date\n1,2020-01-06\n2,2030-01-07\n"
    given = tiny() | {"places/tables/bulk.csv": weeks, "places/districts.geojson": districts("1", "2")}
    found = [
        problem.message for problem in proofread(given, today=date(2026, 11, 22)).problems if "bulk" in problem.file
    ]
    assert found == ["district 1 has only days that are over: who lives there is passed to a person; add one"]


@pytest.mark.parametrize(
    ("url", "fits"),
    [
        ("https://billing.mycity.gov/api", True),
        ("https://billing.mycity.gov/permits/{value}", True),
        ("http://127.0.0.1:8080/x", True),
        ("{demo}/demo-city/billing", True),
        ("http://billing.mycity.gov/api", False),
        ("https://{value}.mycity.gov/", False),
        ("https://mycity.gov/{number}", False),
        ("{demo}evil.example/{value}", False),
        ("ftp://mycity.gov/", False),
    ],
)
def test_a_connectors_host_is_fixed(url: str, fits: bool) -> None:
    given = {"url": url, "values": ["status"]}
    if fits:
        assert ConnectorEntry.model_validate(given).url == url
        return
    with pytest.raises(ValidationError):
        ConnectorEntry.model_validate(given)
