"""`textbot notices newsletter`: what residents would read, and why."""

import json
from datetime import date, datetime

import click

from textbot.actions.notices.preview_newsletter import Preview, preview, sample, texts_of, traced
from textbot.cli.installation import installation
from textbot.core.notices.newsletter import Newsletter
from textbot.core.phone import dialable
from textbot.runtime import Runtime
from textbot.store import contacts, notices

ROWS = 5
A_FILE = """\
# A newsletter each month. Begin it: textbot notices schedules new --file this-file.yaml
title: {title}
topic: {topic}
text:
{texts}
audience: {{any: [{{topic: {topic}}}]}}
valid_for: 2d
schedule: {{kind: month, days: [first tuesday], at: "10:00"}}
"""


@click.group(name="newsletter")
def newsletter() -> None:
    """Look at what residents would read in a newsletter, and why."""


@newsletter.command(name="preview")
@click.option("--phone", help="Whose; a sample of subscribers when left out.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="As of that day (today when left out).")
@click.option("--notice", type=int, help="As that notice words it, and as it was told when it was sent.")
@click.option("--newsletter", "key", help="Which, where the city has several.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def preview_command(
    phone: str | None, day: datetime | None, notice: int | None, key: str | None, as_json: bool
) -> None:
    """Show a resident's text, and for each line the rule and the rows behind it."""
    with installation() as rt:
        chosen, today = _newsletter(rt, key), day.date() if day else rt.now().astimezone(rt.playbook.city.zone).date()
        texts = _texts(rt, notice) if notice else None
        found = _of_phone(rt, chosen, phone, today, texts) if phone else sample(rt, chosen, today, texts)
        sent = _sent(rt, notice, found)
    if as_json:
        plain = [{**each.to_data(), "as_sent": sent.get(each.contact_id)} for each in found]
        click.echo(json.dumps(plain[0] if phone and plain else plain, ensure_ascii=False, indent=2))
        return
    if not found:
        click.echo("Nobody joined it yet.")
    for each in found:
        _print(each)


@newsletter.command(name="file")
@click.argument("key", required=False)
def file_command(key: str | None) -> None:
    """Print a schedule's file for a newsletter, to edit and to begin."""
    with installation() as rt:
        chosen = _newsletter(rt, key)
        title = rt.playbook.text(f"{chosen.path}.title", rt.playbook.languages[0])
        said = texts_of(rt.playbook, chosen).items()
    texts = "\n".join(f"  {code}: {json.dumps(text, ensure_ascii=False)}" for code, text in said)
    click.echo(A_FILE.format(title=title, topic=chosen.topic, texts=texts), nl=False)


def _newsletter(rt: Runtime, key: str | None) -> Newsletter:
    there = rt.playbook.newsletters
    if not there:
        raise click.ClickException("the playbook has no newsletter: write newsletters.yaml")
    if key is not None and key not in there:
        raise click.ClickException(f"there is no newsletter {key}; there are: {', '.join(there)}")
    return there[key] if key else next(iter(there.values()))


def _of_phone(
    rt: Runtime, chosen: Newsletter, phone: str, today: date, texts: dict[str, str] | None
) -> tuple[Preview, ...]:
    with rt.database.read() as conn:
        contact = contacts.by_phone(conn, dialable(phone) or phone)
    if contact is None:
        raise click.ClickException("nobody with that number ever texted")
    return preview(rt, chosen, [contact.id], today, texts)


def _texts(rt: Runtime, notice_id: int) -> dict[str, str]:
    with rt.database.read() as conn:
        row = notices.by_id(conn, notice_id)
    if row is None:
        raise click.ClickException(f"there is no notice {notice_id}")
    return row.texts


def _sent(rt: Runtime, notice_id: int | None, found: tuple[Preview, ...]) -> dict[int, list[dict[str, object]]]:
    if notice_id is None:
        return {}
    with rt.database.read() as conn:
        return {each.contact_id: traced(conn, notice_id, each.contact_id) for each in found}


def _print(each: Preview) -> None:
    home = f"District {each.district or '?'}, zone {each.zone or '?'}"
    click.echo(f"{each.phone}  {each.language}  {home}  topics: {', '.join(each.topics) or 'none'}")
    click.echo(f"  {each.text or 'Nothing new: nothing is sent.'}")
    if each.text:
        click.echo(f"  {len(each.text)} characters, {each.segments} segments")
    for line in each.lines:
        click.echo(f"  {line.rule} (weight {line.weight}): {line.text}")
        known = [row.reference for row in line.requests]
        rows = ", ".join(known[:ROWS]) + (f" and {len(known) - ROWS} more" if len(known) > ROWS else "")
        origin = ", ".join(f"{name} {value}" for name, value in line.origin.items())
        click.echo(f"      from {line.fact or 'their own'}; {origin}{'; ' + rows if rows else ''}")
    for rule, why in each.passed.items():
        click.echo(f"  not {rule}: {why}")
