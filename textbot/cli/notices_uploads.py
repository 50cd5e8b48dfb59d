"""`textbot notices uploads`: lists of phones, with what a notice may say to each."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from textbot.actions.notices.deed import refused
from textbot.actions.notices.forget_lists import kept_until
from textbot.actions.notices.read_csv import Uploaded, read_csv, remove_list, upload_list
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.cli.notice_words import AS, AS_JSON, REFUSED, clock, refuse
from textbot.core.notices.rule import KEY_LENGTH
from textbot.runtime import Runtime
from textbot.store import lists
from textbot.store.lists import ListRow


@click.group(name="uploads")
def uploads() -> None:
    """Upload lists of phones and fields that an audience may name: {list: ID}. Being on one is no consent."""


@uploads.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", help="What to call it; the file's name when left out.")
@click.option("--dry-run", is_flag=True, help="Only look it through.")
@AS
@AS_JSON
def add(file: Path, name: str | None, dry_run: bool, email: str | None, as_json: bool) -> None:
    """Take in FILE, a spreadsheet saved as CSV: a column phone, and others as fields.

    Nothing is stored while anything is wrong; everything wrong is told by row and column.
    """
    with installation() as rt:
        member, data = acting_member(rt, email), file.read_bytes()
        if (why := refused(rt, member)) is not None:
            refuse(why.english, as_json)
        called = (name or file.stem)[:KEY_LENGTH]
        found = read_csv(rt, data) if dry_run else upload_list(rt, member, called, data)
    _tell(found, as_json)


@uploads.command("list")
@AS_JSON
def list_all(as_json: bool) -> None:
    """Show the lists there are, the newest first."""
    with installation() as rt, rt.database.read() as conn:
        rows, zone = lists.newest(conn), rt.playbook.city.timezone
    if as_json:
        plain = [_plain(rt, row) for row in rows]
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    for row in rows:
        until = f"{kept_until(rt, row):%Y-%m-%d}"
        click.echo(f"{row.id:>6}  {clock(row.created_at, zone)}  {row.rows:>7,} phones  kept until {until}  {row.name}")
    if not rows:
        click.echo("No lists yet.")


def _plain(rt: Runtime, row: ListRow) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("id", "name", "rows", "columns")}
    return {**told, "kept_until": kept_until(rt, row).isoformat()}


@uploads.command()
@click.argument("list_id", metavar="ID", type=int)
@AS
@AS_JSON
def remove(list_id: int, email: str | None, as_json: bool) -> None:
    """Forget a list and what it says of its phones."""
    with installation() as rt:
        member = acting_member(rt, email)
        if (why := refused(rt, member)) is not None:
            refuse(why.english, as_json)
        if not remove_list(rt, member, list_id):
            refuse("There is no such list.", as_json)
    click.echo(json.dumps({"done": True, "id": list_id}) if as_json else "The list is gone.")


def _tell(found: Uploaded, as_json: bool) -> None:
    if as_json:
        plain = asdict(found) | {"faults": [str(each) for each in found.faults]}
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        for fault in found.faults:
            click.echo(str(fault), err=True)
        click.echo(_words(found), err=bool(found.wrong))
    if found.wrong:
        raise SystemExit(REFUSED)


def _words(found: Uploaded) -> str:
    if found.wrong:
        return f"{found.wrong:,} {'thing' if found.wrong == 1 else 'things'} to mend; nothing was stored."
    kept = f"List {found.list_id}: {found.rows:,} phones" if found.list_id else f"{found.rows:,} phones, nothing stored"
    told = [f"{kept}; {found.rows - found.known:,} new to us, {found.opted_out:,} opted out."]
    told += [f"A text may say {', '.join(found.columns)}."] if found.columns else []
    told += [f"Not read: {', '.join(found.unread)}."] if found.unread else []
    return " ".join(told)
