"""Actions are tried on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
from redis import Redis

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
