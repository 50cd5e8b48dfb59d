"""Open311 GeoReport v2 as a program meets it."""

import csv
import io
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from tests.rig.office import Office
from tests.rig.programs import V2, Program, program
from textbot.actions.requests.move_request import move_request
from textbot.store import requests

FIELDS = [
    "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible",
    "service_notice", "requested_datetime", "updated_datetime", "expected_datetime", "address", "address_id", "zipcode",
    "lat", "long", "media_url",
]  # fmt: skip
PERSON = {"first_name": "Ana", "last_name": "Ruiz", "phone": "602-555-0177", "email": "ana@example.org"}
SECRETS = ("Ruiz", "0177", "example.org", "Call Maria", "weeks", "photos.example")


@pytest.fixture
def app311(desk: Office) -> Program:
    return program(desk)


def ids(app311: Program, query: str = "") -> list[str]:
    return [each["service_request_id"] for each in app311.get(f"requests.json{query}").get_json()]


def moved(app311: Program, reference: str, status: str, words: str = "") -> None:
    now = app311.desk.clock()
    with app311.desk.rt.database.write() as conn:
        row = requests.by_reference(conn, reference)
        assert row is not None
        move_request(conn, row.id, status, at=now, now=now, source="staff:ana", words=words)


def test_discovery_says_where_and_in_which_formats(app311: Program) -> None:
    found = app311.get("discovery.json").get_json()
    (endpoint,) = found["endpoints"]
    assert endpoint["url"].endswith("/open311/v2")
    assert endpoint["formats"] == ["text/xml", "application/json"]
    xml = ElementTree.fromstring(app311.client.get("/open311/discovery.xml").text)
    assert xml.findtext("endpoints/endpoint/specification") == "http://wiki.open311.org/GeoReport_v2"
    assert xml.findtext("contact") == found["contact"] == "City of Riverbend, 602-555-0101"


def test_services_are_the_same_in_both_formats(app311: Program) -> None:
    json = app311.get("services.json").get_json()
    xml = ElementTree.fromstring(app311.get("services.xml").text)
    assert xml.tag == "services"
    assert [[child.tag for child in each] for each in xml] == [list(each) for each in json]
    hole = next(each for each in json if each["service_code"] == "H-1")
    assert (hole["service_name"], hole["metadata"], hole["type"]) == ("Hole report", True, "realtime")
    assert xml[0].findtext("metadata") == "true"


def test_a_definition_tells_what_is_asked(app311: Program) -> None:
    json = app311.get("services/H-1.json").get_json()
    lane = json["attributes"][0]
    assert (lane["code"], lane["datatype"], lane["required"], lane["order"]) == ("lane", "singlevaluelist", False, 1)
    assert lane["values"] == [{"key": "north", "name": "north"}, {"key": "south", "name": "south"}]
    xml = ElementTree.fromstring(app311.get("services/H-1.xml").text)
    assert [each.findtext("key") for each in xml.findall("attributes/attribute/values/value")] == ["north", "south"]


@pytest.mark.parametrize(
    ("path", "accept", "kind"),
    [
        ("services.json", "text/xml", "application/json; charset=utf-8"),
        ("services.xml", "application/json", "text/xml; charset=utf-8"),
        ("services", "application/json", "application/json; charset=utf-8"),
        ("services", "text/xml, application/json;q=0.5", "text/xml; charset=utf-8"),
        ("services", "*/*", "text/xml; charset=utf-8"),
        ("", "text/html", "text/xml; charset=utf-8"),
    ],
)
def test_the_ending_decides_else_what_is_accepted(app311: Program, path: str, accept: str, kind: str) -> None:
    answer = app311.get(path, headers={"Accept": accept})
    assert (answer.status_code, answer.content_type) == (200, kind)


def test_names_come_in_the_language_asked_for(app311: Program) -> None:
    assert app311.get("services.json?lang=es").get_json()[0]["service_name"] == "[es] hole report"
    answer = app311.get("services.json", headers={"Accept-Language": "es-MX,es;q=0.9"})
    assert answer.get_json()[0]["service_name"] == "[es] hole report"
    assert answer.headers["Content-Language"] == "es"


def test_a_request_is_filed_and_read_back(app311: Program) -> None:
    filed = app311.post(service_code="H-1", address_string="123 main st", attribute__lane="north")
    assert filed.status_code == 201
    (told,) = filed.get_json()
    assert list(told) == ["service_request_id", "service_notice", "account_id"]
    (found,) = app311.get(f"requests/{told['service_request_id']}.json").get_json()
    assert list(found) == FIELDS
    assert found["service_request_id"] == "2026-1123-0001"
    assert found["requested_datetime"] == "2026-11-23T10:00:00-07:00"
    assert (found["status"], found["address"], found["lat"]) == ("open", "123 Main St", 33.44239)


def test_in_xml_it_is_filed_and_read_just_the_same(app311: Program) -> None:
    filed = app311.post("xml", service_code="H-1", lat="33.44239", long="-112.07853", **{"attribute[lane]": "north"})
    reference = ElementTree.fromstring(filed.text).findtext("request/service_request_id")
    (found,) = ElementTree.fromstring(app311.get(f"requests/{reference}.xml").text)
    assert [child.tag for child in found] == FIELDS
    assert (found.findtext("lat"), found.findtext("zipcode")) == ("33.44239", "")


def test_sent_twice_it_is_told_twice_and_made_once(app311: Program) -> None:
    fields = {"service_code": "H-1", "address_string": "123 Main St", "token": "lost-answer-0001"}
    first, again = app311.post(**fields), app311.post(**fields)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.get_json() == again.get_json()
    (found,) = app311.get("tokens/lost-answer-0001.json").get_json()
    assert found == {"service_request_id": "2026-1123-0001", "token": "lost-answer-0001"}
    assert len(ids(app311)) == 1


def test_nothing_personal_is_ever_read_back(app311: Program) -> None:
    app311.post(
        service_code="H-1", address_string="123 Main St", attribute__note="Call Maria", attribute__age="weeks",
        description="Call Maria at 602-555-0177", media_url="https://photos.example/1.jpg", **PERSON,
    )  # fmt: skip
    pages = [app311.get(path).text for path in ("requests.json", "requests.xml", "requests.csv", "services.json")]
    assert "2026-1123-0001" in pages[0]
    for page in pages:
        assert not [word for word in SECRETS if word in page]


def test_a_block_is_all_that_is_told_where_the_kind_says_so(app311: Program) -> None:
    app311.post(service_code="cart", address_string="123 Main St", attribute__what="trash", attribute__out="yes")
    (found,) = app311.get("requests.json").get_json()
    assert (found["address"], found["lat"], found["long"]) == ("100 block of Main St", 33.442, -112.079)
    assert "123 Main" not in app311.get("requests.csv").text


def test_a_kind_that_is_not_public_looks_like_nothing(app311: Program) -> None:
    filed = app311.post(service_code="fine", attribute__name="case 7", **PERSON)
    (told,) = filed.get_json()
    unknown = app311.get("requests/2026-1123-0999.json")
    hidden = app311.get(f"requests/{told['service_request_id']}.json")
    assert (unknown.status_code, unknown.text) == (hidden.status_code, hidden.text)
    assert ids(app311) == ids(app311, f"?service_request_id={told['service_request_id']}") == []
    assert told["service_request_id"] not in app311.get("requests.csv").text


def test_a_kind_whose_flow_is_gone_is_not_told(app311: Program) -> None:
    reference = app311.hole()
    with app311.desk.rt.database.write() as conn:
        conn.execute(requests.requests.update().values(flow="gone"))
    assert app311.get(f"requests/{reference}.json").status_code == 404
    assert ids(app311) == []


def test_states_are_told_with_the_words_staff_published(app311: Program) -> None:
    one, two = app311.hole(), app311.hole(description="another")
    moved(app311, one, "in_progress", "Waiting for asphalt")
    moved(app311, two, "closed")
    found = {each["service_request_id"]: each for each in app311.get("requests.json").get_json()}
    assert (found[one]["status"], found[one]["status_notes"]) == ("open", "Waiting for asphalt")
    assert (found[two]["status"], found[two]["status_notes"]) == ("closed", "Closed")
    assert ids(app311, "?status=open") == [one]
    assert ids(app311, "?status=closed") == [two]
    assert len(ids(app311, "?status=open,closed")) == 2


def test_requests_are_found_by_number_kind_and_time(app311: Program) -> None:
    old = app311.hole()
    app311.desk.clock.pass_by(timedelta(days=100))
    new = app311.hole()
    app311.post(service_code="cart", address_string="123 Main St", attribute__what="trash", attribute__out="yes")
    assert ids(app311, "?service_code=H-1") == [new]
    assert ids(app311, "?service_code=H-1,cart")[1] == new
    assert ids(app311, f"?service_request_id={old},{new}&status=closed") == [new, old]
    assert ids(app311, "?start_date=2026-11-01T00:00:00Z&end_date=2026-12-01T00:00:00Z") == [old]
    moved(app311, old, "in_progress")
    asked = "?start_date=2026-11-01T00:00:00Z&updated_after=2027-03-01T00:00:00Z"
    assert ids(app311, asked) == [old]


def test_pages_lead_on_until_the_last(app311: Program) -> None:
    made = [app311.hole(description=f"number {number}") for number in range(5)]
    first = app311.get("requests.json?page_size=2&status=open")
    assert first.headers["Link"] == f'<{V2}/requests.json?page_size=2&status=open&page=2>; rel="next"'
    assert ids(app311, "?page_size=2&page=2") == [made[2], made[1]]
    last = app311.get("requests.json?page_size=2&page=3")
    assert len(last.get_json()) == 1
    assert "Link" not in last.headers


def test_the_file_holds_every_request_once(app311: Program) -> None:
    made = [app311.hole(description=f"number {number}") for number in range(3)]
    moved(app311, made[0], "closed", "=1+1")
    answer = app311.get("requests.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [row["service_request_id"] for row in rows] == made
    assert rows[0]["status_notes"] == "'=1+1"
    assert rows[0]["closed_datetime"] == "2026-11-23T10:00:00-07:00"
    assert rows[1]["verified_fixed"] == ""


def test_pages_of_other_sites_may_read_and_not_file(app311: Program) -> None:
    read = app311.get("requests.json", headers={"Origin": "https://news.example"})
    asked = app311.client.options(f"{V2}/requests.json", headers={"Origin": "https://news.example"})
    filed = app311.post(service_code="H-1", address_string="123 Main St")
    assert read.headers["Access-Control-Allow-Origin"] == asked.headers["Access-Control-Allow-Origin"] == "*"
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert read.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in read.headers
    assert "Access-Control-Allow-Origin" not in filed.headers


@pytest.mark.parametrize("named", ["", "riverbend.gov", "RIVERBEND.GOV", "riverbend"])
def test_the_city_may_be_named(app311: Program, named: str) -> None:
    assert app311.get(f"services.json?jurisdiction_id={named}").status_code == 200
    assert app311.post(service_code="H-1", address_string="123 Main St", jurisdiction_id=named).status_code == 201
