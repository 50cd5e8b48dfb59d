"""Schema migrations (Alembic), run by `upgrade` before anything else starts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config

from textbot.store.database import Database

HERE = Path(__file__).parent


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to the newest schema (or to `revision`)."""
    _run(command.upgrade, url, revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database at `url` back to `revision` ("base": no tables left)."""
    _run(command.downgrade, url, revision)


def is_modelled(name: str | None, _kind: str, _parents: Any) -> bool:
    """Whether what is called so stands in our tables' metadata. What searches is the database's own and is written by
    hand: see store/search.py."""
    return not (name or "").startswith("search_")


def _run(move: Callable[[Config, str], None], url: str, revision: str) -> None:
    database = Database(url)
    try:
        with database.engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(HERE))
            config.attributes["connection"] = connection
            move(config, revision)
    finally:
        database.close()
