"""Translations: every text in every language, and none older than its original."""

from collections.abc import Iterator

from textbot.content.problems import Level, Problem
from textbot.content.rules.context import Proof
from textbot.content.translations import Catalog

_SHOWN = 50
REMEDY = "run `textbot messages`, then translate it"


def language_has_a_catalog(proof: Proof) -> Iterator[Problem]:
    """Each language of city.yaml but the first has a catalog, and no catalog is for another."""
    draft = proof.draft
    for language in draft.languages[1:]:
        if language not in draft.catalogs:
            file = f"locales/{language}/flows.po"
            yield Problem(file, 0, "", f"there are no translations into '{language}'; {REMEDY}")
    for language, catalog in draft.catalogs.items():
        if language not in draft.languages[1:]:
            message = f"city.yaml does not list '{language}' after its first language; add it, or remove this file"
            yield Problem(catalog.file, 1, "", message, Level.WARNING)


def text_is_translated(proof: Proof) -> Iterator[Problem]:
    """A missing translation leaves a resident with words of another language."""
    draft = proof.draft
    for language, catalog in _own(proof):
        for path, copy in draft.copy.items():
            entry = catalog.entries.get(path)
            if entry is not None and entry.text.strip():
                continue
            line = entry.line if entry else 0
            message = f'"{_short(copy.text)}" ({path}) is not translated into {language}; {REMEDY}'
            yield Problem(catalog.file, line, path, message)


def translation_is_current(proof: Proof) -> Iterator[Problem]:
    """A translation marked fuzzy, made from older words, or of a text that is gone wants a look."""
    draft = proof.draft
    for _, catalog in _own(proof):
        for path, entry in catalog.entries.items():
            if path not in draft.copy:
                message = f"flows/ has no text '{path}'; run `textbot messages` to drop it"
                yield Problem(catalog.file, entry.line, path, message, Level.WARNING)
            elif entry.fuzzy and entry.text.strip():
                message = f"'{path}' is marked fuzzy; read it against the original, mend it, remove the mark"
                yield Problem(catalog.file, entry.line, path, message, Level.WARNING)
            elif entry.original != draft.copy[path].text:
                message = f"the original of '{path}' has changed; run `textbot messages`, then read the translation"
                yield Problem(catalog.file, entry.line, path, message, Level.WARNING)


def _own(proof: Proof) -> Iterator[tuple[str, Catalog]]:
    for language in proof.draft.languages[1:]:
        if language in proof.draft.catalogs:
            yield language, proof.draft.catalogs[language]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 3]}..."


TRANSLATED_RULES = (language_has_a_catalog, text_is_translated, translation_is_current)
