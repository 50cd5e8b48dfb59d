"""`textbot requests`: how requests stand, moving one, and texts that are held for an operator."""

import json
from datetime import timedelta

import click

from textbot.actions.requests.staff_requests import STATUSES, discard_updates, move_as_staff, release_updates
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.cli.outcome import say_outcome
from textbot.core.reports.expectation import WITHIN, expectation
from textbot.store import request_figures, request_updates
from textbot.store.request_figures import Kind


@click.group()
def requests() -> None:
    """See how requests stand, move one, and look after texts that are held."""


@requests.command()
@click.option("--days", default=WITHIN, show_default=True, help="Of how many days.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def figures(days: int, as_json: bool) -> None:
    """Count requests by kind: made, closed, fixed as residents say, open again, and what repairs took."""
    with installation() as runtime, runtime.database.read() as conn:
        since = runtime.now() - timedelta(days=days)
        kinds = request_figures.by_kind(conn, since)
        took = {kind.flow: expectation(request_figures.repairs(conn, kind.flow, since), days) for kind in kinds}
    if as_json:
        click.echo(json.dumps([vars(kind) | {"days": _days(took[kind.flow])} for kind in kinds], indent=2))
        return
    for kind in kinds:
        click.echo(_line(kind, _days(took[kind.flow])))
    if not kinds:
        click.echo("No requests yet.")


@requests.command()
@click.argument("reference")
@click.argument("status", type=click.Choice(sorted(STATUSES)))
@click.option("--words", default="", help="Words for the people it concerns; anybody may read them.")
@click.option("--as", "email", metavar="EMAIL", help="As which member of staff; the first admin when left out.")
def move(reference: str, status: str, words: str, email: str | None) -> None:
    """Say how far a request is. Who reported or follows it is texted."""
    with installation() as runtime:
        say_outcome(move_as_staff(runtime, reference, status, acting_member(runtime, email), words))


@requests.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def held(as_json: bool) -> None:
    """Count texts that are held because a connector caused more than 50 within 10 minutes."""
    with installation() as runtime, runtime.database.read() as conn:
        found = dict(request_updates.held(conn))
    if as_json:
        click.echo(json.dumps(found))
        return
    for source, number in sorted(found.items()):
        click.echo(f"{number:>6}  {source}")
    click.echo(f"{sum(found.values())} texts are held. Let them go: textbot requests release, or discard.")


@requests.command()
@click.option("--as", "email", metavar="EMAIL", help="As which member of staff; the first admin when left out.")
def release(email: str | None) -> None:
    """Send the texts that are held."""
    with installation() as runtime:
        say_outcome(release_updates(runtime, acting_member(runtime, email).email))


@requests.command()
@click.option("--as", "email", metavar="EMAIL", help="As which member of staff; the first admin when left out.")
def discard(email: str | None) -> None:
    """Send none of the texts that are held."""
    with installation() as runtime:
        say_outcome(discard_updates(runtime, acting_member(runtime, email).email))


def _days(history: object) -> str:
    low, high = getattr(history, "low", None), getattr(history, "high", None)
    return "" if low is None else f"{low}-{high}"


def _line(kind: Kind, days: str) -> str:
    took = f", {days} days" if days else ""
    return (
        f"{kind.flow:<24} {kind.made:>6} made  {kind.closed:>6} closed  {kind.verified:>6} fixed, say residents"
        f"  {kind.reopened:>6} open again{took}"
    )
