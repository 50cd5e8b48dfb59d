"""`textbot new-city`: begins a playbook for a city."""

from pathlib import Path

import click

from textbot.config import HOME
from textbot.content.copying import copy_playbook
from textbot.content.source import locales_of, read_folder

NEXT_STEPS = """
Next:
  1. Edit {city}: name, phones, hours, holidays, departments, and the fixed texts
     your attorney approves.
  2. Put your streets into {places}, and read through answers/ and reports/.
  3. textbot check {folder}
     names what still says Riverbend, and what else to mend.
  4. Set TEXTBOT_CITY={folder}
     and start again. Upgrades of textbot never touch this folder."""


@click.command(name="new-city")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", default="", help='The city\'s name, like "City of Springfield".')
def new_city(folder: Path, name: str) -> None:
    """Copy the demo city's playbook to DIR, to make it your own city's."""
    demo = HOME / "flows"
    try:
        written = copy_playbook(read_folder(demo, locales_of(demo)), folder, name.strip())
    except OSError as wrong:
        raise click.ClickException(str(wrong)) from None
    click.echo(f"Copied {len(written)} files to {folder}")
    click.echo(NEXT_STEPS.format(city=folder / "city.yaml", places=folder / "places", folder=folder.resolve()))
