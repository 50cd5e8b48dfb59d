"""What Open311 refuses: each with the standard's status and words that help, in both formats, and nothing stored."""

from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from tests.rig.office import Office
from tests.rig.programs import V2, Program, program
from textbot.store import public_requests, requests
from textbot.web.programs import open311

HOLE = {"service_code": "H-1", "address_string": "123 Main St"}
READS = [
    ("services/nope.json", 404, "service_code was not found"),
    ("services/.json", 404, "service_code was not found"),
    ("services.json?jurisdiction_id=elsewhere.gov", 404, "jurisdiction_id was not found"),
    ("requests/2026-1123-0001.json", 404, "service_request_id was not found"),
    (f"requests/{'9' * 300}.json", 404, "service_request_id was not found"),
    ("requests/%00.json", 404, "service_request_id was not found"),
    ("requests/'%20OR%201=1--.json", 404, "service_request_id was not found"),
    ("tokens/nobody-has-this-one.json", 404, "token was not found"),
    ("tokens/%F0%9F%98%80.json", 404, "token was not found"),
    ("requests.json?status=fixed", 400, "status takes open and closed"),
    ("requests.json?service_code=nope", 404, "service_code was not found"),
    ("requests.json?start_date=2026-11-01", 400, "start_date is no time with a zone"),
    ("requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z", 400, "at most 90 days apart"),
    ("requests.json?start_date=2026-06-01T00:00:00Z&end_date=2026-01-01T00:00:00Z", 400, "before start_date"),
    ("requests.json?page=0", 400, "page is a number from 1"),
    ("requests.json?page=99999999999999999999", 400, "page is a number"),
    ("requests.json?page_size=1001", 400, "page_size is a number from 1 to 1000"),
    ("requests.json?page_size=-1", 400, "page_size is a number"),
    (f"requests.json?service_request_id={','.join(map(str, range(201)))}", 400, "at most 200 numbers"),
    ("nowhere.json", 404, "There is no such page"),
    ("services/H-1/more.json", 404, "There is no such page"),
]
POSTS: list[tuple[dict[str, Any], int, str]] = [
    ({"api_key": ""}, 403, "api_key was not provided"),
    ({"api_key": "textbot_311_wrong"}, 403, "api_key is not known"),
    ({"api_key": "\x00\ud7ff" * 200}, 403, "api_key is not known"),
    ({"jurisdiction_id": "elsewhere.gov"}, 404, "jurisdiction_id was not found"),
    ({"service_code": ""}, 400, "service_code was not provided"),
    ({"service_code": "nope"}, 404, "service_code was not found"),
    ({"address_string": ""}, 400, "Where is it?"),
    ({"address_string": "Oak"}, 400, "several places: Oak Ave; Oak Ct"),
    ({"address_string": "Oak Ave"}, 400, "only a street, Oak Ave"),
    ({"address_string": "by the old mill"}, 400, "No map here knows"),
    ({"address_string": "x" * 201}, 400, "address_string is longer than 200"),
    ({"address_string": "", "address_id": "77"}, 400, "address_id is not known here"),
    ({"lat": "33.44"}, 400, "lat and long go together"),
    ({"lat": "nan", "long": "nan"}, 400, "lat and long are WGS 84 degrees"),
    ({"lat": "91", "long": "0"}, 400, "lat and long are WGS 84 degrees"),
    ({"lat": "1e1", "long": "0"}, 400, "lat and long are WGS 84 degrees"),
    ({"lat": "٣٣", "long": "0"}, 400, "lat and long are WGS 84 degrees"),
    ({"lat": "0", "long": "0"}, 400, "That point is not the city's"),
    ({"description": "x" * 4001}, 400, "description is longer than 4000"),
    ({"email": "nobody"}, 400, "email is no e-mail address"),
    ({"first_name": "x" * 41}, 400, "first_name is longer than 40"),
    ({"media_url": "javascript:alert(1)"}, 400, "media_url takes up to 5"),
    ({"media_url": [f"https://a.example/{number}" for number in range(6)]}, 400, "media_url takes up to 5"),
    ({"token": "short"}, 400, "token takes 16 to 64"),
    ({"attribute[lane]": "west"}, 400, "attribute[lane] takes one of"),
    ({"attribute[lane]": ["north", "south"]}, 400, "attribute[lane] takes one of"),
    ({"attribute[lane][]": "west"}, 400, "attribute[lane] takes one of"),
    ({"attribute[colour]": "red"}, 400, "attribute[colour] is no attribute"),
]


@pytest.fixture
def app311(desk: Office) -> Program:
    return program(desk)


def count(app311: Program) -> int:
    with app311.desk.rt.database.read() as conn:
        return conn.execute(select(func.count()).select_from(requests.requests)).scalar_one()


def check(answer: TestResponse, status: int, told: str, what: object) -> None:
    """The status, and the words as JSON."""
    found = answer.get_json()
    assert answer.status_code == status, what
    assert found[0]["code"] == status, what
    assert told in " ".join(each["description"] for each in found), what
    assert answer.headers["Cache-Control"] == "no-store", what


def test_what_cannot_be_read_is_told_in_json(app311: Program) -> None:
    for path, status, told in READS:
        check(app311.get(path), status, told, path)


def test_what_cannot_be_read_is_told_in_xml(app311: Program) -> None:
    for path, status, told in READS:
        answer = app311.get(path.replace(".json", ".xml", 1))
        xml = ElementTree.fromstring(answer.text)
        assert (answer.status_code, xml.tag, xml.findtext("error/code")) == (status, "errors", str(status)), path
        assert told in str(xml.findtext("error/description")), path


def test_what_cannot_be_filed_is_told_and_nothing_is_stored(app311: Program) -> None:
    for fields, status, told in POSTS:
        check(app311.post(**HOLE | fields), status, told, fields)
    assert count(app311) == 0


def test_every_mistake_is_told_at_once(app311: Program) -> None:
    found = app311.post(**HOLE | {"email": "nobody", "token": "short", "last_name": "x" * 41}).get_json()
    assert len(found) == 3


def test_a_key_in_the_address_is_no_key(app311: Program) -> None:
    answer = app311.client.post(f"{V2}/requests.json?api_key={app311.key}", data=HOLE)
    check(answer, 403, "not in the address", "a key in the address")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"service_code": "H-1"}', "application/json"),
        (b"", ""),
        (b"service_code=H-1", "text/plain"),
        (b"\xff\xfe\x00", "application/octet-stream"),
    ],
    ids=["JSON", "nothing", "plain text", "bytes"],
)
def test_only_forms_are_read(app311: Program, body: bytes, kind: str) -> None:
    answer = app311.client.post(f"{V2}/requests.json", data=body, content_type=kind)
    check(answer, 400, "application/x-www-form-urlencoded", kind)


def test_too_much_is_refused_as_the_standard_writes_it(app311: Program) -> None:
    check(app311.post(**HOLE, description="x" * 70_000), 413, "more than 64 kB", "70 kB")


def test_what_cannot_be_done_at_an_address_says_what_can(app311: Program) -> None:
    for method, path, allowed in (
        ("POST", "services.json", "GET"),
        ("DELETE", "requests/1.json", "GET"),
        ("PUT", "requests.json", "GET, POST"),
    ):
        answer = app311.client.open(f"{V2}/{path}", method=method)
        check(answer, 405, "cannot be done", path)
        assert answer.headers["Allow"] == allowed


def test_one_address_reads_only_so_often(app311: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open311, "READS_A_MINUTE", 3)
    answers = [app311.get("services.json") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    check(answers[3], 429, "Too many reads", "the fourth")
    assert answers[3].headers["Retry-After"] == "60"
    behind = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
    assert app311.get("services.json", headers=behind).status_code == 200
    assert app311.post(**HOLE).status_code == 201


def test_a_stranger_cannot_pass_for_others_by_a_header(app311: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open311, "READS_A_MINUTE", 1)
    outside = {"REMOTE_ADDR": "203.0.113.9"}
    seen = [
        app311.get("services.json", headers={"X-Forwarded-For": f"198.51.100.{number}"}, environ_base=outside)
        for number in range(2)
    ]
    assert [answer.status_code for answer in seen] == [200, 429]


def test_wrong_keys_are_guessed_only_so_often(app311: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open311, "WRONG_KEYS", 2)
    statuses = [app311.post(api_key="textbot_311_guess").status_code for _ in range(3)]
    assert statuses == [403, 403, 429]
    assert app311.post(**HOLE).status_code == 201


def test_a_key_files_only_so_often(app311: Program) -> None:
    with app311.desk.rt.database.write() as conn:
        conn.exec_driver_sql("UPDATE api_keys SET per_minute = 2")
    answers = [app311.post(**HOLE, description=str(number)) for number in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert count(app311) == 2


def test_a_database_that_is_away_is_said_and_never_why(app311: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise OperationalError("SELECT secret", None, Exception("secret"))

    monkeypatch.setattr(public_requests, "page", away)
    answer = app311.get("requests.json")
    check(answer, 503, "Nothing can be stored", "away")
    assert "secret" not in answer.text


def test_what_nobody_foresaw_is_an_answer_too(app311: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open311, "services", lambda *_: 1 / 0)
    app311.client.application.config["PROPAGATE_EXCEPTIONS"] = False
    check(app311.get("services.json"), 500, "went wrong on our side", "a bug")


FIELD = st.sampled_from(
    ["service_code", "lat", "long", "address_string", "description", "attribute[lane]", "attribute[", "attribute[]",
     "attribute[note][0]", "media_url", "email", "phone", "token", "jurisdiction_id", "lang", "\x00"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(FIELD, st.text(max_size=60), max_size=8))
def test_whatever_is_sent_is_answered_in_order(app311: Program, fields: dict[str, str]) -> None:
    answer = app311.post("xml", **{"service_code": "H-1"} | fields)
    assert answer.status_code in (200, 201, 400, 404), fields
    ElementTree.fromstring(answer.text)


QUERY = st.sampled_from(
    [
        "service_request_id",
        "service_code",
        "status",
        "start_date",
        "end_date",
        "page",
        "page_size",
        "updated_after",
        "lang",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(QUERY, st.text(max_size=30), max_size=5))
def test_whatever_is_asked_is_answered_in_order(app311: Program, query: dict[str, str]) -> None:
    answer = app311.get("requests.xml", query_string=query)
    assert answer.status_code in (200, 400, 404, 429), query
    ElementTree.fromstring(answer.text)
