"""Reading tables of words from parsed YAML: what is wrong is said with the path of the entry."""

from collections.abc import Iterator, Mapping
from typing import Any

from textbot.core.hearing.phrases import Phrases

ANY = "any"
"""The language key of words that mean the same in every language."""


def table(data: Any, path: str) -> Mapping[str, Any]:
    """`data` as a mapping ({} when left out). Raises ValueError naming `path`."""
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        raise ValueError(f"{path}: write 'name: ...' lines here")
    return data


def rows(data: Any, path: str) -> Iterator[tuple[str, str]]:
    """(path, text) for each text of a list (none when left out). Raises ValueError naming the wrong entry."""
    if data is None:
        return
    if not isinstance(data, list | tuple):
        raise ValueError(f"{path}: write a list of words here")
    for number, text in enumerate(data):
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f'{path}.{number}: write a word here, in double quotes ("{text}")')
        yield f"{path}.{number}", text


def per_language(data: Any, path: str) -> Iterator[tuple[str, str, str]]:
    """(language, path, text) for `{en: [...], es: [...]}`. Raises ValueError naming the wrong entry."""
    for language, texts in table(data, path).items():
        for place, text in rows(texts, f"{path}.{language}"):
            yield language, place, text


def phrases(data: Any, path: str) -> Phrases:
    """The rules of all languages of `{en: [...], es: [...]}` as one search. Raises ValueError naming the wrong one."""
    rules = list(per_language(data, path))
    try:
        return Phrases.of(rule for _, _, rule in rules)
    except ValueError:
        raise ValueError(_first_wrong(rules)) from None


def _first_wrong(rules: list[tuple[str, str, str]]) -> str:
    for _, place, rule in rules:
        try:
            Phrases.of([rule])
        except ValueError as wrong:
            return f"{place}: {wrong}"
    raise AssertionError("every rule can be read by itself")
