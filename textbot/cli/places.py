"""`textbot places`: the map behind "where is it?"."""

import click

from textbot.cli.places_find import find
from textbot.cli.places_import import import_, undo


@click.group()
def places() -> None:
    """Load and look up streets, crossings and landmarks."""


for _command in (import_, undo, find):
    places.add_command(_command)
