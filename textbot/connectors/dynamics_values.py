"""Values as Dataverse's Web API takes them: a number must be a number there, a text in an address is quoted."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from textbot.connectors.connector import Refused

_ENTITY = re.compile(r"\(([0-9a-fA-F-]{36})\)$")


def _yes(value: str) -> bool:
    return value.lower() in ("true", "yes", "1")


# What may stand after a column's name in connectors.yaml: "new_depth:int".
TYPES: Mapping[str, Callable[[str], Any]] = {"int": int, "float": float, "bool": _yes, "text": str}


def body_of(fields: Mapping[str, str]) -> dict[str, Any]:
    """Columns with values of their types; empty ones are left out. Raises Refused for a value that is none."""
    return {name.partition(":")[0]: _typed(name, value) for name, value in fields.items() if value}


def literal(value: str) -> str:
    """A text inside an address (OData 4.0: single quotes, doubled inside)."""
    return "'" + value.replace("'", "''") + "'"


def id_in(entity: str) -> str:
    """The id at the end of an OData-EntityId header; "" without one."""
    found = _ENTITY.search(entity)
    return found[1] if found else ""


def _typed(name: str, value: str) -> Any:
    column, _, kind = name.partition(":")
    try:
        return TYPES[kind or "text"](value)
    except (KeyError, ValueError):
        raise Refused("the value does not fit the column", column) from None
