"""Schema migrations (Alembic), run by `upgrade` before anything else starts."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from textbot.store.database import Database

HERE = Path(__file__).parent


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to the newest schema (or to `revision`)."""
    database = Database(url)
    try:
        with database.engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(HERE))
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    finally:
        database.close()
