"""Fixtures of a city's number; a test folder takes them by importing them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from redis import Redis

from tests.rig.databases import SqliteDatabases
from tests.rig.line import Line, account, open_line
from tests.rig.rehearsal import PaperChannel
from tests.rig.twilio_double import Receiver, RunningDouble


@pytest.fixture
def paper() -> PaperChannel:
    """What went out by REST."""
    return PaperChannel()


@pytest.fixture
def line(tmp_path: Path, database_url: str, redis_client: Redis, paper: PaperChannel) -> Iterator[Line]:
    """The city's number, on each kind of database; what it sends by REST is written down in `paper`."""
    with open_line(account(tmp_path / "var"), database_url, redis_client) as opened:
        yield replace(opened, rt=replace(opened.rt, channel=paper))


@pytest.fixture
def quick(
    tmp_path: Path, sqlite_databases: SqliteDatabases, redis_client: Redis, paper: PaperChannel
) -> Iterator[Line]:
    """The same on SQLite alone: for what the other tests have shown to be alike on both."""
    with sqlite_databases.fresh(tmp_path) as url, open_line(account(tmp_path / "var"), url, redis_client) as opened:
        yield replace(opened, rt=replace(opened.rt, channel=paper))


@pytest.fixture
def city(
    tmp_path: Path,
    sqlite_databases: SqliteDatabases,
    redis_client: Redis,
    double: RunningDouble,
    receiver: Receiver,
) -> Iterator[Line]:
    """The city's number on SQLite at the Twilio double, which posts texts and reports to it."""
    env = {"PUBLIC_URL": f"http://127.0.0.1:{receiver.port}", "TWILIO_API_URL": double.base}
    with (
        sqlite_databases.fresh(tmp_path) as url,
        open_line(account(tmp_path / "var", **env), url, redis_client) as opened,
    ):
        receiver.answer = opened.hand_on
        yield opened
