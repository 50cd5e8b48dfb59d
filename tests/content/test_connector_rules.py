"""What the proof-reader says of connectors.yaml, each with its line and the remedy."""
# ruff: noqa: E501  (a row per rule is read across, not down)

import pytest

from tests.content.tiny import tiny
from textbot.content.load import load_playbook
from textbot.content.problems import ContentErrors
from textbot.core.work_orders.spec import Assignments

WORKS = "  works: {kind: webhook, url: https://works.springfield.gov, secrets: {signing: TEXTBOT_CONNECTOR_WORKS}}"
SECRETS = "secrets: {signing: TEXTBOT_CONNECTOR_WORKS}"

# id: (what stands under systems, under services, the start of the finding)
WRONG = {
    "no address": (WORKS.replace("url: https://works.springfield.gov, ", ""), "", "connectors.yaml:3: webhook needs its address; add url:"),
    "an address in the clear": (WORKS.replace("https", "http"), "", "connectors.yaml:3: 'url': write https://host/path"),
    "a login in the address": (WORKS.replace("works.spr", "me:pw@works.spr"), "", "connectors.yaml:3: 'url': write no login into the address"),
    "no secret": (WORKS.replace(f", {SECRETS}", ""), "", "connectors.yaml:3: webhook needs secrets: {signing: ...}"),
    "a secret itself": (WORKS.replace("TEXTBOT_CONNECTOR_WORKS", "hunter2"), "", "connectors.yaml:3: "),
    "a secret it does not know": (WORKS.replace("signing:", "signing: TEXTBOT_CONNECTOR_A, key:"), "", "connectors.yaml:3: webhook knows no secrets 'key'"),
    "an option it does not know": (WORKS.replace("secrets", "options: {finds: /x, colour: red}, secrets"), "", "connectors.yaml:3: webhook knows no options 'colour'"),
    "our own store": (WORKS.replace("works:", "in_house:", 1), "", "connectors.yaml:3: 'in_house' is our own request store"),
    "a system that is not there": (WORKS, "  pothole: {system: wroks}", "connectors.yaml:5: there is no system 'wroks': did you mean 'works'?"),
    "a service that is not there": (WORKS, "  potholes: {system: works}", "connectors.yaml:5: no report has the service_code 'potholes': did you mean 'pothole'?"),
    "a step that is not there": (WORKS, "  pothole: {system: works, fields: {a: '{lanes}'}}", "connectors.yaml:5: {lanes} is no step of this report and no fact of a request: did you mean 'lane'?"),
    "a person by accident": (WORKS, "  pothole: {system: works, fields: {a: '{phone}'}}", "connectors.yaml:5: {name} and {phone} are the resident's; add contact: true"),
    "values of no choice": (WORKS, "  pothole: {system: works, values: {place: {a: b}}}", "connectors.yaml:5: 'place' is no choose step of this report"),
    "a value of no option": (WORKS, "  pothole: {system: works, values: {lane: {nort: N}}}", "connectors.yaml:5: 'nort' is no option of lane: did you mean 'north'?"),
}  # fmt: skip


def assigned(systems: str, services: str = "") -> Assignments:
    text = f"version: 1\nsystems:\n{systems}\n" + (f"services:\n{services}\n" if services else "")
    return load_playbook({**tiny(), "connectors.yaml": text.encode()}).assignments


@pytest.mark.parametrize(("systems", "services", "finding"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_work_is_refused(systems: str, services: str, finding: str) -> None:
    with pytest.raises(ContentErrors) as raised:
        assigned(systems, services)
    assert any(str(problem).startswith(finding) for problem in raised.value.problems), str(raised.value)


def test_a_service_goes_to_its_system_and_the_others_stay_here() -> None:
    told = assigned(WORKS, "  pothole: {system: works, code: POT, values: {lane: {north: N}}, fields: {a: '{lane}'}}")
    assert told.service("pothole").system == "works"
    assert told.service("graffiti").system == "in_house"
    assert told.system("works").settles == 60.0


def test_without_the_file_everything_stays_in_our_own_store() -> None:
    assert load_playbook(tiny()).assignments.service("pothole").system == "in_house"


def test_the_words_of_states_are_heard_in_any_case() -> None:
    told = assigned(WORKS.replace("secrets", "statuses: {Crew Sent: in_progress}, secrets"))
    assert told.system("works").statuses == {"crew sent": "in_progress"}
