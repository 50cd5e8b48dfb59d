"""`textbot notices show` and `estimate`: what one is, and what it would do."""

import json

import click

from textbot.actions.notices.look_over import look_over
from textbot.cli.installation import installation
from textbot.cli.notice_words import (
    AS_JSON,
    ID,
    clock,
    estimate_lines,
    gate_data,
    gate_lines,
    notice_data,
    progress_data,
    progress_line,
    refuse,
)
from textbot.cli.the_notice import the_notice
from textbot.store import recipients, staff


@click.command()
@ID
@AS_JSON
def show(notice_id: int, as_json: bool) -> None:
    """Show a notice: its texts, who wrote and approved it, what it still needs or how far it is."""
    with installation() as runtime:
        row = the_notice(runtime, notice_id, as_json)
        with runtime.database.read() as conn:
            found = recipients.progress(conn, notice_id)
            names = {each.id: each.email for each in staff.everyone(conn)}
        look = look_over(runtime, row)
        zone = runtime.playbook.city.timezone
    people = {"author": names.get(row.author_id), "approver": names.get(row.approved_by or 0)}
    if as_json:
        told = {**notice_data(row), **people, "gates": gate_data(look), "progress": progress_data(found)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(f"Notice {row.id}, version {row.version}: {row.title}")
    click.echo(f"{row.class_}{f', topic {row.topic}' if row.topic else ''}, by {people['author']}")
    for language, text in row.texts.items():
        click.echo(f"  {language}: {text}")
    click.echo(f"For: {json.dumps(row.audience, ensure_ascii=False)}")
    if row.not_before:
        click.echo(f"Not before {clock(row.not_before, zone)}")
    if row.approved_by:
        click.echo(f"Approved ({row.approval}) by {people['approver']}, {clock(row.approved_at, zone)}")
    if row.why:
        click.echo(f"Why: {row.why}")
    click.echo(progress_line(row, found) if row.started_at else row.state)
    for line in gate_lines(look) if not row.started_at else ():
        click.echo(line)


@click.command()
@ID
@AS_JSON
def estimate(notice_id: int, as_json: bool) -> None:
    """Reckon whom a notice would reach now, what it costs and how long it takes."""
    with installation() as runtime:
        look = look_over(runtime, the_notice(runtime, notice_id, as_json))
    if look.estimate is None:
        refuse(" ".join(each for gate in look.closed for each in gate.english), as_json)
    if as_json:
        click.echo(json.dumps({**look.estimate.to_data(), "gates": gate_data(look)}, ensure_ascii=False, indent=2))
        return
    for line in estimate_lines(look.estimate):
        click.echo(line)
    for line in ("Still to do:", *gate_lines(look)) if look.closed else ():
        click.echo(line)
