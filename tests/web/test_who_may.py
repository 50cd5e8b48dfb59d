"""Every page and every deed, tried by every role in its own and in another's department, and by nobody.

The routes are read from the app: one that has no row in ways.py fails, and so does one that only stands there."""

import re
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from flask import Flask
from redis import Redis
from werkzeug.routing import Rule

from tests.rig.databases import SqliteDatabases
from tests.rig.models import MODELS
from tests.rig.two_departments import OTHER, OWN, PHONES, SECRET, TwoDepartments, two_departments
from tests.web.ways import FIELDS, OPEN, WAYS
from textbot.config import load_settings
from textbot.core.permissions import DEEDS, ROLES, may
from textbot.core.phone import say_phone
from textbot.web.auth import DEMO, LOCAL, PROGRAM, PUBLIC, STAFF, TWILIO, auth_of


@pytest.fixture(scope="module")
def city(
    tmp_path_factory: pytest.TempPathFactory, sqlite_databases: SqliteDatabases, valkey: str
) -> Iterator[TwoDepartments]:
    """Two departments, one member of each role in the first."""
    folder = tmp_path_factory.mktemp("who-may")
    settings = load_settings({"TEXTBOT_DATA": str(folder / "var"), "TEXTBOT_MODELS": str(MODELS)})
    redis = Redis.from_url(valkey)
    with two_departments(settings, sqlite_databases, folder, redis) as made:
        yield made
    redis.close()


def rules(app: Flask) -> dict[str, Rule]:
    """Endpoint -> one of its rules."""
    return {rule.endpoint: rule for rule in app.url_map.iter_rules()}


def method_of(rule: Rule) -> str:
    """How it is asked: what changes something is only ever posted."""
    methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
    assert len(methods) == 1, f"{rule.endpoint} both shows and does"
    return methods.pop()


def path_of(city: TwoDepartments, rule: Rule, department: str) -> str:
    """Its address for what that department has."""
    known = asdict(city.things[department])
    known |= {"member_id": city.victim.id, "direction": "in", "run_id": 1, "measure": "messages"}
    known |= {
        "notice_id": city.notice_id,
        "deed": "renew" if rule.endpoint.startswith("storm") else "resume",
        "kind": "subscribers",
        "schedule_id": 1,
        "import_id": 1,
    }
    known |= {"incident_id": 1}
    values = {name: known[name] for name in rule.arguments}
    with city.app.test_request_context():
        url = city.app.url_for(rule.endpoint, **values)
    return f"{url}?conversation={known['conversation_id']}" if rule.endpoint == "search.text" else url


def fields_of(city: TwoDepartments, department: str) -> dict[str, str]:
    """What a form brings, about that department's things."""
    thing = city.things[department]
    version = city.desk.conversation(thing.conversation_id).version
    return {**FIELDS, "ids": f"{thing.conversation_id}.{version}", "reference": thing.reference}


def test_every_route_has_its_row_and_every_row_its_route(city: TwoDepartments) -> None:
    there = set(rules(city.app))
    assert there == set(WAYS) | OPEN
    for endpoint in there:
        told = auth_of(endpoint)
        if endpoint in OPEN:
            assert told in (PUBLIC, TWILIO, PROGRAM, DEMO, LOCAL), endpoint
        else:
            assert told == (STAFF if not WAYS[endpoint].deed else told), endpoint
            assert told == STAFF or told in DEEDS, endpoint


def is_refused(status: int) -> bool:
    """Whether that says no."""
    return status in (403, 404)


@pytest.mark.parametrize("endpoint", WAYS)
def test_nobody_comes_in_unasked(city: TwoDepartments, endpoint: str) -> None:
    rule = rules(city.app)[endpoint]
    city.wrote()
    answer = city.ask(None, method_of(rule), path_of(city, rule, OWN), FIELDS)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/login")
    assert city.wrote() == []


@pytest.mark.parametrize("endpoint", WAYS)
def test_a_role_may_what_its_deeds_say_in_its_own_department(city: TwoDepartments, endpoint: str) -> None:
    way, rule = WAYS[endpoint], rules(city.app)[endpoint]
    for role in ROLES:
        who = city.members[role]
        city.wrote()
        status = city.ask(who, method_of(rule), path_of(city, rule, OWN), fields_of(city, OWN)).status_code
        if not way.deed or may(who.roles, way.deed, OWN):
            assert not is_refused(status) or way.about == "run", (role, status)
            assert status < 500, role
        else:
            assert status in (403, 422), (role, status)
            assert city.wrote() == [], role


@pytest.mark.parametrize("endpoint", WAYS)
def test_what_another_department_has_is_not_there(city: TwoDepartments, endpoint: str) -> None:
    way, rule = WAYS[endpoint], rules(city.app)[endpoint]
    for role in ROLES[:-1]:
        who = city.members[role]
        city.wrote()
        answer = city.ask(who, method_of(rule), path_of(city, rule, OTHER), fields_of(city, OTHER))
        told = answer.text if answer.mimetype != "text/event-stream" else ""
        told = told.replace('value="hydrants"', "").replace("q=hydrants", "")
        assert not [each for each in (SECRET[OTHER], PHONES[OTHER], say_phone(PHONES[OTHER])) if each in told], role
        if way.about in ("", "run", "member"):
            continue
        assert answer.status_code == 404 or (answer.status_code == 403 and not may(who.roles, way.deed)), role
        assert city.wrote() == [], role


ABOUT_ONE = [name for name, way in WAYS.items() if way.about in ("conversation", "request", "photo", "hot")]


@pytest.mark.parametrize("endpoint", ABOUT_ONE)
def test_what_is_refused_looks_like_what_does_not_exist(city: TwoDepartments, endpoint: str) -> None:
    rule, who, thing = rules(city.app)[endpoint], city.members["agent"], city.things[OTHER]
    there = path_of(city, rule, OTHER)
    nowhere = there.replace(thing.reference, "2020-0101-0001").replace("/media/", "/media/9999")
    nowhere = nowhere.replace("/hot/", "/hot/9999").replace(f"/inbox/{thing.conversation_id}", "/inbox/99999")
    assert nowhere != there
    method, fields = method_of(rule), fields_of(city, OTHER)
    refused, missing = (city.ask(who, method, path, fields) for path in (there, nowhere))
    assert refused.status_code == missing.status_code
    # What stands in the page of the address itself and of the moment is not about what was asked for.
    own = re.compile(rf'name="csrf_token" value="[^"]*"|data-at="[0-9]+"|{re.escape(there)}|{re.escape(nowhere)}')
    assert own.sub("", refused.text) == own.sub("", missing.text)


def test_a_refusal_is_written_down(city: TwoDepartments) -> None:
    thing = city.things[OTHER]
    city.ask(city.members["agent"], "GET", f"/inbox/{thing.conversation_id}")
    page = city.ask(city.desk.member, "GET", "/audit?what=denied").text
    assert f"conversation {thing.conversation_id}" in page
    assert city.members["agent"].email in page


def test_looking_changes_nothing(city: TwoDepartments) -> None:
    for endpoint in WAYS:
        rule = rules(city.app)[endpoint]
        if method_of(rule) == "GET":
            city.wrote()
            city.ask(city.desk.member, "GET", path_of(city, rule, OWN))
            assert city.wrote() == [], endpoint


def posted(app: Flask) -> list[str]:
    """The endpoints that take forms from pages of ours."""
    changing, found = {"POST", "PUT", "PATCH", "DELETE"}, app.url_map.iter_rules()
    own = (each for each in found if auth_of(each.endpoint) not in (TWILIO, PROGRAM))
    return sorted({each.endpoint for each in own if (each.methods or set()) & changing})


FORGED = {
    "without a token": ({}, {}),
    "with a made-up token": ({"csrf_token": "made-up"}, {}),
    "from another site": ({}, {"Origin": "https://evil.example"}),
    "from a hidden site": ({}, {"Origin": "null"}),
    "from another site, says the browser": ({}, {"Sec-Fetch-Site": "cross-site"}),
}


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_a_form_that_is_not_ours_does_nothing(
    city: TwoDepartments, forged: tuple[dict[str, str], dict[str, str]]
) -> None:
    fields, headers = forged
    city.app.config["WTF_CSRF_ENABLED"] = not headers  # where it came from is looked at by itself
    try:
        city.wrote()
        for endpoint in posted(city.app):
            rule = rules(city.app)[endpoint]
            values = {**FIELDS, **fields}
            path = path_of(city, rule, OWN) if "token" not in rule.arguments else "/invite/token"
            answer = city.ask(city.desk.member, "POST", path, values, **headers)
            assert answer.status_code in (400, 403), (endpoint, answer.status_code)
        assert city.wrote() == []
    finally:
        city.app.config["WTF_CSRF_ENABLED"] = False


def test_a_form_of_ours_is_taken(city: TwoDepartments) -> None:
    for origin in (city.desk.rt.settings.public_url, "http://localhost"):
        answer = city.ask(city.desk.member, "POST", "/me/name", {"name": "Ana"}, Origin=origin)
        assert answer.status_code == 303
