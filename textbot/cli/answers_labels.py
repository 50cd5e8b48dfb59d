"""`textbot answers labels`, `approve` and `reject`: residents' own choices, taken up only when staff say so."""

import getpass
import json
import re
from collections.abc import Mapping
from pathlib import Path

import click

from textbot.cli.city_folder import CityFolder, city_folder
from textbot.cli.installation import installation
from textbot.content.draft import read_draft
from textbot.content.new_answer import new_problems
from textbot.content.phrasing import NoPlace, with_phrasing
from textbot.content.problems import ContentErrors, Level
from textbot.content.rules.structure import topics
from textbot.content.source import save
from textbot.runtime import Runtime
from textbot.store import labels as store
from textbot.store.labels import STATUSES, LabelRow

# What stands where something private was taken out.
_TAKEN_OUT = re.compile(r"\s*\[[a-zA-Z ]+\]")
AS = click.option("--as", "by", metavar="EMAIL", help="Who decides, for the record; the login name when left out.")


@click.command()
@click.option("--status", type=click.Choice(STATUSES), default="new", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def labels(status: str, as_json: bool) -> None:
    """List texts with what their residents said they meant, the most frequent first."""
    with installation() as runtime, runtime.database.read() as conn:
        rows = store.of_status(conn, status)
    if as_json:
        plain = [vars(row) | {"at": row.at.isoformat()} for row in rows]
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row.id:>5}  {row.count}x  {row.language}  {row.text}  ->  {row.choice}")
    if not rows:
        click.echo(f"There are no {status} ones.")
    elif status == "new":
        click.echo("\nRight: textbot answers approve ID. Wrong: textbot answers reject ID")


@click.command()
@click.argument("label_id", metavar="ID", type=int)
@click.option("--text", help="Write this phrasing instead of the resident's own.")
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Not TEXTBOT_CITY's folder.")
@AS
def approve(label_id: int, text: str | None, folder: Path | None, by: str | None) -> None:
    """Write the phrasing of label ID into the file of the answer or report its resident chose."""
    with installation() as runtime:
        row = _open(runtime, label_id)
        city = city_folder(folder, runtime.settings)
        phrasing = " ".join(text.split()) if text else plain(row.text)
        changed = _changed(city, row, phrasing)
        # First the file, then the mark: if this ends in between, doing it again finds the phrasing there.
        save(changed, city.city_dir, city.locales_dir)
        _decide(runtime, row, "approved", by)
    (file,) = changed
    click.echo(f"'{phrasing}' now stands in {city.shown(file)}. Residents hear it after: textbot publish")


@click.command()
@click.argument("label_id", metavar="ID", type=int)
@AS
def reject(label_id: int, by: str | None) -> None:
    """Leave label ID out for good, however often it is chosen."""
    with installation() as runtime:
        row = _open(runtime, label_id)
        _decide(runtime, row, "rejected", by)
    click.echo(f"Rejected: {row.text}")


def plain(text: str) -> str:
    """A kept text as a phrasing: without the marks of what was taken out."""
    return " ".join(_TAKEN_OUT.sub("", text).split())


def _open(runtime: Runtime, label_id: int) -> LabelRow:
    with runtime.database.read() as conn:
        row = store.by_id(conn, label_id)
    if row is None:
        raise click.ClickException(f"there is no label {label_id}: see `textbot answers labels`")
    if row.status != "new":
        raise click.ClickException(f"{row.by} has {row.status} label {label_id} already")
    return row


def _decide(runtime: Runtime, row: LabelRow, status: str, by: str | None) -> None:
    with runtime.database.write() as conn:
        store.decide(conn, row.id, status, by or getpass.getuser(), runtime.now())


def _changed(city: CityFolder, row: LabelRow, phrasing: str) -> Mapping[str, bytes]:
    """The one file to write. Raises click.ClickException where that cannot be."""
    files = city.files()
    key = row.choice.partition(":")[2]
    file = next((topic.file for topic in topics(read_draft(files)) if topic.entry.key == key), None)
    if file is None:
        raise click.ClickException(f"{city.shown('.')} has no answer or report '{key}'; reject this label")
    try:
        changed = {file: with_phrasing(file, files[file], row.language, phrasing)}
    except (NoPlace, ContentErrors) as wrong:
        raise click.ClickException(f"add '{phrasing}' to {city.shown(file)} by hand: {wrong}") from None
    errors = [str(each) for each in new_problems(files, changed) if each.level is Level.ERROR]
    if errors:
        told = "\n".join(errors)
        raise click.ClickException(f"nothing was written; reject this label, or use --text\n{told}")
    return changed
