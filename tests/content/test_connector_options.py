"""connectors.yaml: what a kind of system must be told, and what its options look like."""

import pytest

from tests.content.tiny import tiny
from textbot.content.load import load_playbook
from textbot.content.proof import proofread

LOGIN = "secrets: {user: TEXTBOT_CONNECTOR_U, password: TEXTBOT_CONNECTOR_P}"
CLIENT = "secrets: {client_id: TEXTBOT_CONNECTOR_I, client_secret: TEXTBOT_CONNECTOR_S}"
TENANT = "tenant: springfield.onmicrosoft.com"

FAULTS = {
    "no such profile": ("kind: open311", "options: {profile: fixmystret}", "profile of open311 cannot be 'fixmystret'"),
    "no such format": ("kind: open311", "options: {format: yaml}", "format of open311 cannot be 'yaml'"),
    "a secret over http": (
        f"kind: salesforce, {CLIENT}",
        'options: {token_url: "http://login.example.com/token"}',
        "token_url of salesforce cannot be",
    ),
    "a column that is none": (f"kind: salesforce, {CLIENT}", "options: {key_field: A/B}", "key_field of salesforce"),
    "a word for a number": (f"kind: dynamics, {CLIENT}", f"options: {{{TENANT}, origin: sms}}", "origin of dynamics"),
    "no tenant": (f"kind: dynamics, {CLIENT}", "options: {}", "dynamics needs options: {tenant: ...}"),
    "no login": ("kind: servicenow", "options: {table: incident}", "needs the secrets user and password, or client_id"),
    "half a login": (
        "kind: servicenow, secrets: {user: TEXTBOT_CONNECTOR_U}",
        "options: {}",
        "needs the secrets user and password, or client_id",
    ),
    "a strange option": ("kind: open311", "options: {tabel: x}", "open311 knows no options 'tabel'"),
}


def findings(kind: str, options: str) -> str:
    system = f"version: 1\nsystems:\n  works: {{{kind}, url: 'https://works.example.gov/api',\n    {options}}}\n"
    return "\n".join(map(str, proofread({**tiny(), "connectors.yaml": system.encode()}).problems))


@pytest.mark.parametrize(("kind", "options", "finding"), FAULTS.values(), ids=FAULTS.keys())
def test_a_system_that_could_not_be_reached_is_refused(kind: str, options: str, finding: str) -> None:
    assert finding in findings(kind, options)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("kind: open311", "options: {profile: seeclickfix, format: json, jurisdiction_id: mycity.gov}"),
        (f"kind: salesforce, {CLIENT}", "options: {version: '66.0', key_field: Text_Ref__c, origin: SMS}"),
        (f"kind: servicenow, {LOGIN}", "options: {table: sn_customerservice_case, withdrawn: '7'}"),
        (f"kind: servicenow, {CLIENT}", "options: {}"),
        (f"kind: dynamics, {CLIENT}", f"options: {{{TENANT}, origin: '3'}}"),
    ],
    ids=["open311", "salesforce", "servicenow", "servicenow by OAuth", "dynamics"],
)
def test_a_system_that_is_told_what_it_needs_is_fine(kind: str, options: str) -> None:
    assert "connectors.yaml" not in findings(kind, options)
    system = f"version: 1\nsystems:\n  works: {{{kind}, url: 'https://works.example.gov/api',\n    {options}}}\n"
    playbook = load_playbook({**tiny(), "connectors.yaml": system.encode()})
    assert playbook.assignments.system("works").url == "https://works.example.gov/api"
