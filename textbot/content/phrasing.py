"""One more phrasing in an answer's or a flow's file: a line is put in, everything else stays as its author wrote it."""

from collections.abc import Iterator

import yaml

from textbot.content.new_answer import quoted, scalar
from textbot.content.tree import read_yaml


class NoPlace(ValueError):
    """The file is written in a way that a line cannot be put into; add the phrasing by hand."""


def with_phrasing(file: str, data: bytes, language: str, text: str) -> bytes:
    """The file with `text` as the last entry of ask: <language>. One that is there already changes nothing.
    Raises NoPlace, and ContentErrors for a broken file."""
    before = read_yaml(file, data).data
    asked = before.get("ask") or {}
    if text in asked.get(language, ()):
        return data
    source = data.decode("utf-8-sig")
    root = yaml.compose(source, Loader=yaml.SafeLoader)
    ask = _value(root, "ask")
    if not isinstance(ask, yaml.MappingNode):
        raise NoPlace("there is no ask: to add to")
    listed = _value(ask, language)
    written = _in_list(source, listed, text) if listed is not None else _in_mapping(source, ask, language, text)
    made = written.encode()
    if read_yaml(file, made).data != {**before, "ask": {**asked, language: [*asked.get(language, ()), text]}}:
        raise NoPlace("this file's ask: is written in a way that a line cannot be put into")
    return data[: len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))] + made


def _in_list(source: str, listed: yaml.Node, text: str) -> str:
    if not isinstance(listed, yaml.SequenceNode) or not listed.value:
        raise NoPlace("ask: has no list to add to")
    last = listed.value[-1]
    if listed.flow_style:
        at = last.end_mark.index
        return f"{source[:at]}, {quoted(text)}{source[at:]}"
    dash = source.rindex("-", 0, listed.value[0].start_mark.index)
    indent = " " * (dash - source.rfind("\n", 0, dash) - 1)
    return _after_line(source, last.end_mark.index, f"{indent}- {scalar(text)}")


def _in_mapping(source: str, ask: yaml.MappingNode, language: str, text: str) -> str:
    if not ask.value:
        raise NoPlace("ask: is empty")
    key, listed = ask.value[-1]
    if ask.flow_style:
        at = listed.end_mark.index
        return f"{source[:at]}, {language}: [{quoted(text)}]{source[at:]}"
    indent = " " * key.start_mark.column
    end = max(node.end_mark.index for node in _scalars(listed))
    if listed.flow_style:
        end = listed.end_mark.index
    return _after_line(source, end, f"{indent}{language}:\n{indent}  - {scalar(text)}")


def _after_line(source: str, at: int, line: str) -> str:
    """The source with a line put in below the one that `at` is on, in the file's own line ends."""
    end = source.find("\n", at)
    newline = "\r\n" if "\r\n" in source else "\n"
    line = line.replace("\n", newline)
    if end < 0:
        return f"{source}{newline}{line}{newline}"
    return f"{source[: end + 1]}{line}{newline}{source[end + 1 :]}"


def _scalars(node: yaml.Node) -> Iterator[yaml.Node]:
    yield from node.value if isinstance(node, yaml.SequenceNode) and node.value else (node,)


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)
