"""What a notice says, with placeholders: `{{ first_name or "neighbor" }}` and `{{ street }}`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

_OPEN_OR_CLOSE = re.compile(r"\{\{|\}\}")
_NAME = r"[a-z][a-z0-9_]{0,39}"
_QUOTES = "\"'“”„‘’«»"
_INSIDE = re.compile(rf"\s*(?P<name>{_NAME})\s*(?:\bor\s*[{_QUOTES}](?P<fallback>[^{{}}]*)[{_QUOTES}]\s*)?\Z", re.I)


@dataclass(frozen=True)
class Placeholder:
    """A field's place in a text. fallback: what stands there for who lacks the field, None when nothing may."""

    name: str
    fallback: str | None


class Missing(ValueError):
    """A field that a text needs, that the recipient lacks, and that has no fallback."""

    def __init__(self, name: str) -> None:
        super().__init__(f'{name} is missing; write what to say instead: {{{{ {name} or "..." }}}}')
        self.name = name


@lru_cache(maxsize=256)
def parts(template: str) -> tuple[str | Placeholder, ...]:
    """The template as words and placeholders, in order. Raises ValueError that names the line and what is wrong."""
    return tuple(_parts(template))


def fill(template: str, fields: Mapping[str, str]) -> str:
    """The text for one recipient. What a field holds is said as it is, on one line; an empty one counts as missing.
    Raises Missing, and ValueError for a template that cannot be read."""
    return "".join(part if isinstance(part, str) else _said(part, fields) for part in parts(template))


def names(template: str) -> tuple[str, ...]:
    """The fields a template uses, each once, in order. Raises ValueError that names the line and what is wrong."""
    return tuple(dict.fromkeys(part.name for part in parts(template) if isinstance(part, Placeholder)))


def needed(template: str) -> tuple[str, ...]:
    """The fields without which a template cannot be said: those that have no fallback somewhere."""
    alone = (part for part in parts(template) if isinstance(part, Placeholder) and part.fallback is None)
    return tuple(dict.fromkeys(part.name for part in alone))


def _said(placeholder: Placeholder, fields: Mapping[str, str]) -> str:
    value = " ".join(fields.get(placeholder.name, "").split())
    if value:
        return value
    if placeholder.fallback is None:
        raise Missing(placeholder.name)
    return placeholder.fallback


def _parts(template: str) -> Iterator[str | Placeholder]:
    at = 0
    while found := _OPEN_OR_CLOSE.search(template, at):
        line = template.count("\n", 0, found.start()) + 1
        if found[0] == "}}":
            raise ValueError(f"line {line}: }}}} closes nothing; a placeholder begins with {{{{")
        if found.start() > at:
            yield template[at : found.start()]
        end = _OPEN_OR_CLOSE.search(template, found.end())
        if end is None or end[0] == "{{":
            raise ValueError(f'line {line}: this {{{{ is not closed; write {{{{ first_name or "neighbor" }}}}')
        yield _placeholder(template[found.end() : end.start()], line)
        at = end.end()
    if at < len(template):
        yield template[at:]


def _placeholder(inside: str, line: int) -> Placeholder:
    read = _INSIDE.match(inside)
    if read is None or "\n" in inside:
        shown = " ".join(inside.split())[:40]
        raise ValueError(f'line {line}: cannot read {{{{ {shown} }}}}; write {{{{ first_name or "neighbor" }}}}')
    return Placeholder(read["name"].lower(), read["fallback"])
