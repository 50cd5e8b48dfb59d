"""Open311 through the real web server, with a client that others wrote (PyPI: georeport)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from click.testing import CliRunner
from georeport import GeoReport

from tests.content.tiny import tiny
from tests.rig.databases import SqliteDatabases
from tests.rig.line import FORM, account_env
from tests.rig.models import MODELS
from tests.rig.office import Clock, riverbend
from tests.rig.web_server import WebServer, web_server
from textbot.actions.playbook.publish import publish
from textbot.actions.staff.api_keys import add_api_key
from textbot.cli.flows import flows
from textbot.connectors.open311 import Open311
from textbot.connectors.work_orders import Site
from textbot.content.copying import copy_playbook
from textbot.core.open311.service import flows_by_code
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec
from textbot.runtime import open_runtime

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("open311")


@pytest.fixture(scope="module")
def server(sqlite_databases: SqliteDatabases, place: Path, valkey: str) -> Iterator[WebServer]:
    """granian with its workers and the demo city's own reports, on SQLite."""
    with sqlite_databases.fresh(place) as url:
        env = account_env(DATABASE_URL=url, REDIS_URL=valkey)
        with web_server(env, place / "var") as running:
            yield running


@pytest.fixture(scope="module")
def key(sqlite_databases: SqliteDatabases, server: WebServer) -> Iterator[str]:
    runtime = open_runtime(server.settings)
    now = runtime.now()
    publish(runtime.database, riverbend(), now)
    yield add_api_key(replace(runtime, now=Clock(now)), "Town app", "", 600, "ana")
    runtime.close()


@pytest.fixture(scope="module")
def base(server: WebServer) -> str:
    return f"http://127.0.0.1:{server.settings.port}/open311/v2"


def filed(base: str, key: str, **fields: str) -> str:
    answer = requests.post(f"{base}/requests.json", data={"api_key": key} | fields, timeout=60)
    assert answer.status_code == 201, answer.text
    return str(answer.json()[0]["service_request_id"])


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_client_of_others_reads_all_of_it(base: str, key: str, form: str) -> None:
    city = GeoReport(base, jurisdiction="riverbend.gov", output_format=form)
    made = [
        filed(base, key, service_code="pothole", address_string=f"{number} Main St", description=form)
        for number in (118, 123)
    ]
    codes = [each["service_code"] for each in city.get_service_list()]
    assert codes == list(flows_by_code(riverbend().playbook))
    definition = city.get_service_definition("pothole")
    attributes = definition["attributes"] if form == "json" else definition["attributes"]["attribute"]
    assert "lane" in [each["code"] for each in attributes]
    found = city.get_service_requests(service_code="pothole", status="open", start_date="", end_date="")
    assert made[::-1] == [each["service_request_id"] for each in found][:2]
    one = city.get_service_request(made[1])
    assert (one["service_request_id"], one["status"], one["address"]) == (made[1], "open", "123 Main St")
    both = city.get_service_requests(service_request_id=",".join(made))
    assert {each["service_request_id"] for each in both} == set(made)


def test_every_service_of_the_demo_city_says_what_it_needs(base: str, key: str) -> None:
    city = GeoReport(base)
    for service in city.get_service_list():
        definition = city.get_service_definition(service["service_code"])
        assert definition["service_code"] == service["service_code"]
        assert bool(definition["attributes"]) == service["metadata"]
        orders = [each["order"] for each in definition["attributes"]]
        assert orders == list(range(1, len(orders) + 1))


def test_a_refusal_reaches_a_client_as_an_error(base: str, key: str) -> None:
    with pytest.raises(requests.HTTPError) as refused:
        GeoReport(base).get_service_request("2026-0101-9999")
    assert refused.value.response.json() == [{"code": 404, "description": "service_request_id was not found."}]


@pytest.fixture
def order() -> WorkOrder:
    """Another city's pothole, as its own textbot would hand it on."""
    made = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    return WorkOrder(
        "2026-1123-0042", "pothole", "pothole", "Pothole", "Lane: northbound", made,
        address="118 Main St", lat=33.44261, lon=-112.07863, fields={"lane": "northbound"},
    )  # fmt: skip


def test_another_textbot_hands_its_requests_on_and_makes_none_twice(base: str, key: str, order: WorkOrder) -> None:
    spec = SystemSpec("neighbour", "open311", base, options={"profile": "textbot"})
    neighbour = Open311(spec, {"api_key": key}, Site("https://text.mycity.gov", Path("var")))
    assert neighbour.find(order) is None
    made = neighbour.create(order)
    found = neighbour.find(order)
    assert found is not None
    assert found.id == made.id == neighbour.create(order).id
    (state,) = neighbour.states([made.id], order.created_at)
    assert (state.id, state.status) == (made.id, "open")


def test_another_citys_flows_are_begun_from_our_services(base: str, key: str, tmp_path: Path) -> None:
    copy_playbook(tiny(), tmp_path / "city")
    told = {
        "TEXTBOT_CITY": str(tmp_path / "city"),
        "TEXTBOT_DATA": str(tmp_path / "var"),
        "TEXTBOT_MODELS": str(MODELS),
    }
    done = CliRunner().invoke(flows, ["from-open311", base, "--only", "dead-animal"], env=told)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "city" / "reports" / "dead-animal.yaml").is_file(), done.output


def test_the_file_comes_through_a_real_server_whole(base: str, key: str) -> None:
    reference = filed(base, key, service_code="pothole", lat="33.44239", long="-112.07853")
    answer = requests.get(f"{base}/requests.csv", timeout=60)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.text.startswith("service_request_id,")
    assert answer.text.splitlines()[-1].startswith(reference)


def test_too_much_is_answered_and_the_connection_serves_on(server: WebServer, key: str) -> None:
    wire = server.connect()
    sizes = ((FORM, 200_000, 413), (FORM, 4_000_000, 413), ("text/plain", 60_000, 400), (FORM, 10, 403))
    for kind, size, status in sizes:
        wire.request("POST", "/open311/v2/requests.json", b"description=" + b"a" * size, {"Content-Type": kind})
        answer = wire.getresponse()
        assert (answer.status, answer.read()[:9]) == (status, b'[{"code":'), (kind, size)
    pieces = (b"description=" + b"a" * 4096 for _ in range(100))
    wire.request("POST", "/open311/v2/requests.json", pieces, {"Content-Type": FORM}, encode_chunked=True)
    answer = wire.getresponse()
    assert (answer.status, answer.read()[:9]) == (413, b'[{"code":')
    wire.request("GET", "/open311/v2/services.json")
    assert wire.getresponse().status == 200
    wire.close()
