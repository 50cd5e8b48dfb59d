"""Actions are tried on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from tests.rig.databases import SqliteDatabases
from tests.rig.double_fixtures import double, double_process, receiver
from tests.rig.line_fixtures import city, line, paper, quick
from tests.rig.office import Office, office
from textbot.config import Settings

__all__ = ["city", "desk", "double", "double_process", "line", "paper", "quick", "receiver"]


@pytest.fixture
def desk(settings: Settings, database_url: str, redis_client: Redis) -> Iterator[Office]:
    """An Action Center with one member of staff, on each kind of database."""
    with office(settings, database_url, redis_client) as opened:
        yield opened


@pytest.fixture
def here(
    settings: Settings, sqlite_databases: SqliteDatabases, redis_client: Redis, tmp_path: Path
) -> Iterator[Office]:
    """An Action Center on one database: what is tried with it is not about databases."""
    with sqlite_databases.fresh(tmp_path) as url, office(settings, url, redis_client) as opened:
        yield opened
