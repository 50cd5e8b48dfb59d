"""A golden dialogue: what was said, as a test keeps it (tests/conversations/*.yaml)."""

from dataclasses import dataclass
from typing import Any

import yaml


@dataclass(frozen=True)
class Turn:
    """One text and its replies; `heard` is false when the bot did not take it."""

    them: str
    us: tuple[str, ...]
    heard: bool = True


class _Dumper(yaml.SafeDumper):
    """Long texts on one line, texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else '"')


def golden(name: str, language: str, phone: str, turns: list[Turn]) -> str:
    """The dialogue in YAML. `us` is a text, a list of texts, or null for silence."""
    head = yaml.safe_dump({"name": name, "language": language, "phone": phone}, sort_keys=False, allow_unicode=True)
    said = [{"them": turn.them, "us": _us(turn.us)} for turn in turns]
    dumper: Any = _Dumper
    body = yaml.dump(_Keyed.of(said), Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return f"{head}turns:\n" + "".join(f"  {line}\n" for line in body.splitlines())


class _Keyed(dict[str, Any]):
    """A mapping whose keys are written plain while its texts are quoted."""

    @classmethod
    def of(cls, rows: list[dict[str, Any]]) -> list["_Keyed"]:
        """The rows, each marked."""
        return [cls(row) for row in rows]


def _keyed(dumper: yaml.SafeDumper, row: _Keyed) -> yaml.MappingNode:
    pairs = [
        (dumper.represent_scalar("tag:yaml.org,2002:str", key), dumper.represent_data(value))
        for key, value in row.items()
    ]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Keyed, _keyed)


def _us(replies: tuple[str, ...]) -> str | list[str] | None:
    if len(replies) > 1:
        return list(replies)
    return replies[0] if replies else None
