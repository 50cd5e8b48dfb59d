"""`textbot run`: everything on this machine, until Ctrl-C."""

import sys

import click

from textbot.config import ConfigError, load_settings
from textbot.local import supervisor
from textbot.local.failure import StartError


@click.command()
def run() -> None:
    """Start the whole bot on this machine; Ctrl-C ends it.

    Without settings this is the demo: a made-up city and account, and phones on a page to text with.
    """
    try:
        sys.exit(supervisor.run(load_settings()))
    except (ConfigError, StartError) as error:
        click.echo(f"\n{error}", err=True)
        sys.exit(1)
