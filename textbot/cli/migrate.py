"""`textbot migrate`: everything a start does before its first process."""

import click

from textbot.actions.playbook.prepare import prepare
from textbot.cli.installation import running_settings
from textbot.content.problems import ContentErrors


@click.command()
def migrate() -> None:
    """Bring the database to this version's schema and publish the playbook, without starting anything."""
    try:
        prepared = prepare(running_settings())
    except (ContentErrors, FileNotFoundError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"The database is up to date. The playbook in use is {prepared.version}.")
    if prepared.login_email:
        click.echo(f"Sign in as {prepared.login_email} with the password {prepared.login_password}")
