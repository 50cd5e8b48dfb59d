"""`textbot flows list`: every report and request of a city's folder."""

import json
from pathlib import Path
from typing import Any

import click

from textbot.cli.city_folder import city_folder, settings_or_exit
from textbot.content.load import load_playbook
from textbot.content.problems import ContentErrors
from textbot.core.playbook import Flow
from textbot.core.steps import KINDS


@click.command("list")
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Not TEXTBOT_CITY's folder.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_all(folder: Path | None, as_json: bool) -> None:
    """List the reports and requests: who gets them, how long they take, what of their place may be shown."""
    city = city_folder(folder, settings_or_exit())
    try:
        playbook = load_playbook(city.files())
    except ContentErrors as wrong:
        raise click.ClickException(f"mend the folder first:\n{wrong}") from None
    rows = [_row(flow) for _, flow in sorted(playbook.flows.items()) if flow.kind in ("report", "request")]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    head = f"{'key':<24} {'kind':<8} {'department':<14} {'priority':<9} {'days':<6} {'public':<7} {'same within':<14}"
    click.echo(f"{head} asks")
    for row in rows:
        days = row["expected_days"]
        span = "" if not days else f"{days[0]}-{days[1]}" if days[0] != days[1] else str(days[0])
        near = row["duplicates"]
        same = f"{near['metres']} m, {near['days']} d" if near else ""
        click.echo(
            f"{row['key']:<24} {row['kind']:<8} {row['department']:<14} {row['priority']:<9} {span:<6} "
            f"{row['public']:<7} {same:<14} {', '.join(row['asks'])}"
        )
    click.echo(f"\n{len(rows)} reports and requests")


def _row(flow: Flow) -> dict[str, Any]:
    near = flow.duplicates
    return {
        "key": flow.key,
        "kind": flow.kind,
        "service_code": flow.service_code,
        "department": flow.department,
        "priority": flow.priority,
        "expected_days": list(flow.expected_days) if flow.expected_days else None,
        "public": flow.public,
        "contact": flow.contact,
        "duplicates": {"metres": near.metres, "days": near.days} if near else None,
        "owners": [owner.key for owner in flow.owners],
        "safety": [each.key for each in flow.safety],
        "asks": [step.name for step in flow.steps if KINDS[step.kind].waits and not step.silent],
    }
