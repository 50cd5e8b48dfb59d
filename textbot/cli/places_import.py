"""`textbot places import`: a register of addresses and the city's areas, taken into use at once."""

import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from textbot.actions.playbook.import_places import Imported, NothingThere, TooManyBad, import_places
from textbot.cli.installation import installation
from textbot.content.address_rows import AddressRow, BadRow, read_addresses
from textbot.content.place_areas import areas_in, renamed
from textbot.content.problems import ContentErrors
from textbot.core.places.gazetteer import Area
from textbot.store import place_imports

SHOWN = 20
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("import")
@click.argument("files", metavar="[CSV]...", nargs=-1, type=_FILE)
@click.option("--boundary", type=_FILE, help="GeoJSON of the city's boundary.")
@click.option("--districts", type=_FILE, help="GeoJSON of council districts.")
@click.option("--zones", type=_FILE, help="GeoJSON of collection zones.")
@click.option("--district-name", default="district", show_default=True, help="The property with a district's name.")
@click.option("--zone-name", default="zone", show_default=True, help="The property with a zone's name.")
@click.option("--errors", type=click.Path(path_type=Path, dir_okay=False), help="Write rows left out to this file.")
@click.option("--dry-run", is_flag=True, help="Read everything, change nothing.")
def import_(
    files: tuple[Path, ...],
    boundary: Path | None,
    districts: Path | None,
    zones: Path | None,
    district_name: str,
    zone_name: str,
    errors: Path | None,
    dry_run: bool,
) -> None:
    """Import addresses from CSV files as OpenAddresses publishes them, and areas from GeoJSON.

    They lie over the playbook's own places until the next import, whose rows take their stead at once.
    """
    if not files and not (boundary or districts or zones):
        raise click.UsageError("name a CSV file of addresses, or a GeoJSON file of areas")
    named = (("boundary", boundary, ""), ("district", districts, district_name), ("zone", zones, zone_name))
    began = time.monotonic()
    try:
        areas = tuple(area for kind, file, name in named if file for area in _areas(kind, file, name))
        with installation() as runtime:
            rows = itertools.chain.from_iterable(map(_rows, files))
            done = import_places(runtime, rows, areas, _progress, dry=dry_run)
    except (ContentErrors, NothingThere, TooManyBad) as wrong:
        raise click.ClickException(f"nothing was imported: {wrong}") from None
    _tell_bad(done, errors)
    seconds = time.monotonic() - began
    verb = "Would import" if dry_run else "Imported"
    click.echo(
        f"{verb} {done.addresses:,} addresses on {done.streets:,} streets and {done.areas} areas in {seconds:.1f} s; "
        f"{done.repeated:,} repeated, {done.left_out:,} left out."
    )


@click.command()
def undo() -> None:
    """Go back to what was in use before the last import."""
    with installation() as runtime, runtime.database.write() as conn:
        if not place_imports.undo(conn):
            raise click.ClickException("nothing was imported")
        version = place_imports.current(conn)[0]
    click.echo(f"In use again: {version or 'the places of the playbook alone'}.")


def _areas(kind: str, file: Path, name: str) -> tuple[Area, ...]:
    data = file.read_bytes()
    return tuple(areas_in(file.name, renamed(data, name, kind) if name not in ("", kind) else data, kind))


def _rows(file: Path) -> Iterator[AddressRow | BadRow]:
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        yield from read_addresses(lines, file.name)


def _progress(words: str, done: int) -> None:
    click.echo(f"  {done:>9,} {words}", err=True)


def _tell_bad(done: Imported, errors: Path | None) -> None:
    for row in done.bad[:SHOWN]:
        click.echo(f"  {row.file}:{row.line}: {row.why}", err=True)
    if done.left_out > SHOWN:
        more = "" if errors else " (--errors FILE writes the first thousand)"
        click.echo(f"  and {done.left_out - SHOWN:,} more{more}", err=True)
    if errors:
        errors.write_text("".join(json.dumps(asdict(row)) + "\n" for row in done.bad), "utf-8")
