"""After an upgrade: sentences that this version says and a city's own folder does not have yet."""

import re
from collections.abc import Mapping

import yaml

from textbot.content.placeholders import PHRASES
from textbot.content.source import catalog_languages
from textbot.content.translations import add, read_catalog

FILE = "phrases.yaml"
_KEY = re.compile(rb"^ *(\w+):", re.MULTILINE)
_FIRST = re.compile(rb"^languages:\s*\[?\s*(?:- *)?[\"']?(\w+)", re.MULTILINE)


def lacking(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Keys of the sentences this version may say that are not in phrases.yaml; () where there is no such file."""
    if FILE not in files:
        return ()
    own = {each.decode() for each in _KEY.findall(files[FILE])}
    return tuple(key for key in PHRASES if key not in own)


def completed(files: Mapping[str, bytes], shipped: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with those sentences in textbot's own words, in each language that textbot comes with. What is written
    in the folder is never changed; a file that cannot be read stays as it is, for the proof-reader to tell."""
    keys = lacking(files)
    said = _said(shipped, _first(files)) if keys else {}
    new = {key: said[key] for key in keys if key in said}
    if not new:
        return dict(files)
    given = {name: _translated(name, language, files[name], shipped, new)
             for language, name in catalog_languages(files).items()}  # fmt: skip
    return {**files, **given, FILE: _with(files[FILE], new)}


def _said(shipped: Mapping[str, bytes], language: str) -> dict[str, str]:
    """key -> textbot's own words in a language."""
    if language == _first(shipped):
        return dict(yaml.safe_load(shipped[FILE])["phrases"])
    catalog = catalog_languages(shipped).get(language)
    words = read_catalog(language, catalog, shipped[catalog])[0].words() if catalog else {}
    return {path.removeprefix("phrases."): text for path, text in words.items() if path.startswith("phrases.")}


def _first(files: Mapping[str, bytes]) -> str:
    """The language a playbook is written in."""
    found = _FIRST.search(files.get("city.yaml", b""))
    return found[1].decode() if found else "en"


def _translated(name: str, language: str, data: bytes, shipped: Mapping[str, bytes], new: Mapping[str, str]) -> bytes:
    words = _said(shipped, language)
    try:
        return add(data, {f"phrases.{key}": (text, words[key]) for key, text in new.items() if key in words})
    except (OSError, ValueError):
        return data


def _with(data: bytes, new: Mapping[str, str]) -> bytes:
    try:
        found = yaml.safe_load(data)
    except yaml.YAMLError:
        return data
    if not isinstance(found, dict):
        return data
    phrases = found.get("phrases", found)
    if not isinstance(phrases, dict):
        return data
    phrases.update(new)
    return yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=1000).encode()
