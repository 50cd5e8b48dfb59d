"""Which playbook a command is about, and its files under the names they have on disk."""

import os
from dataclasses import dataclass
from pathlib import Path

import click

from textbot.config import ConfigError, Settings, load_settings
from textbot.content.source import locales_of, on_disk, read_folder


@dataclass(frozen=True)
class CityFolder:
    """A playbook's folder and its translations'."""

    city_dir: Path
    locales_dir: Path

    def files(self) -> dict[str, bytes]:
        """All its files. Raises click.ClickException where there is no such folder."""
        try:
            return read_folder(self.city_dir, self.locales_dir)
        except FileNotFoundError as wrong:
            raise click.ClickException(str(wrong)) from None

    def shown(self, name: str) -> str:
        """A file's name as one can open it from here."""
        path = on_disk(name, self.city_dir, self.locales_dir)
        relative = os.path.relpath(path)
        return str(path) if relative.startswith("..") else relative


def settings_or_exit() -> Settings:
    """This installation's settings. Raises click.ClickException where they are wrong."""
    try:
        return load_settings()
    except ConfigError as wrong:
        raise click.ClickException(str(wrong)) from None


def city_folder(given: Path | None, settings: Settings) -> CityFolder:
    """The folder given, else that of TEXTBOT_CITY."""
    city_dir = given or settings.textbot_city
    return CityFolder(city_dir, locales_of(city_dir))
