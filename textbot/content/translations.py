"""The playbook's words in other languages: gettext catalogs with msgctxt = the path of a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polib

from textbot.content.problems import Problem

_LINE = re.compile(r"\(line (\d+)\)(?:: )?(.*)")
_HEAD = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


@dataclass(frozen=True)
class Translation:
    """One translated text. original: the first-language words it was made from; fuzzy: a person should look at it."""

    text: str
    original: str
    fuzzy: bool
    line: int


@dataclass(frozen=True)
class Catalog:
    """One language's translations by path."""

    language: str
    file: str
    entries: Mapping[str, Translation] = field(default_factory=dict)

    def words(self) -> dict[str, str]:
        """path -> words, fuzzy ones too; an empty translation counts as none."""
        return {path: entry.text for path, entry in self.entries.items() if entry.text.strip()}


def read_catalog(language: str, file: str, data: bytes) -> tuple[Catalog, tuple[Problem, ...]]:
    """The catalog, and what is broken in it: not UTF-8, not a .po file, a path missing or there twice."""
    try:
        parsed = _parsed(data)
    except (OSError, ValueError) as wrong:
        return Catalog(language, file), (_broken(file, wrong),)
    entries: dict[str, Translation] = {}
    problems: list[Problem] = []
    for entry in parsed:
        if entry.obsolete:
            continue
        problems += _misplaced(file, entry, entries)
        if entry.msgctxt and entry.msgctxt not in entries:
            entries[entry.msgctxt] = Translation(entry.msgstr, entry.msgid, entry.fuzzy, entry.linenum or 1)
    return Catalog(language, file, entries), tuple(problems)


def update_catalog(original: Mapping[str, str], language: str, data: bytes | None) -> bytes:
    """The catalog brought up to date with `original` (path -> first-language words): new paths are added empty,
    a text whose original changed keeps its translation marked fuzzy (the old original beside it), paths that no
    longer exist are dropped. Running it again changes nothing. Raises ValueError when `data` is no .po file."""
    try:
        old = {entry.msgctxt: entry for entry in _parsed(data or b"") if entry.msgctxt and not entry.obsolete}
        head = dict(_parsed(data).metadata) if data else {}
    except OSError as wrong:
        raise ValueError(str(_broken(f"locales/{language}/flows.po", wrong))) from None
    fresh = polib.POFile(wrapwidth=100)
    fresh.metadata = head or {**_HEAD, "Language": language}
    fresh.extend(_renewed(path, words, old.get(path)) for path, words in original.items())
    return f"{str(fresh).rstrip()}\n".encode()


def translate(data: bytes, texts: Mapping[str, str]) -> bytes:
    """The catalog with these translations (path -> words), no longer fuzzy; paths it lacks are left out.
    Raises OSError or ValueError when `data` is no .po file."""
    catalog = _parsed(data)
    for entry in catalog:
        if entry.msgctxt in texts and not entry.obsolete:
            entry.msgstr, entry.previous_msgid = texts[entry.msgctxt], None
            entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    return f"{str(catalog).rstrip()}\n".encode()


def add(data: bytes, texts: Mapping[str, tuple[str, str]]) -> bytes:
    """The catalog with these as well (path -> original words, their translation); a path it has stays as it is.
    Raises OSError or ValueError when `data` is no .po file."""
    catalog = _parsed(data)
    own = {entry.msgctxt for entry in catalog if not entry.obsolete}
    catalog.extend(
        polib.POEntry(msgctxt=path, msgid=original, msgstr=words)
        for path, (original, words) in texts.items()
        if path not in own
    )
    return f"{str(catalog).rstrip()}\n".encode()


def _renewed(path: str, words: str, old: polib.POEntry | None) -> polib.POEntry:
    if old is None:
        return polib.POEntry(msgctxt=path, msgid=words)
    kept = polib.POEntry(
        msgctxt=path, msgid=words, msgstr=old.msgstr, flags=list(old.flags),
        tcomment=old.tcomment, comment=old.comment, previous_msgid=old.previous_msgid,
    )  # fmt: skip
    if old.msgid == words or not old.msgstr:
        return kept
    kept.previous_msgid = old.previous_msgid if old.fuzzy and old.previous_msgid else old.msgid
    if not old.fuzzy:
        kept.flags.append("fuzzy")
    return kept


def _parsed(data: bytes) -> polib.POFile:
    # The line break keeps polib from taking a short text for a file's name.
    return polib.pofile(data.decode("utf-8-sig") + "\n", encoding="utf-8", wrapwidth=100)


def _broken(file: str, wrong: OSError | ValueError) -> Problem:
    if isinstance(wrong, UnicodeDecodeError):
        return Problem(file, 1, "", "this is not UTF-8 text; save the file as UTF-8")
    found = _LINE.search(str(wrong))
    detail = found[2] if found and found[2] else "a line here is no part of a .po file"
    return Problem(file, int(found[1]) if found else 1, "", f"cannot read this: {detail}; mend the line's quotes")


def _misplaced(file: str, entry: polib.POEntry, seen: Mapping[str, Translation]) -> Iterator[Problem]:
    if not entry.msgctxt:
        message = 'this entry has no path; add a line such as msgctxt "phrases.help" above msgid'
        yield Problem(file, entry.linenum or 1, "", message)
    elif entry.msgctxt in seen:
        first = seen[entry.msgctxt].line
        message = f"'{entry.msgctxt}' is translated twice (first on line {first}); remove one"
        yield Problem(file, entry.linenum or 1, entry.msgctxt, message)
