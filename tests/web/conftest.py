"""Pages are tried on SQLite, through Flask's test client; the database's kinds are the actions' matter."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from werkzeug.test import TestResponse

from tests.rig.databases import SqliteDatabases
from tests.rig.office import EMAIL, PASSWORD, Office, office
from textbot.config import Settings
from textbot.web import create_app


@pytest.fixture
def desk(
    settings: Settings, sqlite_databases: SqliteDatabases, tmp_path: Path, redis_client: Redis
) -> Iterator[Office]:
    """An Action Center with one member of staff."""
    with sqlite_databases.fresh(tmp_path) as url, office(settings, url, redis_client) as opened:
        yield opened


@pytest.fixture
def app(desk: Office) -> Iterator[Flask]:
    """Its web pages."""
    made = create_app(runtime=desk.rt)
    yield made
    made.extensions["textbot.streams"].end_all()


@dataclass(frozen=True)
class Browser:
    """A browser that fills in forms as a person would: the hidden fields come from the page."""

    client: FlaskClient

    def get(self, path: str, **more: object) -> TestResponse:
        """Open a page."""
        return self.client.get(path, **more)  # type: ignore[arg-type]

    def post(self, page: str, action: str, **fields: str) -> TestResponse:
        """Send the form of `page` whose action is `action`, its hidden fields included."""
        form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', self.get(page).text, re.S)
        assert form, f"{page} has no form for {action}"
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
        return self.client.post(action, data={**hidden, **fields})

    def sign_in(self, email: str = EMAIL, password: str = PASSWORD) -> TestResponse:
        """Fill in the sign-in form."""
        return self.post("/login", "/login", email=email, password=password)


@pytest.fixture
def browser(app: Flask) -> Browser:
    """A browser nobody signed in at."""
    return Browser(app.test_client())


@pytest.fixture
def ana(browser: Browser) -> Browser:
    """A browser that Ana signed in at."""
    assert browser.sign_in().status_code == 303
    return browser


@pytest.fixture
def another(app: Flask) -> Callable[[], Browser]:
    """Makes more browsers."""
    return lambda: Browser(app.test_client())
