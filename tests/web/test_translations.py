"""Pages for staff speak the reader's language: every word of the code has its Spanish, and the choice is kept."""

import re
from collections.abc import Iterator

import polib
import pytest
from babel.messages.extract import extract_from_dir
from flask import Flask, g

from tests.rig.office import Office
from tests.web.conftest import Browser
from textbot.actions.outcome import Outcome
from textbot.config import HOME
from textbot.core.marking import N_
from textbot.web.translations import CATALOGS, COOKIE, _, languages, ngettext, say, speak

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "Outcome": (2,)}
METHODS = [("**.py", "python"), ("web/templates/**.html", "jinja2")]
SOURCE = HOME / "textbot"
PLACE = re.compile(r"%\((\w+)\)s|<(/?\w+)>")


@pytest.fixture(scope="module")
def words() -> dict[str, tuple[str, ...]]:
    """English words -> all English forms of them, as the code says them."""
    options = {"web/templates/**.html": {"encoding": "utf-8", "trimmed": "true"}}
    found = (_forms(said) for _file, _line, said, *_more in extract_from_dir(SOURCE, METHODS, options, KEYWORDS, ()))
    return {forms[0]: forms for forms in found if forms[0]}


def _forms(said: str | tuple[str, ...]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


@pytest.fixture(scope="module", params=languages()[1:])
def catalog(request: pytest.FixtureRequest) -> dict[str, polib.POEntry]:
    """English words -> their entry in one language."""
    file = polib.pofile(str(CATALOGS / request.param / "LC_MESSAGES" / "textbot.po"))
    return {entry.msgid: entry for entry in file if not entry.obsolete}


def test_all_words_of_the_code_are_translated(words: dict[str, tuple[str, ...]], catalog: dict) -> None:
    missing = [each for each in words if each not in catalog or not catalog[each].translated()]
    assert missing == []


def test_translations_have_the_places_and_marks_of_the_original(catalog: dict) -> None:
    assert list(_misplaced(catalog)) == []


def _misplaced(catalog: dict[str, polib.POEntry]) -> Iterator[str]:
    for entry in filter(polib.POEntry.translated, catalog.values()):
        there = set(PLACE.findall(entry.msgid + entry.msgid_plural))
        for form in entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,):
            used = set(PLACE.findall(form))
            if used - there or (not entry.msgid_plural and used != there):
                yield entry.msgid


def test_an_outcome_is_said_with_its_values_and_what_follows(app: Flask) -> None:
    many = N_("%(number)s people are texted about it.")
    told = Outcome(True, "One person is texted about it.", {"number": 2}, many=many)
    outcome = Outcome(True, "%(reference)s is now %(status)s.", {"reference": "2026-1", "status": "closed"}, then=told)
    assert outcome.english == "2026-1 is now closed. 2 people are texted about it."
    with app.test_request_context():
        speak("es")
        assert say(outcome) == "2026-1 ahora está cerrado. Se les avisa por mensaje a 2 personas."


def test_numbers_choose_their_words(app: Flask) -> None:
    with app.test_request_context():
        speak("es")
        assert [ngettext("%(num)s day", "%(num)s days", number) for number in (1, 2)] == ["1 día", "2 días"]
        speak("fr")
        assert (g.page_language, _("Inbox")) == ("en", "Inbox")


@pytest.mark.parametrize(
    ("headers", "path", "language"),
    [
        ({}, "/login", "en"),
        ({"Accept-Language": "es-MX,es;q=0.9"}, "/login", "es"),
        ({"Accept-Language": "fr"}, "/login", "en"),
        ({"Accept-Language": "es"}, "/login?lang=en", "en"),
    ],
)
def test_a_page_speaks_the_visitors_language(
    browser: Browser, headers: dict[str, str], path: str, language: str
) -> None:
    page = browser.get(path, headers=headers).text
    assert f'<html lang="{language}">' in page
    assert ("Iniciar sesión" in page) == (language == "es")


@pytest.mark.parametrize(("kept", "language"), [("es", "es"), ("../../etc", "en"), ("", "en")])
def test_a_browser_keeps_the_language_chosen_in_it(browser: Browser, kept: str, language: str) -> None:
    browser.client.set_cookie(COOKIE, kept)
    assert f'<html lang="{language}">' in browser.get("/login").text


def test_a_member_keeps_the_language_they_chose(ana: Browser, desk: Office) -> None:
    answer = ana.post("/inbox", "/language", language="es", back="/inbox?queue=all")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/inbox?queue=all")
    assert '<html lang="es">' in ana.get("/inbox", headers={"Accept-Language": "en"}).text
    ana.client.delete_cookie("textbot-language")
    assert '<html lang="es">' in ana.get("/inbox").text


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/\\evil.example", "inbox", "/a\nb"])
def test_choosing_a_language_leads_to_no_other_site(ana: Browser, back: str) -> None:
    assert ana.post("/inbox", "/language", language="es", back=back).headers["Location"] == "/inbox"


def test_an_unknown_language_is_refused(ana: Browser) -> None:
    assert ana.post("/inbox", "/language", language="xx").status_code == 400


def test_what_is_translated_is_still_escaped(app: Flask) -> None:
    with app.test_request_context():
        said = '{{ _(words) }} {{ _("%(name)s", name=words) }} {% trans who=words %}<b>{{ who }}</b>{% endtrans %}'
        shown = app.jinja_env.from_string(said).render(words="<script>")
    assert "<script>" not in shown
    assert "<b>&lt;script&gt;</b>" in shown
