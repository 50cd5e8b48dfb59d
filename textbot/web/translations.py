"""The languages of pages for staff: our own words from gettext catalogs, dates and numbers by babel.

    _("%(number)s texts are held.", number=3)      ngettext("%(num)s text", "%(num)s texts", 3)      N_("open")

`N_` marks words that stand in a table; the page says them with `_`. Templates have `_`, `ngettext`, `{% trans %}`, and
`say` for an Outcome. What `_` gives is text, not HTML: it is escaped where it is shown. English is what stands in the
code; another language is one more locales/<code>/LC_MESSAGES/textbot.po."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import polib
from babel import Locale, UnknownLocaleError
from flask import Flask, g, has_request_context, request

from textbot.actions.outcome import Outcome
from textbot.config import HOME
from textbot.core.marking import N_

__all__ = [
    "COOKIE",
    "N_",
    "_",
    "language_name",
    "languages",
    "locale",
    "ngettext",
    "number_words",
    "page_language",
    "playbook_language",
    "say",
    "speak",
    "start_languages",
]

FIRST = "en"
COOKIE = "textbot-language"
CATALOGS = HOME / "locales"

# How a language writes its dates and times here.
LOCALES = {"en": "en_US", "es": "es_US"}


@cache
def languages() -> tuple[str, ...]:
    """The languages pages can speak, English first."""
    found = sorted(path.parent.parent.name for path in CATALOGS.glob("*/LC_MESSAGES/textbot.po"))
    return (FIRST, *(code for code in found if code != FIRST))


def page_language() -> str:
    """The language of the page that is being made: the member's own, else the one chosen in this browser, else the
    browser's, else English."""
    if not has_request_context():
        return FIRST
    if "page_language" not in g:
        g.page_language = _chosen()
    return str(g.page_language)


def playbook_language(languages_there: Sequence[str]) -> str:
    """Of these languages the one of the page, else the first: in which a playbook's words stand on it."""
    return page_language() if page_language() in languages_there else languages_there[0]


def speak(language: str) -> None:
    """Make the page speak that language, whatever was chosen; English when we have no words in it."""
    g.page_language = language if language in languages() else FIRST


def _chosen() -> str:
    member = g.get("member")
    asked = (getattr(member, "language", ""), request.args.get("lang"), request.cookies.get(COOKIE))
    wanted = next((code for code in asked if code in languages()), None)
    return wanted or request.accept_languages.best_match(languages()) or FIRST


def locale() -> Locale:
    """How the page writes dates, times and numbers."""
    return Locale.parse(LOCALES.get(page_language(), page_language()))


def _(words: str, /, **values: object) -> str:
    """The words in the page's language, with the values in their places."""
    found = _catalog(page_language()).get(words, (words,))[0]
    return found % values if values else found


def ngettext(one: str, many: str, number: int, /, **values: object) -> str:
    """The words for that many, `%(num)s` being the number."""
    forms = _catalog(page_language()).get(one, (one, many))
    words = forms[0] if number == 1 else forms[-1]
    if "%(num)s" in words:
        values.setdefault("num", number_words(number))
    return words % values if values else words


def say(outcome: Outcome) -> str:
    """What came of a deed, in the page's language."""
    values = {name: _(value) if isinstance(value, str) else value for name, value in outcome.values.items()}
    words = outcome.many if outcome.many and values.get("number") != 1 else outcome.words
    first = _(words, **values)
    return f"{first} {say(outcome.then)}" if outcome.then else first


def number_words(number: int) -> str:
    """12345 as "12,345"."""
    return f"{number:,}"


def language_name(code: str | None) -> str:
    """ "es" as "Spanish", on a Spanish page "español"; "" while it is unknown."""
    try:
        return str(Locale.parse(code).get_display_name(page_language())) if code else ""
    except (UnknownLocaleError, ValueError):
        return str(code)


def start_languages(app: Flask) -> None:
    """Let templates speak."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    # Not "newstyle": what `_` gives stays text that is escaped, whatever is handed to it.
    app.jinja_env.install_gettext_callables(_, ngettext, newstyle=False)  # type: ignore[attr-defined]
    app.jinja_env.globals.update(say=say, page_language=page_language, number_words=number_words)
    app.jinja_env.globals.update(tongue_names=tongue_names, language_name=language_name)


def tongue_names() -> list[tuple[str, str]]:
    """(code, what its speakers call it) of every language of the pages: ("es", "Español")."""
    return [(code, (Locale.parse(code).get_display_name(code) or code).capitalize()) for code in languages()]


@cache
def _catalog(language: str) -> Mapping[str, tuple[str, ...]]:
    """English words -> their forms, the one for one thing first. What nobody translated yet is left out."""
    path = _file(language)
    if language == FIRST or not path.is_file():
        return {}
    entries = (entry for entry in polib.pofile(str(path)) if not entry.obsolete and not entry.fuzzy)
    forms = ((entry.msgid, _forms(entry)) for entry in entries)
    return {msgid: said for msgid, said in forms if all(said)}


def _forms(entry: polib.POEntry) -> tuple[str, ...]:
    if not entry.msgid_plural:
        return (entry.msgstr,)
    return tuple(entry.msgstr_plural[key] for key in sorted(entry.msgstr_plural))


def _file(language: str) -> Path:
    assert re.fullmatch(r"[a-zA-Z_]{2,12}", language)
    return CATALOGS / language / "LC_MESSAGES" / "textbot.po"
