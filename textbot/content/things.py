"""places/things.csv: what there is to do in the city, for flows with `pick: things`."""

from collections.abc import Mapping, Sequence

from textbot.content.place_tables import PlaceRow, read_table
from textbot.content.problems import ContentErrors, Problem
from textbot.core.outings import Thing

FILE = "places/things.csv"
SAID = ("name", "what")
COLUMNS = ("name", "who", "minutes", "area", "what", "link")


def read_things(files: Mapping[str, bytes], languages: Sequence[str]) -> tuple[tuple[Thing, ...], tuple[Problem, ...]]:
    """The rows of places/things.csv, and what is wrong with it. `who` holds words apart by spaces; `name` and `what`
    are in the first language, `name_es` and `what_es` in Spanish."""
    columns = (*COLUMNS, *(f"{column}_{language}" for language in languages[1:] for column in SAID))
    try:
        return tuple(_thing(row, languages) for row in read_table(FILE, files.get(FILE), columns)), ()
    except ContentErrors as wrong:
        return (), wrong.problems


def _thing(row: PlaceRow, languages: Sequence[str]) -> Thing:
    fields = {column: value.strip() for column, value in row.fields.items()}
    empty = next((column for column, value in fields.items() if not value), None)
    if empty is not None:
        raise row.error(f"{empty} is empty; fill it in")
    if not fields["minutes"].isdecimal():
        raise row.error(f"minutes is '{fields['minutes']}'; write how long it takes, like 90")
    name, what = (_said(fields, column, languages) for column in SAID)
    return Thing(
        name=name,
        who=frozenset(fields["who"].split()),
        minutes=int(fields["minutes"]),
        area=fields["area"],
        link=fields["link"],
        what=what,
    )


def _said(fields: Mapping[str, str], column: str, languages: Sequence[str]) -> dict[str, str]:
    first, *others = languages
    return {first: fields[column], **{language: fields[f"{column}_{language}"] for language in others}}
