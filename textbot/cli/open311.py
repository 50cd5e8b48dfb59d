"""`textbot open311`: which programs may file requests."""

import getpass
import json

import click

from textbot.actions.staff.api_keys import KeyProblem, add_api_key, revoke_api_key
from textbot.cli.installation import installation
from textbot.cli.outcome import say_outcome
from textbot.store import api_keys

PER_MINUTE = 60


@click.group()
def open311() -> None:
    """The Open311 endpoint, /open311/v2/: its keys."""


@open311.group()
def keys() -> None:
    """Keys of programs that file requests. Reading needs none."""


@keys.command()
@click.argument("name")
@click.option("--contact", default="", help="Whom to write to about it: an e-mail address.")
@click.option("--limit", default=PER_MINUTE, show_default=True, help="How many requests it may file in a minute.")
@click.option("--as", "by", default=getpass.getuser, help="Who makes it. [default: your login here]")
def add(name: str, contact: str, limit: int, by: str) -> None:
    """Make a key for the program NAME. It is shown this once; only its hash is kept."""
    with installation() as runtime:
        try:
            key = add_api_key(runtime, name, contact, limit, by)
        except KeyProblem as problem:
            raise click.ClickException(str(problem)) from None
    click.echo(f"{name} may file requests with this key. Keep it secret; it is not shown again:\n{key}")


@keys.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_all(as_json: bool) -> None:
    """List all keys, those that were revoked, too."""
    with installation() as runtime, runtime.database.read() as conn:
        rows = api_keys.everyone(conn)
    if as_json:
        click.echo(json.dumps([vars(row) for row in rows], default=str, indent=2))
        return
    for row in rows:
        used = f"last used {row.last_used_at:%Y-%m-%d}" if row.last_used_at else "never used"
        ended = f"revoked {row.revoked_at:%Y-%m-%d}" if row.revoked_at else f"{row.per_minute} a minute"
        click.echo(f"{row.name:<30} {ended:<20} {used:<22} {row.contact}")
    if not rows:
        click.echo("No program may file requests. Let one: textbot open311 keys add NAME")


@keys.command()
@click.argument("name")
@click.option("--as", "by", default=getpass.getuser, help="Who revokes it. [default: your login here]")
def revoke(name: str, by: str) -> None:
    """Let the program NAME file nothing more, from this moment on. What it filed stays."""
    with installation() as runtime:
        say_outcome(revoke_api_key(runtime, name, by))
