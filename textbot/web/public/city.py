"""/about, /privacy, /terms: the city's own pages about its text line, in its languages. Carriers read them, too."""

from collections.abc import Iterator

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from textbot.core.phone import dialable
from textbot.core.playbook import Playbook
from textbot.web.installation import installation
from textbot.web.public.tongue import tongue, tongues

bp = Blueprint("city", __name__)

PAGES = ("about", "privacy", "terms")


@bp.get("/about")
def about() -> ResponseReturnValue:
    """What the text line is."""
    return _page("about")


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    """How texts and numbers are used."""
    return _page("privacy")


@bp.get("/terms")
def terms() -> ResponseReturnValue:
    """The terms of the text line."""
    return _page("terms")


def _page(name: str) -> ResponseReturnValue:
    runtime = installation()
    playbook = runtime.playbook
    language = tongue(playbook)
    facts, phone = playbook.facts(language), playbook.city.phones.get("main", "")
    html = render_template(
        "city.html",
        page=name,
        language=language,
        languages=tongues(playbook),
        title=playbook.text(f"phrases.{name}_title", language),
        paragraphs=list(_paragraphs(playbook, name, language)),
        others=[(each, playbook.text(f"phrases.{each}_title", language)) for each in PAGES if each != name],
        city=facts["city"],
        phone=phone,
        dial=dialable(phone) or phone,
        hours=playbook.text("city.hours", language) if playbook.has("city.hours") else "",
    )
    return html, {"Content-Language": language, "Vary": "Accept-Language"}


def _paragraphs(playbook: Playbook, name: str, language: str) -> Iterator[str]:
    number = 1
    while playbook.has(path := f"phrases.{name}_{number}"):
        yield playbook.text(path, language)
        number += 1
