"""The demo city's make-believe billing and permits: they keep the promises that a real one must keep."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from textbot.local.double import demo_city


@pytest.fixture
def systems() -> FlaskClient:
    app = Flask("demo")
    app.register_blueprint(demo_city.blueprint())
    return app.test_client()


def opened(systems: FlaskClient, account: str) -> str:
    return str(systems.post("/demo-city/billing/accounts", json={"account": account}).json["handle"])


def verified(systems: FlaskClient, handle: str, pin: str) -> dict[str, object]:
    return dict(systems.post("/demo-city/billing/accounts/verify", json={"handle": handle, "pin": pin}).json)


def test_a_balance_is_read_with_number_and_pin(systems: FlaskClient) -> None:
    said = verified(systems, opened(systems, "1234567"), "2468")
    read = systems.post("/demo-city/billing/accounts/read", json={"handle": said["handle"]}).json
    assert read["values"]["balance"] == "$84.20"


def test_a_handle_says_nothing_of_the_account(systems: FlaskClient) -> None:
    known, unknown = opened(systems, "1234567"), opened(systems, "9999999")
    assert len(known) == len(unknown)
    assert "1234567" not in known


@pytest.mark.parametrize(("account", "pin"), [("1234567", "2469"), ("9999999", "2468"), ("1234567", "")])
def test_a_wrong_pin_and_an_unknown_account_sound_alike(systems: FlaskClient, account: str, pin: str) -> None:
    assert verified(systems, opened(systems, account), pin) == {"verified": False}


def test_an_account_is_not_read_without_its_pin(systems: FlaskClient) -> None:
    handle = opened(systems, "1234567")
    assert systems.post("/demo-city/billing/accounts/read", json={"handle": handle}).status_code == 410


def test_a_handle_nobody_gave_has_expired(systems: FlaskClient) -> None:
    answer = systems.post("/demo-city/billing/accounts/verify", json={"handle": "x", "pin": "2468"})
    assert answer.status_code == 410


def test_a_permit_is_told_in_both_languages(systems: FlaskClient) -> None:
    values = systems.get("/demo-city/permits/BLD-2026-0147").json["values"]
    assert (values["status"], values["status_es"]) == ("in plan review", "en revisión de planos")
    assert systems.get("/demo-city/permits/BLD-1").status_code == 404
