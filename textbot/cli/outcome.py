"""What came of a deed, as a terminal says it."""

import click

from textbot.actions.outcome import Outcome


def say_outcome(outcome: Outcome) -> None:
    """Print it. Raises click.ClickException, exit code 1, for what was not done."""
    if not outcome.done:
        raise click.ClickException(outcome.english)
    click.echo(outcome.english)
