"""The installation a command works on: the one that runs here, else the one the settings name."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click
from sqlalchemy.exc import SQLAlchemyError

from textbot.cli.city_folder import settings_or_exit
from textbot.config import Settings
from textbot.content.problems import ContentErrors
from textbot.runtime import NoPlaybook, Runtime, open_runtime

NOT_READABLE = "This version of textbot cannot read the playbook in use. Mend the folder, then: textbot migrate"
NOT_READY = "The database is not ready. Start textbot once with `make run`, or run `textbot migrate`."


@contextmanager
def installation() -> Iterator[Runtime]:
    """Its parts, given back at the end. Raises click.ClickException where it is not ready to be used."""
    runtime = open_runtime(running_settings())
    try:
        yield runtime
    except ContentErrors as wrong:
        raise click.ClickException(f"{NOT_READABLE}\n{wrong}") from None
    except (NoPlaybook, SQLAlchemyError) as error:
        raise click.ClickException(f"{NOT_READY} ({type(error).__name__})") from None
    finally:
        runtime.close()


def running_settings() -> Settings:
    """The settings, with the Redis and database of the textbot that runs in the data folder when one does."""
    settings = settings_or_exit()
    try:
        running = json.loads((settings.textbot_data / "run.json").read_text())
        return replace(settings, redis_url=running["redis_url"], database_url=running["database_url"])
    except (OSError, ValueError, KeyError):
        return settings
