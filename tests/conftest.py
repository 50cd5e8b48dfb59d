"""The fixtures every test may ask for. Real parts: nothing here is a stand-in."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from redis import Redis
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from tests.rig import network
from tests.rig import postgres as postgres_rig
from tests.rig import stack as stack_rig
from tests.rig.databases import PostgresDatabases, SqliteDatabases
from tests.rig.models import MODELS
from tests.rig.once import made_once
from tests.rig.valkey import server as valkey_server
from textbot.actions.turns import photo_place, receive_text
from textbot.config import Settings, load_settings
from textbot.config.readers import database

# What is loaded and collected lasts as long as the run: looking through it for garbage again and again is in vain.
gc.disable()


def pytest_collection_finish() -> None:
    """From here on what comes is looked through, and what was there is not."""
    gc.freeze()
    gc.enable()


# How long an example takes says nothing about right or wrong.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first: with a process a core, the others fill the time beside them."""
    items.sort(key=lambda item: (item.get_closest_marker("slow") is None, not item.nodeid.startswith(LONGEST)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadFileScheduling:
    """A file goes to one process as a whole; the files of HEAVY go to one process together."""
    return HeavyTogether(config, log)


# A minute and a half of texts and kills, then the wait until all is settled: mostly waiting.
LONGEST = "tests/test_durability.py"

# They share a product and a browser, or say how quickly the whole product starts: one after the other, never beside
# each other, for each takes all the processors it can get.
HEAVY = ("tests/browser/", "tests/local/test_supervisor.py")


class HeavyTogether(LoadFileScheduling):  # type: ignore[misc]
    """As `--dist loadfile`, with the files of HEAVY taken as one."""

    def _split_scope(self, nodeid: str) -> str:
        return "heavy" if nodeid.startswith(HEAVY) else str(super()._split_scope(nodeid))


@pytest.fixture(scope="session", autouse=True)
def _this_machine_only() -> Iterator[None]:
    with network.loopback_only():
        yield


@pytest.fixture(scope="session", autouse=True)
def _as_long_as_it_takes() -> Iterator[None]:
    """A busy machine may think longer than a resident would wait; a test of that wait sets its own."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (receive_text, photo_place):
            patch.setattr(module, "SECONDS", 300.0)
        yield


@pytest.fixture(scope="session", autouse=True)
def _made_once() -> Iterator[None]:
    with made_once():
        yield


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The REDIS_URL of a real Valkey that all tests of a run share."""
    with valkey_server(tmp_path_factory.mktemp("valkey")) as url:
        yield url


@pytest.fixture
def redis_client(valkey: str) -> Iterator[Redis]:
    """A client of an empty Valkey."""
    client = Redis.from_url(valkey)
    client.flushall()
    yield client
    client.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server's maintenance database: TEST_DATABASE_URL's, else one made for this run."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield database(given)
        return
    with postgres_rig.server(in_memory=True) as url:
        yield url


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> SqliteDatabases:
    """Makes empty SQLite databases."""
    return SqliteDatabases(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases(postgres: str) -> Iterator[PostgresDatabases]:
    """Makes empty PostgreSQL databases."""
    databases = PostgresDatabases(postgres)
    yield databases
    databases.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty, migrated database: the test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        with request.getfixturevalue("sqlite_databases").fresh(tmp_path) as url:
            yield url
        return
    with request.getfixturevalue("postgres_databases").fresh() as url:
        yield url


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The demo's settings, all data in a folder of this test."""
    own = {"TEXTBOT_DATA": str(tmp_path / "var"), "TEXTBOT_MODELS": str(MODELS)}
    return load_settings(own | {"TEXTBOT_SURVEY_SHARE": "0"})


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[stack_rig.Stack]:
    """The whole demo, running: one for the tests of a module, which leave it as they found it."""
    with stack_rig.started(tmp_path_factory.mktemp("stack") / "var") as running:
        yield running
