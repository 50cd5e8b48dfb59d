"""`textbot answers recipients`: who was sent an answer, so that a wrong one can be corrected."""

import getpass
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from textbot.actions import audit
from textbot.cli.installation import installation
from textbot.cli.since import moment_of
from textbot.core.anonymous import last_digits
from textbot.store import served
from textbot.store.served import Served


@click.command()
@click.argument("key")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only what went out since that day.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--full-numbers", is_flag=True, help="Show whole phone numbers; this is written down.")
@click.option("--as", "by", metavar="EMAIL", help="Who looks, for the record; the login name when left out.")
def recipients(key: str, since: datetime | None, as_json: bool, full_numbers: bool, by: str | None) -> None:
    """List who was sent the answer KEY: when, in which version and language, and how sure the bot was."""
    with installation() as runtime:
        playbook = runtime.playbook
        with runtime.database.read() as conn:
            rows = served.recipients(conn, key, moment_of(since, runtime))
        if not rows and key not in {*playbook.answers, *playbook.flows}:
            raise click.ClickException(
                f"there is no answer '{key}', and nobody was sent one: see `textbot answers list`"
            )
        if full_numbers:
            about = f"{key}, {len(rows)} texts since {since.date() if since else 'the beginning'}"
            with runtime.database.write() as conn:
                audit.record(conn, by or getpass.getuser(), "recipients.full_numbers", about, runtime.now())
    plain = [_plain(row, ZoneInfo(playbook.city.timezone), full_numbers) for row in rows]
    if as_json:
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    for row in plain:
        score = f"{row['score']:.2f}" if row["score"] is not None else "chosen"
        note = "  opted out" if row["opted_out"] else ""
        click.echo(f"{row['phone']:<14} {row['at'][:16].replace('T', ' ')}  {row['language']:<3} {row['state']:<11} "
                   f"{row['playbook']}  {score}{note}")  # fmt: skip
    people = len({row.contact_id for row in rows})
    click.echo(f"{len(rows)} {'text' if len(rows) == 1 else 'texts'} to {people} "
               f"{'person' if people == 1 else 'people'}")  # fmt: skip


def _plain(row: Served, zone: ZoneInfo, full: bool) -> dict[str, Any]:
    return {
        "outbound_id": row.outbound_id,
        "phone": row.phone if full else last_digits(row.phone),
        "at": row.at.astimezone(zone).isoformat(timespec="seconds"),
        "language": row.language,
        "playbook": row.playbook,
        "score": row.score,
        "state": row.state,
        "opted_out": bool(row.opt_out),
    }
