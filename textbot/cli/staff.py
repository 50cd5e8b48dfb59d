"""`textbot staff`: who works in the Action Center."""

import json
from getpass import getuser

import click

from textbot.actions.staff.add_staff import StaffError, add_staff
from textbot.actions.staff.change_staff import (
    change_roles,
    disable_staff,
    enable_staff,
    new_link,
    reset_second_factor,
)
from textbot.cli.installation import installation
from textbot.cli.outcome import say_outcome
from textbot.core.permissions import Roles, say_role
from textbot.store import phone_codes
from textbot.store import staff as members
from textbot.store.staff import StaffRow

ROLE = "viewer, agent, supervisor, operator or admin; agent:streets for one department."


@click.group()
def staff() -> None:
    """Add, list, change and disable members of staff."""


@staff.command()
@click.argument("email")
@click.option("--name", required=True, help="The name residents read.")
@click.option("--role", "roles", multiple=True, default=("agent",), show_default=True, help=f"{ROLE} May be repeated.")
def add(email: str, name: str, roles: tuple[str, ...]) -> None:
    """Add a member. Their password is shown this once."""
    with installation() as runtime:
        try:
            password = add_staff(runtime, email, name, *roles, by=_who())
        except StaffError as error:
            raise click.ClickException(str(error)) from None
    click.echo(f"{name} may sign in as {email.strip().lower()} with the password {password}")


@staff.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_all(as_json: bool) -> None:
    """List all members."""
    with installation() as runtime, runtime.database.read() as conn:
        waiting = phone_codes.waiting(conn)
        rows = [
            {
                "email": row.email,
                "name": row.name,
                "role": _said(row.roles),
                "roles": [say_role(*each) for each in row.roles],
                "languages": row.languages,
                "second_factor": bool(row.totp_secret),
                "phone": _phone(row, row.id in waiting),
                "disabled": row.disabled_at is not None,
            }
            for row in members.everyone(conn)
        ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        disabled = "  (disabled)" if row["disabled"] else ""
        click.echo(f"{row['email']:<36} {row['name']:<24} phone {row['phone']:<13} {row['role']}{disabled}")


@staff.command()
@click.argument("email")
@click.argument("roles", nargs=-1, required=True)
def roles(email: str, roles: tuple[str, ...]) -> None:
    """Give a member these roles and no others, such as `agent:streets viewer`. They sign in again."""
    with installation() as runtime:
        try:
            say_outcome(change_roles(runtime, email, roles, _who()))
        except StaffError as error:
            raise click.ClickException(str(error)) from None


@staff.command()
@click.argument("email")
@click.option("--second-factor", is_flag=True, help="Forget the app of who lost their phone, too.")
def reset(email: str, second_factor: bool) -> None:
    """Print a link by which a member chooses a new password, good once and for 72 hours."""
    with installation() as runtime:
        try:
            token = new_link(runtime, email, _who())
        except StaffError as error:
            raise click.ClickException(str(error)) from None
        if second_factor:
            say_outcome(reset_second_factor(runtime, email, _who()))
        click.echo(f"{runtime.settings.public_url}/invite/{token}")


@staff.command()
@click.argument("email")
def disable(email: str) -> None:
    """Let a member sign in no more, and sign them out everywhere."""
    with installation() as runtime:
        say_outcome(disable_staff(runtime, email, _who()))


@staff.command()
@click.argument("email")
def enable(email: str) -> None:
    """Let a member who was disabled sign in again."""
    with installation() as runtime:
        say_outcome(enable_staff(runtime, email, _who()))


def _phone(row: StaffRow, waits: bool) -> str:
    """How their phone stands: alerts and tests go to a confirmed one alone."""
    return "confirmed" if row.phone else "not confirmed" if waits else "none"


def _said(roles: Roles) -> str:
    return ", ".join(say_role(*each) for each in roles)


def _who() -> str:
    """Who types this, for the audit log."""
    return f"textbot staff ({getuser()})"
