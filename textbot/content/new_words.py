"""Catalogs for files that are new in a playbook: their words in every language but the first."""

from collections.abc import Callable, Mapping

from textbot.content.draft import read_draft
from textbot.content.translations import translate, update_catalog


def with_catalogs(
    files: Mapping[str, bytes], new: Mapping[str, bytes], said: Callable[[str], Mapping[str, str]]
) -> dict[str, bytes]:
    """The new files and the catalogs that hold their words, for a playbook of `files`. said: a language -> path ->
    words. The catalogs are left out while one of the new files cannot be read."""
    draft = read_draft({**files, **new})
    if draft.problems:
        return dict(new)
    first, *others = draft.languages
    changed = dict(new)
    for language in others:
        name = f"locales/{language}/flows.po"
        catalog = update_catalog(draft.words[first], language, files.get(name))
        changed[name] = translate(catalog, said(language))
    return changed
