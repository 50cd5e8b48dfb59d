"""What every test of the store starts from."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from textbot.store.database import Database


@pytest.fixture
def conn(database_url: str) -> Iterator[Connection]:
    """One open write transaction on a migrated database; both kinds of database in turn."""
    database = Database(database_url)
    with database.write() as connection:
        yield connection
    database.close()
