"""`textbot staff`: who works in the Action Center."""

import json

import click

from textbot.actions.add_staff import StaffError, add_staff
from textbot.actions.change_staff import disable_staff
from textbot.cli.installation import installation
from textbot.core.permissions import ROLES, say_role
from textbot.store import staff as members


@click.group()
def staff() -> None:
    """Add, list and disable members of staff."""


@staff.command()
@click.argument("email")
@click.option("--name", required=True, help="The name residents read.")
@click.option("--role", type=click.Choice(ROLES), default="agent", show_default=True)
def add(email: str, name: str, role: str) -> None:
    """Add a member. Their password is shown this once."""
    with installation() as runtime:
        try:
            password = add_staff(runtime, email, name, role)
        except StaffError as error:
            raise click.ClickException(str(error)) from None
    click.echo(f"{name} may sign in as {email.strip().lower()} with the password {password}")


@staff.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_all(as_json: bool) -> None:
    """List all members."""
    with installation() as runtime, runtime.database.read() as conn:
        rows = [
            {
                "email": row.email,
                "name": row.name,
                "role": ", ".join(say_role(*each) for each in row.roles),
                "disabled": row.disabled_at is not None,
            }
            for row in members.everyone(conn)
        ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['email']:<36} {row['name']:<24} {row['role']}{'  (disabled)' if row['disabled'] else ''}")


@staff.command()
@click.argument("email")
def disable(email: str) -> None:
    """Let a member sign in no more, and sign them out everywhere."""
    with installation() as runtime:
        outcome = disable_staff(runtime, email)
    if not outcome.done:
        raise click.ClickException(outcome.english)
    click.echo(outcome.english)
