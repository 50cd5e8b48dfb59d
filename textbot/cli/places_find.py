"""`textbot places find`: what a text says about where something is."""

import json
from dataclasses import asdict

import click

from textbot.cli.installation import installation
from textbot.core.places.place import Finding, FindPlace, Place
from textbot.store import places


@click.command()
@click.argument("text")
@click.option("--sentence", is_flag=True, help="A whole text that may hold a place, not the answer to 'where is it?'.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def find(text: str, sentence: bool, as_json: bool) -> None:
    """Look a place up as a resident's TEXT would. Ends with 1 when nothing is found."""
    with installation() as runtime, runtime.database.read() as conn:
        need = FindPlace(text, runtime.playbook.languages[0], loose=sentence)
        found = places.find(conn, need, runtime.playbook.gazetteer)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            click.echo(line)
    if not found.places:
        raise click.exceptions.Exit(1)


def _lines(found: Finding) -> list[str]:
    if found.places:
        asked = [f"{len(found.places)} places: the resident is asked which"] if len(found.places) > 1 else []
        return [*asked, *map(_line, found.places)]
    if found.outside:
        owners = "; ".join(f"{each.name} {each.phone}".strip() for each in found.owners)
        return [f"not the city's: {found.mention}" + (f" ({owners})" if owners else "")]
    if found.problem:
        return [f"{found.problem}: {found.hint or found.mention}"]
    return ["no place found"]


def _line(place: Place) -> str:
    areas = f"district {place.district or '?'}, zone {place.zone or '?'}"
    return f"{place.text}  {place.lat}, {place.lon}  {areas}  {place.confidence}, by {place.found_by}"
