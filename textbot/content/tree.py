"""YAML read with its line numbers, by the rules of YAML 1.2: only true and false are booleans, so a resident's NO,
an office hour 08:00 and a date stay the text they were written as."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from textbot.content.problems import ContentErrors, Problem

Path = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = re.compile(r"(?:null|~|)\Z")
_BOOL = {"true": True, "false": False}
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], Any]], ...] = (
    (re.compile(r"(?:0|-?[1-9][0-9]*)\Z"), int),
    (re.compile(r"-?[0-9]+\.[0-9]+\Z"), float),
)
_MAX_DEPTH = 30


@dataclass(frozen=True)
class Tree:
    """One parsed file: plain data (mapping keys are always text) and where each value stands."""

    file: str
    data: Any
    lines: dict[Path, int]

    def line(self, *path: str | int) -> int:
        """The line of the value at `path`, or of its nearest ancestor that is there. Counts from 1."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def problem(self, message: str, *path: str | int) -> Problem:
        """An error at `path`."""
        return Problem(self.file, self.line(*path), ".".join(map(str, path)), message)


def read_yaml(file: str, data: bytes) -> Tree:
    """The file's data with lines. Raises ContentErrors for broken YAML and for every key written twice."""
    tree, problems = parse_yaml(file, data)
    if problems:
        raise ContentErrors(problems)
    return tree


def parse_yaml(file: str, data: bytes) -> tuple[Tree, tuple[Problem, ...]]:
    """As `read_yaml`, but hands the problems back; the tree holds whatever could be read (None when nothing)."""
    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=_LOADER)
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        return Tree(file, None, {}), (Problem(file, line, "", "this is not UTF-8 text; save the file as UTF-8"),)
    except yaml.YAMLError as wrong:
        return Tree(file, None, {}), (_syntax(file, wrong),)
    reading = _Reading(file)
    plain = reading.plain(root, ()) if root is not None else None
    return Tree(file, plain, reading.lines), tuple(reading.problems)


class _Reading:
    """One walk over a file's nodes, gathering lines and problems."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def plain(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if len(path) > _MAX_DEPTH:
            self._add(node, path, "this is nested too deep; indent it less")
            return None
        if id(node) in self._seen:  # an alias: a few lines of them could unfold into gigabytes
            self._add(node, path, "anchors and aliases (& and *) are not read here; write it out")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, path))
        return [self.plain(item, (*path, number)) for number, item in enumerate(node.value)]

    def _pairs(self, node: yaml.MappingNode, path: Path) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(key_node, path, "a key must be a plain word; put texts with { or [ in double quotes")
                continue
            key, line = key_node.value, key_node.start_mark.line + 1
            if key in first:
                self._add(key_node, (*path, key), f"'{key}' stands here twice (first on line {first[key]}); remove one")
                continue
            first[key] = self.lines[(*path, key)] = line
            yield key, self.plain(value_node, (*path, key))

    def _add(self, node: yaml.Node, path: Path, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, ".".join(map(str, path)), message))


def _scalar(node: yaml.Node) -> Any:
    text: str = node.value
    if getattr(node, "style", None):  # quoted or a block: text, whatever it looks like
        return text
    if _NULL.match(text):
        return None
    if text in _BOOL:
        return _BOOL[text]
    return next((made(text) for pattern, made in _NUMBERS if pattern.match(text)), text)


def _syntax(file: str, wrong: yaml.YAMLError) -> Problem:
    mark = getattr(wrong, "problem_mark", None)
    found = getattr(wrong, "problem", None) or "this is not YAML"
    remedy = "put the text in double quotes, and indent with spaces only"
    return Problem(file, mark.line + 1 if mark else 1, "", f"cannot read this: {found}; {remedy}")
