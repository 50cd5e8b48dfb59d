"""`textbot notices list`: what there is."""

import json

import click

from textbot.cli.installation import installation
from textbot.cli.notice_words import AS_JSON, clock, notice_data
from textbot.core.notices.state import STATES
from textbot.store import notices


@click.command("list")
@click.option("--state", "states", multiple=True, type=click.Choice(STATES), help="Only these; may be repeated.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
@AS_JSON
def list_all(states: tuple[str, ...], limit: int, as_json: bool) -> None:
    """List notices, the newest first."""
    with installation() as runtime, runtime.database.read() as conn:
        rows = notices.listed(conn, states, limit=limit)
        zone = runtime.timezone
    if as_json:
        click.echo(json.dumps([notice_data(row) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        at = clock(row.started_at or row.not_before or row.created_at, zone)
        click.echo(f"{row.id:>6}  {row.state:<10} {at}  {row.title}")
    if not rows:
        click.echo("No notices yet.")
