"""Two textbots: our Open311 client files with our own Open311 server, over a real connection."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.serving import make_server

from tests.rig.crm.cases import SITE, an_order
from tests.rig.office import Office, riverbend
from textbot.actions.playbook.publish import publish
from textbot.actions.staff.api_keys import add_api_key
from textbot.connectors.connector import Expired, Refused
from textbot.connectors.open311 import Open311
from textbot.core.work_orders.order import WorkOrder
from textbot.core.work_orders.spec import SystemSpec
from textbot.store import requests


@pytest.fixture
def url(desk: Office, app: Flask) -> Iterator[str]:
    publish(desk.rt.database, riverbend(), desk.clock())
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/open311/v2"
    server.shutdown()


@pytest.fixture
def neighbor(desk: Office, url: str) -> Open311:
    return client(url, add_api_key(desk.rt, "Neighbor city", "311@neighbor.example", 60, "ana@riverbend.example"))


def client(url: str, key: str, **options: str) -> Open311:
    spec = SystemSpec("next", "open311", url, options={"profile": "textbot", **options})
    return Open311(spec, {"api_key": key}, SITE)


def order() -> WorkOrder:
    return replace(an_order(), code="pothole", address="123 Main St", lat=None, lon=None, fields={"lane": "northbound"})


@pytest.mark.parametrize("format", ["json", "xml"])
def test_an_order_is_filed_once_and_found(desk: Office, url: str, format: str) -> None:
    key = add_api_key(desk.rt, "Neighbor city", "311@neighbor.example", 60, "ana@riverbend.example")
    neighbor = client(url, key, format=format)
    assert neighbor.find(order()) is None
    made = neighbor.create(order())
    assert neighbor.create(order()).id == made.id
    found = neighbor.find(order())
    assert found is not None
    assert found.id == made.id
    with desk.rt.database.read() as conn:
        row = requests.by_reference(conn, made.id)
    assert row is not None
    assert (row.place, row.slots["lane"]) == ("123 Main St", "northbound")


def test_its_state_is_told(desk: Office, neighbor: Open311) -> None:
    made = neighbor.create(order())
    (state,) = neighbor.states([made.id], desk.rt.now() - timedelta(hours=1))
    assert (state.id, neighbor.statuses[state.status]) == (made.id, "open")


def test_what_it_does_not_take_is_told_in_its_words(neighbor: Open311) -> None:
    with pytest.raises(Refused, match="lane"):
        neighbor.create(replace(order(), fields={"lane": "sideways"}))


def test_a_key_it_does_not_know_waits_for_an_operator(url: str) -> None:
    with pytest.raises(Expired):
        client(url, "textbot_311_none").create(order())
