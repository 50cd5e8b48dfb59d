"""`textbot audit`: who did what with residents' data, and when."""

import json
from datetime import datetime

import click

from textbot.cli.answers_list import moment_of
from textbot.cli.installation import installation
from textbot.store import audit_events


@click.command()
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only what was done since that day.")
@click.option("--limit", default=200, show_default=True, help="How many events to show.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def audit(since: datetime | None, limit: int, as_json: bool) -> None:
    """List what was done with residents' data, the newest first. So far: whole phone numbers
    looked at, held texts released or discarded, keys of programs made and revoked."""
    with installation() as runtime, runtime.database.read() as conn:
        rows = audit_events.since(conn, moment_of(since, runtime.playbook), limit)
    if as_json:
        click.echo(json.dumps([vars(row) | {"at": row.at.isoformat()} for row in rows], indent=2))
        return
    for row in rows:
        click.echo(f"{row.at:%Y-%m-%d %H:%M} UTC  {row.by:<24} {row.what}: {row.about}")
    if not rows:
        click.echo("Nothing was done that is written down here.")
