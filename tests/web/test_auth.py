"""Every page names who may see it, and holds to it."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.core.permissions import DEEDS
from textbot.web import create_app
from textbot.web.auth import AUTH, DEMO, LOCAL, PROGRAM, PUBLIC, STAFF, TWILIO, auth_of

KINDS = {PUBLIC, TWILIO, STAFF, DEMO, LOCAL, PROGRAM, *DEEDS}


def pages(app: Flask) -> Iterator[tuple[Rule, str, str]]:
    """Each rule with a path that fits it and a method it takes."""
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<(?:[^<>:]+:)?(\w+)>", lambda found: "in" if "any(" in found[0] else "1", rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, path, method


def test_every_page_names_its_auth(app: Flask) -> None:
    unnamed = [rule.endpoint for rule in app.url_map.iter_rules() if auth_of(rule.endpoint) not in KINDS]
    assert unnamed == []


def test_the_table_names_no_page_that_is_gone(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    known = endpoints | {endpoint.partition(".")[0] for endpoint in endpoints}
    assert set(AUTH) <= known


def test_strangers_reach_no_staff_page(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False  # else every POST would be refused for another reason
    client = app.test_client()
    for rule, path, method in pages(app):
        if auth_of(rule.endpoint) in {STAFF, *DEEDS}:
            answer = client.open(path, method=method)
            assert answer.status_code == 303, f"{method} {path}"
            assert answer.headers["Location"].startswith("/login"), f"{method} {path}"


def test_who_was_signed_out_meanwhile_hears_that_nothing_was_done_and_comes_back_to_it(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    answer = client.post("/inbox/7/reply", data={"text": "A crew comes"})
    assert answer.headers["Location"] == "/login?next=/inbox/7"
    assert "You were signed out meanwhile, so nothing was done." in client.get("/login").text


def test_strangers_scripts_are_told_instead_of_shown_a_login_page(app: Flask) -> None:
    answer = app.test_client().get("/inbox/counts", headers={"X-Requested-With": "fetch"})
    assert answer.status_code == 401


def test_unsigned_posts_to_twilios_pages_are_refused_without_a_word(app: Flask) -> None:
    client = app.test_client()
    for rule, path, method in pages(app):
        if auth_of(rule.endpoint) == TWILIO:
            answer = client.open(path, method=method, data={"From": "+16025550111", "Body": "hi"})
            assert (answer.status_code, answer.data) == (403, b""), f"{method} {path}"


def test_every_post_of_a_person_needs_the_forms_token(ana: Browser, app: Flask) -> None:
    for rule, path, method in pages(app):
        if method == "POST" and auth_of(rule.endpoint) in {STAFF, PUBLIC, *DEEDS}:
            assert ana.client.post(path).status_code == 400, path


def test_a_page_nobody_put_into_the_table_serves_nobody(app: Flask) -> None:
    app.add_url_rule("/new", "new", lambda: "secret")
    assert app.test_client().get("/new").status_code == 403


def test_demo_pages_do_not_exist_with_a_real_account(desk: Office) -> None:
    settings = replace(desk.rt.settings, demo=False)
    real = create_app(runtime=replace(desk.rt, settings=settings))
    assert real.test_client().get("/phone").status_code == 404
    assert not any(auth_of(rule.endpoint) == DEMO for rule in real.url_map.iter_rules())


@pytest.mark.parametrize(
    ("headers", "address", "status"),
    [
        ({}, "127.0.0.1", 200),
        ({}, "192.0.2.7", 403),
        ({"Host": "text.riverbend.gov"}, "127.0.0.1", 403),
        ({"X-Forwarded-For": "192.0.2.7"}, "127.0.0.1", 403),
        ({"Forwarded": "for=192.0.2.7"}, "127.0.0.1", 403),
    ],
    ids=["this machine", "another machine", "a public name", "through a proxy", "through a newer proxy"],
)
def test_figures_are_for_this_machine(app: Flask, headers: dict[str, str], address: str, status: int) -> None:
    answer = app.test_client().get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == status


def test_figures_are_for_staff_anywhere(ana: Browser) -> None:
    assert ana.get("/metrics", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200


@pytest.mark.parametrize("path", ["/login", "/about", "/nowhere", "/healthz"])
def test_every_answer_carries_the_security_headers(app: Flask, path: str) -> None:
    headers = app.test_client().get(path).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


def test_https_keeps_browsers_on_https_and_cookies_to_this_host(desk: Office) -> None:
    settings = replace(desk.rt.settings, public_url="https://text.riverbend.gov")
    app = create_app(runtime=replace(desk.rt, settings=settings))
    answer = secure_sign_in(app.test_client())
    cookies = answer.headers.getlist("Set-Cookie")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
    assert any(cookie.startswith("__Host-textbot=") for cookie in cookies)
    for cookie in cookies:
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


def secure_sign_in(client: FlaskClient) -> object:
    page = client.get("/login", base_url="https://text.riverbend.gov").text
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    fields = {"csrf_token": found[1], "email": "ana@riverbend.example", "password": "a-password-for-tests"}
    return client.post(
        "/login",
        data=fields,
        base_url="https://text.riverbend.gov",
        headers={"Referer": "https://text.riverbend.gov/login"},
    )
