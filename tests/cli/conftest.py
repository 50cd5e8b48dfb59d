"""A tiny city with a database of its own, for commands that look at the record."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.content.tiny import tiny
from tests.rig.models import MODELS
from textbot.cli.migrate import migrate
from textbot.content.copying import copy_playbook
from textbot.content.source import read_folder
from textbot.store.database import Database


@dataclass(frozen=True)
class Town:
    """A city's folder and its record. `does` runs a command there."""

    city: Path
    database: Database

    @property
    def env(self) -> dict[str, str]:
        data = str(self.city.parent / "var")
        return {"TEXTBOT_DATA": data, "TEXTBOT_CITY": str(self.city), "TEXTBOT_MODELS": str(MODELS)}

    def does(self, command: click.Command, *arguments: str) -> Result:
        return CliRunner().invoke(command, list(arguments), env=self.env)

    def files(self) -> dict[str, bytes]:
        return read_folder(self.city, self.city / "locales")


@pytest.fixture(scope="session")
def first_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that was started once and that nobody changes: every test has a copy."""
    folder = tmp_path_factory.mktemp("town")
    copy_playbook(tiny(), folder / "city")
    database = Database(f"sqlite:///{folder / 'var' / 'textbot.db'}")
    done = Town(folder / "city", database).does(migrate)
    assert done.exit_code == 0, done.output
    database.close()
    return folder


@pytest.fixture
def town(tmp_path: Path, first_town: Path) -> Iterator[Town]:
    shutil.copytree(first_town, tmp_path, dirs_exist_ok=True)
    database = Database(f"sqlite:///{tmp_path / 'var' / 'textbot.db'}")
    yield Town(tmp_path / "city", database)
    database.close()
