"""A file's data checked against its model, each error said with its line and the remedy."""

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from textbot.content.problems import Problem, suggest
from textbot.content.schema.base import Entry
from textbot.content.tree import Tree

Model = TypeVar("Model", bound=Entry)
_SHOWN = 40


def read_entry(tree: Tree, model: type[Model]) -> tuple[Model | None, tuple[Problem, ...]]:
    """The file as `model`, or None and every problem it has. An empty file is one problem."""
    if not isinstance(tree.data, dict):
        return None, (tree.problem(f"this file must hold keys and values such as {_keys(model)}"),)
    try:
        return model.model_validate(tree.data), ()
    except ValidationError as wrong:
        return None, tuple(_problems(tree, model, wrong))


def _problems(tree: Tree, model: type[Entry], wrong: ValidationError) -> Iterator[Problem]:
    for error in wrong.errors(include_url=False):
        place = tuple(part for part in error["loc"] if part != "[key]")
        yield tree.problem(_said(error, model, place), *place)


def _said(error: ErrorDetails, model: type[Entry], place: tuple[str | int, ...]) -> str:
    name, called = str(place[-1]) if place else "", _called(place)
    if "[key]" in error["loc"]:
        return f"'{name}' cannot be a key here; write {_wanted(error)}"
    if error["type"] == "extra_forbidden":
        return f"unknown key '{name}'{suggest(name, _fields_at(model, place[:-1]))}"
    say = _MESSAGES.get(error["type"])
    return say(called, error) if say else f"{called}: {error['msg']}; found {_found(error)}"


def _called(place: tuple[str | int, ...]) -> str:
    """What an error is about: a key, or an entry of a key's list, counted from 1."""
    key = next((part for part in reversed(place) if isinstance(part, str)), "")
    last = place[-1] if place else ""
    return f"'{key}' entry {last + 1}" if isinstance(last, int) else f"'{key}'"


def _missing(name: str, error: ErrorDetails) -> str:
    return f"{name} is missing; add a line {error['loc'][-1]}: ... here"


def _choice(name: str, error: ErrorDetails) -> str:
    choices = [part.strip("' ") for part in error.get("ctx", {}).get("expected", "").replace(" or ", ",").split(",")]
    return f"{name} is {_found(error)}{suggest(str(error['input']), choices)}"


def _text(name: str, error: ErrorDetails) -> str:
    return f"{name} must be text, found {_found(error)}; put it in double quotes"


def _empty(name: str, error: ErrorDetails) -> str:
    return f"{name} is empty; write at least one entry, or remove the key"


def _shape(name: str, error: ErrorDetails) -> str:
    return f"{name} is {_found(error)}; write {_wanted(error)}"


def _value(name: str, error: ErrorDetails) -> str:
    return f"{name}: {error['msg'].removeprefix('Value error, ')}"


_MESSAGES: dict[str, Callable[[str, ErrorDetails], str]] = {
    "missing": _missing,
    "literal_error": _choice,
    "string_type": _text,
    "string_too_short": _empty,
    "too_short": _empty,
    "value_error": _value,
} | dict.fromkeys(
    (
        "list_type", "dict_type", "bool_type", "bool_parsing", "int_type", "int_parsing", "int_from_float",
        "string_pattern_mismatch", "model_type", "greater_than_equal", "less_than_equal",
        "date_from_datetime_parsing", "date_parsing", "date_type",
    ),
    _shape,
)  # fmt: skip

_WANTED = {
    "list_type": "a list: [first, second]",
    "dict_type": "keys and values, one a line, indented below it",
    "model_type": "keys and values, one a line, indented below it",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "date_type": "a date like 2026-11-27",
    "date_parsing": "a date like 2026-11-27",
    "date_from_datetime_parsing": "a date like 2026-11-27",
}
_PATTERNS = {
    r"^[a-z][a-z0-9_-]*$": "lower-case letters, digits, - or _, like missed-trash",
    r"^[a-z][a-z0-9_]*$": "lower-case letters, digits or _, like action_center",
    r"^[a-z]{2,3}$": "a language code like en or es",
    r"^(answer|flow):[a-z][a-z0-9_-]*$": "an answer or a flow, like answer:trash-day or flow:pothole",
    r"\S": "some words",
    r"^[a-z0-9.-]+\.[a-z]{2,}$": "a bare domain like riverbend.gov",
}


def _wanted(error: ErrorDetails) -> str:
    limits = error.get("ctx", {})
    if error["type"] == "string_pattern_mismatch":
        return _PATTERNS.get(limits["pattern"], 'hours like "08:00-17:00"')
    if error["type"] == "greater_than_equal":
        return f"{limits['ge']} or more"
    if error["type"] == "less_than_equal":
        return f"{limits['le']} or less"
    return _WANTED.get(error["type"], "something else")


def _found(error: ErrorDetails) -> str:
    value = error["input"]
    if value is None:
        return "nothing"
    if isinstance(value, dict | list):
        return "keys and values" if isinstance(value, dict) else "a list"
    text = str(value)
    return f"'{text if len(text) <= _SHOWN else text[: _SHOWN - 3] + '...'}'"


def _fields_at(model: type[Entry], place: tuple[str | int, ...]) -> list[str]:
    """Names of the keys that may stand at `place` below `model`."""
    wanted: Any = model
    for part in place:
        wanted = _inside(_bare(wanted), part)
    bare = _bare(wanted)
    return [field.alias or name for name, field in bare.model_fields.items()] if _is_model(bare) else []


def _inside(kind: Any, part: str | int) -> Any:
    if _is_model(kind):
        field = kind.model_fields.get(str(part))
        return field.annotation if field else None
    inner = get_args(kind)
    return inner[-1] if inner else None


def _bare(kind: Any) -> Any:
    """`kind` without Annotated and without `| None`."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        return _bare(next(option for option in get_args(kind) if option is not type(None)))
    return kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _keys(model: type[Entry]) -> str:
    return ", ".join(list(model.model_fields)[:4])
