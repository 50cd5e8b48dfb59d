"""The city's systems in a terminal: who needs which, the exact request, and what waits."""

import json
from datetime import UTC, datetime, timedelta

from tests.cli.conftest import Town
from textbot.cli.connectors import connectors
from textbot.cli.publish import publish
from textbot.store import connectors as store
from textbot.store import pushes, requests

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
WORKS = """version: 1
systems:
  works:
    kind: webhook
    url: https://works.springfield.example/hook
    secrets: {signing: TEXTBOT_CONNECTOR_WORKS}
  files: {kind: csv}
services:
  pothole: {system: %s, code: POT, fields: {Lane: "{lane} bound"}, values: {lane: {north: N}}}
"""


REFUSED = {
    ("try", "nothing", "--dry-run"): "no report of the playbook and no request",
    ("poll", "nothing"): "connectors.yaml has no system 'nothing'",
    ("try", "pothole"): "TEXTBOT_CONNECTOR_WORKS is not set",
}


def assign(town: Town, system: str) -> None:
    (town.city / "connectors.yaml").write_text(WORKS % system)
    done = town.does(publish)
    assert done.exit_code == 0, done.output


def test_every_report_names_its_system_and_how_that_does(town: Town) -> None:
    assign(town, "works")
    with town.database.write() as conn:
        request_id = requests.add(
            conn, reference="2026-1122-0001", contact_id=None, inbound_id=None, flow="pothole", service_code="pothole",
            slots={}, language="en", photo_sids=[], created_at=NOW, updated_at=NOW,
        )  # fmt: skip
        pushes.add(conn, request_id, "works", "create", NOW)
        until = datetime.now(UTC) + timedelta(minutes=5)
        store.put(conn, "works", failures=3, open_until=until, last_error="status 503", last_success_at=NOW)
    said = json.loads(town.does(connectors, "--json").output)
    (row,) = (each for each in said["needs"] if each["key"] == "pothole")
    assert (row["system"], row["code"], row["state"]) == ("works", "POT", "unset")
    (system,) = (each for each in said["systems"] if each["name"] == "works")
    assert (system["waits"], system["error"]) == (1, "status 503")
    shown = town.does(connectors).output
    assert "works: set TEXTBOT_CONNECTOR_WORKS in the environment" in shown
    assert "works: 1 wait since 2026-11-22" in shown


def test_a_dry_run_shows_the_exact_request_and_calls_nobody(town: Town) -> None:
    assign(town, "works")
    shown = town.does(connectors, "try", "pothole", "--dry-run").output
    assert "POST https://works.springfield.example/hook" in shown
    assert '"Lane": "N bound"' in shown
    assert "TEST, please ignore" in shown
    assert "X-Textbot-Signature: [hidden]" in shown


def test_what_cannot_be_done_says_why(town: Town) -> None:
    assign(town, "works")
    for arguments, said in REFUSED.items():
        done = town.does(connectors, *arguments)
        assert done.exit_code == 1
        assert said in done.output


def test_an_example_may_be_sent_on_purpose(town: Town) -> None:
    assign(town, "files")
    assert "no such order there yet" in town.does(connectors, "try", "pothole").output
    assert "Made: order TEST-" in town.does(connectors, "try", "pothole", "--send", "--yes").output
    (file,) = (town.city.parent / "var" / "orders" / "files").glob("*.csv")
    assert "TEST, please ignore" in file.read_text()
