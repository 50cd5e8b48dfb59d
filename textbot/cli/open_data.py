"""`textbot open-data`: all public facts of requests as a CSV file."""

from datetime import datetime, timedelta
from pathlib import Path

import click

from textbot.actions.requests.public_data import open_data as lines_of
from textbot.cli.installation import installation
from textbot.cli.since import moment_of
from textbot.core.open311.request import public_flows
from textbot.store.public_requests import Wanted

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--since", type=DAY, metavar="DATE", help="Only requests made from that day on.")
@click.option("--until", type=DAY, metavar="DATE", help="Only requests made up to that day.")
@click.option("--language", help="The language of names and options. [default: the city's first]")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output without it.")
def open_data(since: datetime | None, until: datetime | None, language: str | None, out: Path | None) -> None:
    """Print every request that anybody may know of, as CSV, the oldest first.

    It holds no name, number or word of a resident, and a place only as exactly as its kind of report allows.
    """
    with installation() as runtime:
        playbook = runtime.playbook
        if language not in (None, *playbook.languages):
            raise click.ClickException(f"the city speaks {', '.join(playbook.languages)}")
        last = moment_of(until + timedelta(days=1), runtime) if until else None
        first = moment_of(since, runtime)
        wanted = Wanted(public_flows(playbook), since=first, until=last - timedelta(microseconds=1) if last else None)
        lines = lines_of(runtime, wanted, language or playbook.languages[0])
        if out is None:
            for line in lines:
                click.echo(line, nl=False)
            return
        with out.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
