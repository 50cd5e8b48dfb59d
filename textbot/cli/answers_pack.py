"""`textbot answers pack`: switch a pack of answers on or off."""

import getpass
from datetime import datetime
from zoneinfo import ZoneInfo

import click

from textbot.actions.playbook.switch_pack import STATES, switch_pack
from textbot.cli.installation import installation
from textbot.cli.outcome import say_outcome
from textbot.core.freshness import packs_on
from textbot.runtime import Runtime
from textbot.store import packs


@click.command()
@click.argument("name", required=False)
@click.argument("state", metavar="[on|off|auto]", required=False, type=click.Choice(STATES))
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The last day this holds.")
@click.option("--as", "by", metavar="EMAIL", help="Who switches it, for the record; the login name when left out.")
def pack(name: str | None, state: str | None, until: datetime | None, by: str | None) -> None:
    """Switch the pack NAME on or off by hand, or to auto: by the dates in city.yaml.

    Without a state it shows who switched it when; without a name it lists the packs.
    """
    with installation() as runtime:
        if name is None:
            _list(runtime)
        elif state is None:
            _history(runtime, name)
        else:
            say_outcome(switch_pack(runtime, name, state, until.date() if until else None, by or getpass.getuser()))


def _list(runtime: Runtime) -> None:
    playbook = runtime.playbook
    with runtime.database.read() as conn:
        held = packs.switches(conn)
    on = packs_on(playbook.city.packs, held, runtime.now().astimezone(ZoneInfo(playbook.city.timezone)).date())
    by_hand = {each.pack for each in held}
    for key in playbook.city.packs:
        count = sum(answer.pack == key for answer in playbook.answers.values())
        how = " (by hand)" if key in by_hand else ""
        click.echo(f"{key:<20} {'on' if key in on else 'off'}{how}, {count} answers")


def _history(runtime: Runtime, name: str) -> None:
    with runtime.database.read() as conn:
        rows = packs.history(conn, name)
    for row in rows:
        until = f" until {row.until}" if row.until else ""
        click.echo(f"{row.at:%Y-%m-%d %H:%M} UTC  {row.state}{until}  by {row.by}")
    if not rows:
        click.echo(f"Nobody has switched {name}; it goes by city.yaml.")
