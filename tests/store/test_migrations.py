"""The migrations make the very tables that the code uses."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from textbot.store.database import Database
from textbot.store.migrations import downgrade, upgrade
from textbot.store.tables import metadata


def test_a_migrated_database_is_what_the_code_expects(database_url: str) -> None:
    database = Database(database_url)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    database.close()


def test_migrating_again_changes_nothing(database_url: str) -> None:
    upgrade(database_url)


def test_the_way_back_leaves_no_table_behind(database_url: str) -> None:
    downgrade(database_url, "base")
    database = Database(database_url)
    assert set(inspect(database.engine).get_table_names()) <= {"alembic_version"}
    database.close()
    upgrade(database_url)
