"""`textbot connectors`: the city's own systems, who needs them, and how they are doing."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from textbot.actions.requests.list_connectors import Doing, doings, lines
from textbot.actions.requests.poll_states import poll_system
from textbot.actions.requests.try_connector import NoSuchKey, Trial, looked_for, sent, shown, trial_of
from textbot.cli.installation import installation
from textbot.connectors.connector import ConnectorError
from textbot.connectors.work_orders import External
from textbot.runtime import Runtime
from textbot.store import pushes
from textbot.store.connectors import ConnectorRow

STATES = {
    "in-house": "our own store",
    "works": "works",
    "new": "not used yet",
    "failing": "fails",
    "resting": "left alone",
    "unset": "not set up",
    "gone": "not in connectors.yaml",
}


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def connectors(context: click.Context, as_json: bool) -> None:
    """List, for each report and answer, the system it needs, how that is doing, and its last success."""
    if context.invoked_subcommand is not None:
        return
    with installation() as runtime:
        known = doings(runtime)
        rows = [_row(runtime, line.kind, line.key, line.code, known[line.system]) for line in lines(runtime.playbook)]
        systems = [_system(runtime, doing) for doing in known.values()]
    if as_json:
        click.echo(json.dumps({"systems": systems, "needs": rows}, ensure_ascii=False, indent=2))
        return
    click.echo(f"{'report or answer':<30} {'system':<16} {'state':<24} last success")
    for row in rows:
        click.echo(f"{row['key']:<30} {row['system']:<16} {row['words']:<24} {row['last_success'] or 'never'}")
    for system in systems:
        for note in system["notes"]:
            click.echo(f"{system['name']}: {note}")


@connectors.command("try")
@click.argument("key")
@click.option("--dry-run", is_flag=True, help="Show the exact request and call nobody.")
@click.option("--send", is_flag=True, help="Make an order marked TEST there, after a question.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def try_one(key: str, dry_run: bool, send: bool, yes: bool) -> None:
    """Show the request for KEY, a report (pothole: an example) or a reference, secrets hidden; then ask the system
    whether it knows that order, which changes nothing there."""
    with installation() as runtime:
        try:
            trial = trial_of(runtime, key)
            click.echo(f"system: {trial.system}")
            click.echo(shown(runtime, trial))
            if not dry_run:
                click.echo("")
                _call(runtime, trial, send, yes)
        except NoSuchKey:
            raise click.ClickException(f"'{key}' is no report of the playbook and no request's reference") from None
        except ConnectorError as error:
            raise click.ClickException(f"{type(error).__name__}: {error}") from None


@connectors.command()
@click.argument("name")
def poll(name: str) -> None:
    """Ask the system NAME now how far all its orders are."""
    with installation() as runtime:
        if name not in runtime.playbook.assignments.systems:
            raise click.ClickException(f"connectors.yaml has no system '{name}'")
        try:
            taken = poll_system(runtime, name, ConnectorRow(name))
        except ConnectorError as error:
            raise click.ClickException(f"{type(error).__name__}: {error}") from None
    if taken is None:
        click.echo(f"{name} has no open orders of ours: nothing to ask.")
        return
    click.echo(f"{taken.moved} moved, {taken.same} as before, {taken.unknown} not ours")
    for word in taken.unmapped:
        click.echo(f"'{word}' is not mapped; add it to statuses: of {name} in connectors.yaml")


@connectors.command()
@click.argument("name")
def retry(name: str) -> None:
    """Send again what the system NAME refused, after its mapping was mended."""
    with installation() as runtime, runtime.database.write() as conn:
        number = pushes.retry(conn, name, runtime.now())
    click.echo(f"{number} go out again.")


def _call(runtime: Runtime, trial: Trial, send: bool, yes: bool) -> None:
    if not send:
        found = looked_for(runtime, trial)
        click.echo(f"It answers: {_said(found)}." if found else "It answers: no such order there yet.")
        return
    if not yes:
        click.confirm(f"This makes an order marked TEST in {trial.system}. Go on?", abort=True)
    try:
        click.echo(f"Made: {_said(sent(runtime, trial))}. Close it there.")
    except ValueError as error:
        raise click.ClickException(str(error)) from None


def _said(external: External) -> str:
    name = external.number or external.id or f"token {external.token}"
    return f"order {name}{f' ({external.status})' if external.status else ''}"


def _row(runtime: Runtime, kind: str, key: str, code: str, doing: Doing) -> dict[str, Any]:
    return {
        "kind": kind,
        "key": key,
        "code": code,
        "system": doing.name,
        "state": doing.state,
        "words": STATES[doing.state] + (f", {doing.waits} wait" if doing.waits else ""),
        "last_success": _moment(runtime, doing.last_success_at),
    }


def _system(runtime: Runtime, doing: Doing) -> dict[str, Any]:
    return {
        "name": doing.name,
        "kind": doing.kind,
        "state": doing.state,
        "last_success": _moment(runtime, doing.last_success_at),
        "waits": doing.waits,
        "since": _moment(runtime, doing.since),
        "refused": doing.refused,
        "error": doing.error,
        "notes": _notes(runtime, doing),
    }


def _notes(runtime: Runtime, doing: Doing) -> list[str]:
    notes = [f"set {', '.join(doing.lacking)} in the environment"] if doing.lacking else []
    if doing.open_until:
        notes.append(f"left alone until {_moment(runtime, doing.open_until)}: {doing.error}")
    elif doing.error:
        notes.append(f"last error: {doing.error}")
    if doing.waits:
        notes.append(f"{doing.waits} wait since {_moment(runtime, doing.since)}; they go out by themselves")
    if doing.refused:
        notes.append(f"{doing.refused} refused; mend connectors.yaml, then: textbot connectors retry {doing.name}")
    return notes


def _moment(runtime: Runtime, at: datetime | None) -> str | None:
    zone = ZoneInfo(runtime.playbook.city.timezone)
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else None
