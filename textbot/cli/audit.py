"""`textbot audit`: who did what with residents' data, and when."""

import json
import re
from datetime import datetime
from itertools import islice

import click

from textbot.actions.audit import verify as faults_of
from textbot.cli.installation import installation
from textbot.cli.since import moment_of
from textbot.core.audit import Head
from textbot.store import audit_events

MOST_FAULTS = 20
NO_HEAD = "The row that counts the events (audit_head) is gone."


@click.group(invoke_without_command=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only what was done since that day.")
@click.option("--by", default="", metavar="WHO", help="Only what they did: an email or a part of it.")
@click.option("--what", default="", metavar="DEED", help="Only that deed, such as reply.sent.")
@click.option("--about", default="", metavar="THING", help='Only about that: "conversation 12".')
@click.option("--limit", default=200, show_default=True, help="How many events to show.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def audit(
    context: click.Context, since: datetime | None, by: str, what: str, about: str, limit: int, as_json: bool
) -> None:
    """List who did what with residents' data, the newest first; or proof-read the log."""
    if context.invoked_subcommand:
        return
    with installation() as runtime, runtime.database.read() as conn:
        wanted = audit_events.Wanted(by, what, about, moment_of(since, runtime))
        rows = audit_events.page(conn, wanted, limit=limit)
    if as_json:
        click.echo(json.dumps([vars(row) | {"at": row.at.isoformat()} for row in rows], indent=2))
        return
    for row in rows:
        click.echo(f"{row.at:%Y-%m-%d %H:%M} UTC  {row.by:<24} {row.what}: {row.about}")
    if not rows:
        click.echo("Nothing was done that is written down here.")


@audit.command()
def head() -> None:
    """Print how many events there are and the last one's hash, to be noted outside of this machine."""
    with installation() as runtime, runtime.database.read() as conn:
        found = audit_events.head(conn)
    if found is None:
        raise click.ClickException(NO_HEAD)
    click.echo(str(found))


@audit.command()
@click.option("--noted", default="", metavar="HEAD", help="A head that was noted: the chain must have passed it.")
def verify(noted: str) -> None:
    """Look whether any event was changed, taken out or put elsewhere; ends with 1 when one was."""
    known = _head(noted) if noted else None
    with installation() as runtime:
        found = list(islice(faults_of(runtime, known), MOST_FAULTS))
        with runtime.database.read() as conn:
            end = audit_events.head(conn)
    for fault in found:
        click.echo(f"{fault.words[:1].upper()}{fault.words[1:]}.", err=True)
    if found:
        more = " There may be more." if len(found) == MOST_FAULTS else ""
        raise click.ClickException(f"The audit log is not as it was written.{more}")
    click.echo(f"The audit log is as it was written. Note this outside of this machine: {end}")


def _head(said: str) -> Head:
    """ "12:ab..." as a head."""
    read = re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", said.strip())
    if not read:
        raise click.BadParameter("it reads NUMBER:HASH, as `textbot audit head` prints it")
    return Head(int(read[1]), read[2])
