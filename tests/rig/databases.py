"""Empty databases with the newest schema, quickly: migrated once, then copied for each test."""

import itertools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from textbot.store.migrations import upgrade

_TEMPLATE = f"textbot_template_{os.getpid()}"
_numbers = itertools.count(1)


class SqliteDatabases:
    """Databases that are files."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.db"
        upgrade(f"sqlite:///{self._template}")

    @contextmanager
    def fresh(self, folder: Path) -> Iterator[str]:
        """The URL of an empty database in `folder`."""
        path = folder / "textbot.db"
        shutil.copyfile(self._template, path)
        yield f"sqlite:///{path}"


class PostgresDatabases:
    """Databases on one PostgreSQL server; each is dropped after its test."""

    def __init__(self, server: str) -> None:
        self._server = make_url(server)
        self._do(f"DROP DATABASE IF EXISTS {_TEMPLATE} WITH (FORCE)", f"CREATE DATABASE {_TEMPLATE}")
        upgrade(self._named(_TEMPLATE))

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The URL of an empty database."""
        name = f"textbot_test_{os.getpid()}_{next(_numbers)}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        try:
            yield self._named(name)
        finally:
            self._do(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Drop the template."""
        self._do(f"DROP DATABASE {_TEMPLATE} WITH (FORCE)")

    def _named(self, name: str) -> str:
        return self._server.set(database=name).render_as_string(hide_password=False)

    def _do(self, *statements: str) -> None:
        with psycopg.connect(_libpq(self._server), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


def _libpq(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
