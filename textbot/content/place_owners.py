"""The owners in places/around.yaml: who looks after what is not the city's, and how it is called in a text."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from textbot.content.problems import ContentErrors
from textbot.content.tree import Tree
from textbot.core.places.gazetteer import Area, Neighbour
from textbot.core.places.place import Owner

_KEYS = ("key", "name", "names", "phone", "towns", "roads", "reports", "elsewhere")
_PHONE = re.compile(r"\+?[\d() .-]{7,20}|\d{3}")


def read_owners(tree: Tree, rows: Any) -> tuple[Neighbour, ...]:
    """Everybody named under `owners:`. Raises ContentErrors naming file and line."""
    if rows is None:
        return ()
    if not isinstance(rows, list):
        raise _error(tree, "owners is a list; begin each with '- key: county'", "owners")
    found = tuple(_owner(tree, row, number) for number, row in enumerate(rows))
    keys = [each.owner.key for each in found]
    for number, key in enumerate(keys):
        if key in keys[:number]:
            raise _error(tree, f"owner '{key}' is here twice; give it one entry", "owners", number)
    return found


def known_owners(areas: Iterable[Area], owners: Iterable[Neighbour], file: str) -> tuple[Area, ...]:
    """The areas as they are. Raises ContentErrors where one belongs to nobody under `owners:`."""
    keys, kept = {each.owner.key for each in owners}, tuple(areas)
    for area in kept:
        if area.kind == "owner" and area.name not in keys:
            there = ", ".join(sorted(keys)) or "none"
            message = f"owner '{area.name}' is not in places/around.yaml; there are: {there}"
            raise ContentErrors.at(file, 1, message)
    return kept


def _owner(tree: Tree, row: Any, number: int) -> Neighbour:
    if not isinstance(row, dict):
        raise _error(tree, "an owner needs lines like 'key: county'", "owners", number)
    for key in row:
        if key not in _KEYS:
            raise _error(tree, f"'{key}' is not known here; write one of: {', '.join(_KEYS)}", "owners", number, key)
    key, name = (str(row.get(each) or "").strip() for each in ("key", "name"))
    if not key or not name:
        raise _error(tree, "an owner needs a key and a name", "owners", number)
    phone = row.get("phone") or ""
    if phone and not (isinstance(phone, str) and _PHONE.fullmatch(phone)):
        raise _error(tree, 'write the phone in double quotes, as residents dial it: "602-555-0100"', "owners", number)
    owner = Owner(key, name, phone, tuple(_texts(tree, row, "reports", number)), _names(tree, row, number))
    towns, roads = (tuple(_texts(tree, row, each, number)) for each in ("towns", "roads"))
    return Neighbour(owner, towns, roads, row.get("elsewhere") is True)


def _names(tree: Tree, row: dict[str, Any], number: int) -> tuple[tuple[str, str], ...]:
    names = row.get("names") or {}
    if not isinstance(names, dict) or not all(isinstance(name, str) and name.strip() for name in names.values()):
        raise _error(tree, "names holds the name in other languages, such as {es: Ciudad de Tempe}", "owners", number)
    return tuple((str(language), name) for language, name in names.items())


def _texts(tree: Tree, row: dict[str, Any], key: str, number: int) -> Iterator[str]:
    values = row.get(key) or []
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise _error(tree, f"{key} is a list of texts in [ ]; put numbers in double quotes", "owners", number, key)
    yield from values


def _error(tree: Tree, message: str, *path: int | str) -> ContentErrors:
    return ContentErrors.at(tree.file, tree.line(*path), message, ".".join(map(str, path)))
