"""Other people's client libraries do what we do, against the same systems in miniature: the requests agree, and each
reads what the other wrote. They know https alone, so a door leads their calls to the local server."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
import requests
from georeport import GeoReport
from pysnc import ServiceNowClient
from requests.adapters import HTTPAdapter
from simple_salesforce import Salesforce, SalesforceLogin

from tests.rig.crm.cases import CASES, HUSH, REFERENCE
from tests.rig.crm.server import Asked, Crm


class Door(HTTPAdapter):
    """Every https address is the local server's."""

    def __init__(self, crm: Crm) -> None:
        super().__init__()
        self._crm = crm

    def send(self, request: requests.PreparedRequest, *args: Any, **how: Any) -> requests.Response:
        parts = urlsplit(str(request.url))
        request.url = urlunsplit(("http", f"127.0.0.1:{self._crm.port}", parts.path, parts.query, ""))
        return super().send(request, *args, **how)


@pytest.fixture
def crm(request: pytest.FixtureRequest) -> Iterator[Any]:
    with CASES[request.param].running() as running:
        yield running


def through(crm: Crm) -> requests.Session:
    session = requests.Session()
    session.mount("https://", Door(crm))
    return session


def last(crm: Crm, method: str) -> Asked:
    return [asked for asked in crm.asked if asked.method == method and "oauth" not in asked.path][-1]


def shape(asked: Asked) -> tuple[str, str, Any, str]:
    """Method, path, body, the kind of login."""
    return asked.method, asked.path, asked.json, asked.headers["authorization"].split()[0]


@pytest.mark.parametrize("crm", ["salesforce"], indirect=True)
def test_simple_salesforce_sends_the_upsert_we_send(crm: Any) -> None:
    CASES["salesforce"].system(crm).create(CASES["salesforce"].order())
    ours = last(crm, "PATCH")
    session = through(crm)
    token, _ = SalesforceLogin(consumer_key="consumer", consumer_secret=HUSH, domain="mycity.my", session=session)
    witness = Salesforce(instance="mycity.my.salesforce.com", session_id=token, session=session, version="66.0")
    assert witness.Case.upsert(f"SMS_Ref__c/{REFERENCE}", ours.json) == 200
    assert shape(last(crm, "PATCH")) == shape(ours)
    assert len(crm.cases) == 1


@pytest.mark.parametrize("crm", ["salesforce"], indirect=True)
def test_simple_salesforce_and_we_read_each_others_cases(crm: Any) -> None:
    case = CASES["salesforce"]
    session = through(crm)
    token, _ = SalesforceLogin(consumer_key="consumer", consumer_secret=HUSH, domain="mycity.my", session=session)
    witness = Salesforce(instance="mycity.my.salesforce.com", session_id=token, session=session, version="66.0")
    made = case.system(crm).create(case.order())
    read: Any = witness.Case.get_by_custom_id("SMS_Ref__c", REFERENCE)
    assert read["Id"] == made.id
    witness.Case.upsert("SMS_Ref__c/2026-1121-0043", {"Subject": "By hand", "Origin": "SMS"})
    found = case.system(crm).find(case.order(reference="2026-1121-0043"))
    assert found is not None


@pytest.mark.parametrize("crm", ["servicenow"], indirect=True)
def test_pysnc_sends_the_record_we_send(crm: Any) -> None:
    CASES["servicenow"].system(crm).create(CASES["servicenow"].order())
    ours = last(crm, "POST")
    record = client(crm).GlideRecord("incident")
    record.initialize()
    for name, value in ours.json.items():
        record.set_value(name, value)
    assert record.insert()
    assert shape(last(crm, "POST")) == shape(ours)


@pytest.mark.parametrize("crm", ["servicenow"], indirect=True)
def test_pysnc_finds_our_record_as_we_do(crm: Any) -> None:
    case = CASES["servicenow"]
    made = case.system(crm).create(case.order())
    case.system(crm).find(case.order())
    ours = last(crm, "GET")
    record = client(crm).GlideRecord("incident")
    record.add_query("correlation_id", REFERENCE)
    record.query()
    assert record.next()
    assert str(record.sys_id) == made.id
    theirs = last(crm, "GET")
    assert theirs.path == ours.path
    assert theirs.query["sysparm_query"].split("^")[0] == ours.query["sysparm_query"].split("^")[0]


@pytest.mark.parametrize("crm", ["open311 strict"], indirect=True)
@pytest.mark.parametrize("format", ["json", "xml"])
def test_georeport_reads_the_request_we_made(crm: Any, format: str) -> None:
    case = CASES["open311 strict"]
    made = case.system(crm).create(case.order())
    witness = GeoReport(crm.base, jurisdiction="mycity.gov", output_format=format)
    read = witness.get_service_request(made.id)
    assert (read["service_request_id"], read["status"], read["service_code"]) == (made.id, "open", "POTHOLE")
    assert read["description"].endswith(f"Reference: {REFERENCE}")
    assert {service["service_code"] for service in witness.get_service_list()} >= {"POTHOLE", "LIGHT"}


def client(crm: Crm) -> ServiceNowClient:
    """The witness, signed in as we are."""
    made = ServiceNowClient("https://mycity.service-now.com", ("textbot", HUSH), auto_retry=False)
    made.session.mount("https://", Door(crm))
    return made
