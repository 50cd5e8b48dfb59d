"""`textbot storm`: the switch for the hours when everybody texts about the same."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from textbot.actions.storm.close_incident import close_incident
from textbot.actions.storm.foresee_storm import foresee_storm
from textbot.actions.storm.switch_storm import LONGEST_HOURS, Choice, end_storm, refusal, renew_storm, start_storm
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.cli.outcome import say_outcome
from textbot.runtime import Runtime
from textbot.store import incidents, requests, storms

AS = click.option("--as", "email", metavar="EMAIL", help="As which member of staff; the first admin when left out.")
TEXT = click.option(
    "--text", "texts", metavar="LANGUAGE=WORDS", multiple=True, required=True, help="Words in a language: --text en=..."
)


YES = click.option("--yes", is_flag=True, help="Without asking.")


@click.group()
def storm() -> None:
    """Turn storm mode on and off: a banner first, reports that may wait put off, one incident for what everybody
    texts."""


@storm.command()
@TEXT
@click.option("--hours", default=LONGEST_HOURS, show_default=True, help="Until it ends by itself.")
@click.option("--pause", "pauses", metavar="REPORT", multiple=True, help="A report that waits; all but urgent ones.")
@click.option("--incident", "gathered", metavar="KIND", multiple=True, help="What is gathered; all there are.")
@YES
@AS
def on(
    texts: tuple[str, ...], hours: int, pauses: tuple[str, ...], gathered: tuple[str, ...], yes: bool, email: str | None
) -> None:
    """Turn it on, with one banner for each language of the city; while it is on, change it."""
    choice = Choice(_words(texts), pauses or None, gathered or None, hours)
    with installation() as runtime:
        member = acting_member(runtime, email)
        wrong = refusal(runtime.playbook, member, choice)
        if wrong is None:
            _sure(yes, *_foretold(runtime, choice), "Turn it on?")
        say_outcome(wrong or start_storm(runtime, member, choice))


@storm.command()
@YES
@AS
def off(yes: bool, email: str | None) -> None:
    """Turn it off. Incidents stay open until their all-clear is written."""
    with installation() as runtime:
        waiting = foresee_storm(runtime, Choice({})).waiting
        _sure(yes, f"{waiting:,} residents are told that their report can go on.", "Turn storm mode off?")
        say_outcome(end_storm(runtime, acting_member(runtime, email)))


@storm.command()
@click.option("--hours", default=LONGEST_HOURS, show_default=True, help="From now on.")
@YES
@AS
def renew(hours: int, yes: bool, email: str | None) -> None:
    """Let it go on for some hours."""
    with installation() as runtime:
        _sure(yes, f"Residents hear the banner for {hours} hours from now.", "Let it go on?")
        say_outcome(renew_storm(runtime, acting_member(runtime, email), hours))


@storm.command()
@click.argument("kind")
@TEXT
@AS
def close(kind: str, texts: tuple[str, ...], email: str | None) -> None:
    """Close the incident KIND: everybody who texted about it gets the words once, by day."""
    with installation() as runtime:
        with runtime.database.read() as conn:
            row = incidents.open_one(conn, kind)
        if row is None:
            raise click.ClickException(f"no incident '{kind}' is open: see textbot storm status")
        say_outcome(close_incident(runtime, acting_member(runtime, email), row.id, _words(texts)))


@storm.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def status(as_json: bool) -> None:
    """Say whether it is on, until when, and what is gathered."""
    with installation() as runtime:
        found = _status(runtime)
        zone = ZoneInfo(runtime.timezone)
    if as_json:
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    click.echo(f"Storm mode is {_until(found, zone)}.")
    for each in found["incidents"]:
        click.echo(f"{each['kind']:<12} {each['reference']}  {each['texts']} texts from {each['people']} people")


def _status(runtime: Runtime) -> dict[str, Any]:
    now = runtime.now()
    with runtime.database.read() as conn:
        row = storms.running(conn)
        gathered = [_incident(conn, each) for each in incidents.open_ones(conn)]
        row = row if row is not None and row.until > now else None
        held = storms.held(conn, row.id) if row else 0
    if row is None:
        return {"on": False, "incidents": gathered}
    return {
        "on": True, "since": _iso(row.started_at), "until": _iso(row.until), "started_by": row.started_by,
        "texts": row.texts, "pauses": row.pauses, "reports_waiting": held, "incidents": gathered,
    }  # fmt: skip


def _incident(conn: Any, row: incidents.IncidentRow) -> dict[str, Any]:
    request = requests.by_id(conn, row.request_id)
    crowd = incidents.crowd(conn, row.id)
    figures = {"texts": crowd.texts, "people": crowd.people, "districts": dict(crowd.districts)}
    return {"kind": row.kind, "reference": request.reference if request else "", "since": _iso(row.opened_at)} | figures


def _until(found: dict[str, Any], zone: ZoneInfo) -> str:
    """By the city's clocks."""
    if not found["on"]:
        return "off"
    until = datetime.fromisoformat(found["until"]).astimezone(zone)
    return f"on until {until:%Y-%m-%d %H:%M}, the city's time, by {found['started_by']}"


def _words(texts: tuple[str, ...]) -> dict[str, str]:
    """ "en=Riverbend: ..." by language. Raises click.ClickException for one without a language."""
    pairs = [text.partition("=") for text in texts]
    if any(not sign or not 2 <= len(language) <= 3 for language, sign, _ in pairs):
        raise click.ClickException('write each text with its language: --text "en=..." --text "es=..."')
    return {language: words for language, _, words in pairs}


def _foretold(runtime: Runtime, choice: Choice) -> tuple[str, ...]:
    """What turning it on will do, a line each."""
    found = foresee_storm(runtime, choice)
    return (
        "Every resident who texts hears this first:",
        *(f"  {language}: {text}" for language, text in choice.texts.items()),
        f"Put off: {', '.join(found.pauses) or 'no report'}.",
        f"Gathered as one incident: {', '.join(found.incidents) or 'nothing'}.",
        f"{found.midway:,} residents are in the middle of a report that waits.",
        f"It ends by itself at {found.until.astimezone(runtime.playbook.city.zone):%Y-%m-%d %H:%M}, the city's time.",
    )


def _sure(yes: bool, *told: str) -> None:
    """Say what will happen and ask, unless yes was said before. Raises click.Abort for a no, or for no answer."""
    if yes:
        return
    for line in told[:-1]:
        click.echo(line, err=True)
    click.confirm(told[-1], abort=True, err=True)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
