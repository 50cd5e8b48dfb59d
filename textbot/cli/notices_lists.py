"""`textbot notices lists`: subscribers with their proof, and opt-outs, from files and into files."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

import click

from textbot.actions.notices.deed import refused
from textbot.actions.notices.export_lists import export_opt_outs, export_subscribers
from textbot.actions.notices.import_opt_outs import OptOutsImported, import_opt_outs
from textbot.actions.notices.import_subscribers import Imported, import_subscribers
from textbot.actions.notices.import_words import told_of_opt_outs, told_of_subscribers
from textbot.actions.outcome import Outcome
from textbot.cli.installation import installation
from textbot.cli.member import acting_member
from textbot.content.csv_cells import Fault
from textbot.runtime import Runtime
from textbot.store.staff import StaffRow

# More faults than this are counted, not listed.
SHOWN = 50

by_whom = click.option("--as", "email", metavar="EMAIL", help="As that member of staff; the first admin when left out.")
as_plain = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
trying = click.option("--dry-run", is_flag=True, help="Tell what it would do, and write nothing.")
csv_file = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
_A_FILE = click.File("w", encoding="utf-8")
into = click.option("--out", type=_A_FILE, default="-", help="Into a file; to the terminal when left out.")


@click.group(name="lists")
def lists() -> None:
    """Bring in and take out lists of subscribers and of opt-outs."""


@lists.command(name="import")
@csv_file
@trying
@by_whom
@as_plain
def import_command(file: Path, dry_run: bool, email: str | None, as_json: bool) -> None:
    """Join the subscribers in FILE, a spreadsheet saved as CSV.

    Columns, in any order: phone, topic, consented_at, how, wording or proof; if you like language, first_name, zone.
    Nothing is written while anything is wrong. Phones that opted out stay opted out.
    """
    with installation() as rt:
        told = import_subscribers(rt, _member(rt, email), file.read_bytes(), file.name, write=not dry_run)
    _report(told, told_of_subscribers(told), as_json)


@lists.command(name="import-opt-outs")
@csv_file
@trying
@by_whom
@as_plain
def import_opt_outs_command(file: Path, dry_run: bool, email: str | None, as_json: bool) -> None:
    """Send no texts any more to the phones in FILE, a spreadsheet saved as CSV.

    Columns: phone; if you like date, how, reason, proof. It only adds: nobody is texted again because of a file.
    """
    with installation() as rt:
        told = import_opt_outs(rt, _member(rt, email), file.read_bytes(), file.name, write=not dry_run)
    _report(told, told_of_opt_outs(told), as_json)


@lists.command(name="export")
@click.option("--topic", default="", help="Only that one.")
@into
@by_whom
def export_command(topic: str, out: TextIO, email: str | None) -> None:
    """Write who joined which topic, and how, as CSV. That it was taken is written down."""
    with installation() as rt:
        if topic and topic not in rt.playbook.topics:
            raise click.ClickException(f"there is no topic '{topic}': {', '.join(rt.playbook.topics)}")
        _write(export_subscribers(rt, _member(rt, email), topic), out)


@lists.command(name="export-opt-outs")
@into
@by_whom
def export_opt_outs_command(out: TextIO, email: str | None) -> None:
    """Write every phone that opted out as CSV. That it was taken is written down."""
    with installation() as rt:
        _write(export_opt_outs(rt, _member(rt, email)), out)


def _member(rt: Runtime, email: str | None) -> StaffRow:
    member = acting_member(rt, email)
    kept_out = refused(rt, member)
    if kept_out is not None:
        raise click.ClickException(kept_out.english)
    return member


def _write(parts: Iterable[str], out: TextIO) -> None:
    for part in parts:
        out.write(part.replace("\r\n", "\n"))


def _report(told: Imported | OptOutsImported, lines: Sequence[Outcome], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(_plain(told), ensure_ascii=False, indent=2))
    if told.faults:
        raise click.ClickException(_to_mend(told.file, told.faults))
    if as_json:
        return
    for line in lines:
        click.echo(line.english)
    if not told.written:
        click.echo("Nothing was written (--dry-run).")


def _to_mend(file: str, faults: Sequence[Fault]) -> str:
    told = [f"{file}: {fault}" for fault in faults[:SHOWN]]
    more = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
    number = f"{len(faults)} {'thing' if len(faults) == 1 else 'things'} to mend"
    return "\n".join([f"nothing was written; {number}", *told, *more])


def _plain(told: Imported | OptOutsImported) -> dict[str, Any]:
    """Counts instead of phones."""
    plain = asdict(told) | {"faults": [str(each) for each in told.faults]}
    plain.pop("before", None)
    return {name: len(value) if isinstance(value, set) else value for name, value in plain.items()}
